/** How a piece of a stored row came to be. */
export type StoredInk = 'written' | 'added' | 'drawn' | 'dropped';

/** Why a row is not as it was written; the page has the words. */
export type StoredReason =
  | { readonly kind: 'default'; readonly more: number }
  | { readonly kind: 'from'; readonly field: string }
  | { readonly kind: 'request' }
  | { readonly kind: 'admission' }
  | { readonly kind: 'drawn'; readonly of: number | null }
  | { readonly kind: 'gateOff'; readonly gate: string }
  | { readonly kind: 'notKept' }
  | { readonly kind: 'zero' }
  | { readonly kind: 'rewritten' };

/** One row of the stored object, beside a row of the text. */
export interface StoredRow {
  /** The line of the text, from 1; null where the text keeps an empty row. */
  readonly line: number | null;
  readonly parts: readonly { readonly text: string; readonly ink: StoredInk }[];
  readonly reason: StoredReason | null;
  /** Rows folded into this one. */
  readonly rest: readonly StoredRow[];
}

/** A document beside its text. */
export interface StoredDocument {
  readonly document: number;
  /** Lines of the text, both included. */
  readonly first: number;
  readonly last: number;
  readonly state: 'stored' | 'refused' | 'notKubernetes' | 'scenario';
  /** Errors of a refused document. */
  readonly errors: number;
  /** Only of what is stored. */
  readonly rows: readonly StoredRow[];
  readonly added: number;
  readonly drawn: number;
  readonly dropped: number;
  /** The object as `kubectl get -o yaml` would show it; empty when nothing is stored. */
  readonly yaml: string;
}
