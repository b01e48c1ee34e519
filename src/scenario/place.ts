import type { TextRange } from '#api/diagnostic.ts';

/** Keys and list indexes from the root of a document. */
export type FieldPath = readonly (string | number)[];

/** A decoded document and its places in the text: the part of `ManifestDocument` that reading a Scenario needs. */
export interface ScenarioSource {
  readonly index: number;
  readonly value: unknown;
  /** What the path holds; the nearest place above when there is nothing. */
  readonly rangeOf: (path: FieldPath) => TextRange;
  readonly keyRangeOf: (path: FieldPath) => TextRange;
}

/** A path as the API server writes it; a key that is no plain word stands in brackets: `spec.containers[web/app]`. */
export function pathText(path: FieldPath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number' || !/^[A-Za-z0-9_-]+$/.test(part)) text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}
