import type { Severity } from '#api/diagnostic.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { JsonValue } from '#api/json.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { verdictWords } from '#i18n/verdict.ts';
import type { Place } from './place.ts';

/** Something to say about a document; offsets count from its start. */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  readonly speaker: 'kube-apiserver' | 'kubectl' | 'kymograph';
  readonly message: Sentence;
  readonly note?: Sentence;
  /** kubectl reads no further; what it says, where `message` is not its own. */
  readonly kubectlStops?: true | { readonly saying: string };
  readonly start: number;
  readonly end: number;
  readonly path: FieldPath;
  readonly fix?: {
    readonly title: Sentence;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  };
}

/** A key given twice. kubectl keeps the later one and says nothing; a server that is sent the text itself refuses. */
export interface RepeatedKey {
  readonly path: FieldPath;
  /** The earlier one, which is lost. */
  readonly lost: { readonly start: number; readonly end: number };
  /** Offset of the later one. */
  readonly kept: number;
  /** One of the two came through a merge key `<<`, where repeating is what people mean. */
  readonly merged: boolean;
}

/** One document as read: a value with its places, or why there is none. */
export type ReadDocument =
  | {
      readonly kind: 'read';
      readonly value: JsonValue;
      readonly place: Place;
      readonly repeatedKeys: readonly RepeatedKey[];
      /** What stands after the end marker `...`, which nobody reads. */
      readonly unread: { readonly start: number; readonly end: number } | null;
    }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Ends the reading of one document from any depth; caught by the reader, never seen outside. */
export class ReadFailure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Nesting deeper than is read. */
export function depthFailure(depth: number, start: number): ReadFailure {
  return new ReadFailure({
    severity: 'error',
    code: 'limit-depth',
    speaker: 'kymograph',
    message: verdictWords.tooDeep(depth),
    start,
    end: start + 1,
    path: [],
  });
}
