import type { Run } from './scenario.ts';

/** What may take a pod away before its process has ended. */
export type Disruption = 'eviction' | 'preemption' | 'taint';
export const disruptions: readonly Disruption[] = ['eviction', 'preemption', 'taint'];

/** One attempt: how long its process runs, and how it ends. */
export interface JobRun extends Run {
  /** The pod is taken away after `seconds`, and its process does what it does on SIGTERM; null: it ends by itself. */
  readonly disruption: Disruption | null;
}

/** How the pods of a Job end: what is said of an index comes first, then the dice, then what is said of all. */
export interface JobOutcomes {
  /** The container that is meant; null the first that is no init container. */
  readonly container: string | null;
  /** By index: its successive attempts, the last of which repeats. */
  readonly indexes: Readonly<Record<string, readonly JobRun[]>>;
  /** Each with the share of attempts that end so. */
  readonly random: readonly (JobRun & { readonly share: number })[];
  /** Successive attempts of every index; without indexes, of the Job. The last repeats. */
  readonly attempts: readonly JobRun[];
}

type CheckedRun = Partial<JobRun> | undefined;

/** One entry of `spec.jobs` after `checkValue`. */
export interface CheckedJob {
  readonly container?: string;
  readonly indexes?: Readonly<Record<string, readonly CheckedRun[]>>;
  readonly random?: readonly ((Partial<JobRun> & { readonly share?: number }) | undefined)[];
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

/** Whether any attempt of a Job is taken away. */
export function disrupts({ indexes, random, attempts }: JobOutcomes): boolean {
  const runs = [...Object.values(indexes).flat(), ...random, ...attempts];
  return runs.some(({ disruption }) => disruption !== null);
}

function readable(runs: readonly CheckedRun[]): readonly JobRun[] {
  return runs.flatMap((run) =>
    run?.seconds === undefined
      ? []
      : [{ seconds: run.seconds, exitCode: run.exitCode ?? 0, disruption: run.disruption ?? null }],
  );
}
