import type { TextRange } from './diagnostic.ts';
import type { FieldPath } from './fieldPath.ts';

/** One object of the text, as kubectl would send it, with the places its fields have in the text. */
export interface ManifestDocument {
  /** Counted from 0 over the non-empty documents of the text. */
  readonly index: number;
  /** Where in its document it stands: empty for the document itself, `items` and a number for an item of a List. */
  readonly objectPath: FieldPath;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly value: unknown;
  readonly range: TextRange;
  /** What the path holds; the nearest place above when there is nothing. */
  readonly rangeOf: (path: FieldPath) => TextRange;
  readonly keyRangeOf: (path: FieldPath) => TextRange;
}
