import type { TextRange } from './diagnostic.ts';

/** Keys and list indexes from the root of a document. */
export type FieldPath = readonly (string | number)[];

/** A path as the API server writes it: `spec.initContainers[1].restartPolicy`. */
export function pathText(path: FieldPath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

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
