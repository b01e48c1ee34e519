import type { TextRange } from './diagnostic.ts';
import type { FieldPath } from './fieldPath.ts';

/** One object of the text, as kubectl would send it, with the places its fields have in the text. */
export interface ManifestDocument {
  /** Counted from 0 over the non-empty documents of the text. */
  readonly index: number;
  /** Place in the `items` of a List. */
  readonly itemIndex?: number;
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
