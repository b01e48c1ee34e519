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

/** The project's own answer to a function's vectors, and how answers are told apart. */
export interface Adapter {
  /** The result for one case, in the shape of its `want`. May throw: then the case is not agreed. */
  readonly run: (input: unknown, header: VectorHeader) => unknown;
  /** Turns a result or a `want` into what is compared; the looser rules of VECTORS.md. Default: as it is. */
  readonly compared?: (result: unknown) => unknown;
}

/** An adapter whose input is taken to have the shape that VECTORS.md gives it. */
export function adapter<Input>(
  run: (input: Input, header: VectorHeader) => unknown,
  compared?: Adapter['compared'],
): Adapter {
  // The vectors are measured data, read once by their own adapter: a wrong shape shows as a disagreement.
  const untyped = (input: unknown, header: VectorHeader) => run(input as Input, header);
  return compared ? { run: untyped, compared } : { run: untyped };
}
