import type { Run } from './scenario.ts';

/** How the pods of a Job end: what is said of an index comes first, then the dice, then what is said of all. */
export interface JobOutcomes {
  /** The container that is meant; null the first that is no init container. */
  readonly container: string | null;
  /** By index: its successive attempts, the last of which repeats. */
  readonly indexes: Readonly<Record<string, readonly Run[]>>;
  /** Each with the share of attempts that end so. */
  readonly random: readonly (Run & { readonly share: number })[];
  /** Successive attempts of every index; without indexes, of the Job. The last repeats. */
  readonly attempts: readonly Run[];
}

type CheckedRun = Partial<Run> | undefined;

/** One entry of `spec.jobs` after `checkValue`. */
export interface CheckedJob {
  readonly container?: string;
  readonly indexes?: Readonly<Record<string, readonly CheckedRun[]>>;
  readonly random?: readonly ((Partial<Run> & { readonly share?: number }) | undefined)[];
  readonly attempts?: readonly CheckedRun[];
}

/** What is said of a Job with its defaults filled in. */
export function readJob({ container, indexes = {}, random = [], attempts = [] }: CheckedJob): JobOutcomes {
  return {
    container: container ?? null,
    indexes: Object.fromEntries(Object.entries(indexes).map(([index, runs]) => [index, readable(runs)])),
    random: random.flatMap((one) => readable([one]).map((run) => ({ ...run, share: one?.share ?? 0 }))),
    attempts: readable(attempts),
  };
}

function readable(runs: readonly CheckedRun[]): readonly Run[] {
  return runs.flatMap((run) =>
    run?.seconds === undefined ? [] : [{ seconds: run.seconds, exitCode: run.exitCode ?? 0 }],
  );
}
