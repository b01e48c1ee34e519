import type { Sentence } from '#i18n/sentence.ts';

/** A place in the pasted text. Lines and columns count from 1; offsets from 0; `end` is exclusive. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

export interface TextPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** `error`: refused or unreadable. `warning`: accepted, but not as written. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** A user's mistake, or something the user should know, as data: never thrown. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable and machine-readable, e.g. `FieldValueInvalid`, `unknown-field`, `helm-template`. */
  readonly code: string;
  /** Whose words `message` is: the server's and kubectl's are verbatim and the same in both languages. */
  readonly speaker: 'kube-apiserver' | 'kubectl' | 'kymograph';
  readonly message: Sentence;
  readonly range: TextRange;
  /** Index of the document in the text, counted from 0 over non-empty documents. */
  readonly document: number;
  /** Field path as the API server writes it, e.g. `spec.initContainers[1].restartPolicy`; empty when none. */
  readonly path: string;
  /** At most two lines of our own: what it means or what follows. */
  readonly note?: Sentence;
  /** A safe edit: replaces `range` by `text`. */
  readonly fix?: { readonly title: Sentence; readonly range: TextRange; readonly text: string };
}
