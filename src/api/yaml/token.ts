/** What the scanner cuts a document into. Offsets count from the document's start, lines from 0. */
export type Token = TokenPlace &
  (
    | { readonly kind: Punctuation }
    | { readonly kind: 'scalar'; readonly text: string; readonly plain: boolean }
    | { readonly kind: 'alias' | 'anchor'; readonly name: string }
    | { readonly kind: 'tag'; readonly handle: string; readonly suffix: string }
    | { readonly kind: 'version-directive'; readonly version: string }
    | { readonly kind: 'tag-directive'; readonly handle: string; readonly prefix: string }
  );

export interface TokenPlace {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** `key` and `value` are put in where a key turns out to be one; the `block-` tokens where the indentation changes. */
export type Punctuation =
  | 'stream-end'
  | 'document-start'
  | 'document-end'
  | 'block-list-start'
  | 'block-map-start'
  | 'block-end'
  | 'flow-list-start'
  | 'flow-list-end'
  | 'flow-map-start'
  | 'flow-map-end'
  | 'flow-entry'
  | 'block-entry'
  | 'key'
  | 'value';
