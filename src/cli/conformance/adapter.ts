import { type Difference, firstDifference } from './compare.ts';

/** A vector file without its cases: two files of one function may differ here. */
export interface VectorHeader {
  readonly function: string;
  readonly kubernetes: string;
  readonly source?: string;
  readonly terminationOrder?: string;
}

export interface VectorCase {
  readonly name: string;
  readonly input: unknown;
  readonly want: unknown;
}

export interface VectorFile extends VectorHeader {
  readonly cases: readonly VectorCase[];
}

/** The project's own answer to a function's vectors, and how it is held against theirs. */
export interface Adapter {
  /** The result for one case, in the shape of its `want`. May throw: then the case is not agreed. */
  readonly run: (input: unknown, header: VectorHeader) => unknown;
  /** Where a result departs from its `want`; `firstDifference` but for the looser rules of VECTORS.md. */
  readonly difference: (got: unknown, want: unknown) => Difference | null;
}

/**
 * An adapter whose input and result are taken to have the shapes that VECTORS.md gives them: they are measured data,
 * and a wrong shape shows as a disagreement.
 */
export function adapter<Input, Result = unknown>(
  run: (input: Input, header: VectorHeader) => Result,
  difference: (got: Result, want: Result) => Difference | null = firstDifference,
): Adapter {
  return {
    run: (input, header) => run(input as Input, header),
    difference: (got, want) => difference(got as Result, want as Result),
  };
}
