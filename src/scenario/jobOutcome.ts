import { randomStream } from '#base/random.ts';
import { pathText } from './place.ts';
import type { Disruption, JobOutcomes, JobRun } from './readJobs.ts';
import type { Run, Scenario } from './scenario.ts';

/** A pod of a Job. */
export interface JobAttempt {
  readonly job: string;
  readonly namespace: string;
  /** Null: the Job has no indexes. */
  readonly index: number | null;
  /** How many pods its index, or its Job, had before it. */
  readonly attempt: number;
}

export interface JobOutcome {
  /** Successive starts of the process; the last repeats. */
  readonly runs: readonly Run[];
  /** What takes the pod away, so long after the first start; null: nothing does. */
  readonly disruption: { readonly by: Disruption; readonly afterSeconds: number } | null;
  /** The place in the Scenario that says so. */
  readonly path: string;
}

/** A pod may start its container again; so many of its starts are drawn apart. */
const drawnStarts = 8;

/**
 * How a container of a Job's pod ends, if the Scenario says it by index and attempt or leaves it to the dice; null
 * otherwise. Within a pod a second start counts as a further attempt. A draw depends on seed, Job, index, attempt and
 * start alone.
 */
export function jobOutcome(
  { jobs, seed }: Pick<Scenario, 'jobs' | 'seed'>,
  pod: JobAttempt,
  container: { readonly name: string; readonly isFirst: boolean },
): JobOutcome | null {
  const key = keyOf(jobs, pod.job);
  const outcomes = key === null ? undefined : jobs[key];
  if (key === null || outcomes === undefined) return null;
  const meant = outcomes.container === null ? container.isFirst : outcomes.container === container.name;
  if (!meant) return null;
  const place = (...path: readonly (string | number)[]) => pathText(['spec', 'jobs', key, ...path]);

  const ofIndex = pod.index === null ? undefined : outcomes.indexes[String(pod.index)];
  if (ofIndex !== undefined && ofIndex.length > 0) {
    const from = Math.min(pod.attempt, ofIndex.length - 1);
    return outcome(ofIndex.slice(from), place('indexes', String(pod.index), from));
  }
  const from = Math.min(pod.attempt, outcomes.attempts.length - 1);
  const otherwise = outcomes.attempts.slice(Math.max(from, 0));
  if (outcomes.random.length > 0) {
    const drawn = drawnRuns(outcomes, seed, pod, otherwise);
    if (drawn !== null) return outcome(drawn, place('random'));
  }
  return otherwise.length === 0 ? null : outcome(otherwise, place('attempts', from));
}

/** A process whose pod is taken away would have run on. */
function outcome(runs: readonly JobRun[], path: string): JobOutcome {
  const [first] = runs;
  const by = first?.disruption ?? null;
  return {
    runs: runs.map(({ seconds, exitCode, disruption }) => ({
      seconds: disruption === null ? seconds : null,
      exitCode,
    })),
    disruption: by === null ? null : { by, afterSeconds: first?.seconds ?? 0 },
    path,
  };
}

/** The Job's own name, or that of the CronJob that made it. */
function keyOf(jobs: Scenario['jobs'], job: string): string | null {
  if (Object.hasOwn(jobs, job)) return job;
  const cronJob = job.replace(/-\d+$/, '');
  return cronJob !== job && Object.hasOwn(jobs, cronJob) ? cronJob : null;
}

/** Null when no start of the pod is decided by the dice. */
function drawnRuns(
  { random }: JobOutcomes,
  seed: number,
  { namespace, job, index, attempt }: JobAttempt,
  otherwise: readonly JobRun[],
): readonly JobRun[] | null {
  const stream = randomStream(seed, 'Scenario', `Job/${namespace}/${job}`, `${index ?? ''} ${attempt}`);
  const first = draw(random, stream.intn(steps));
  if (first === null && otherwise.length === 0) return null;
  const runs = [first ?? otherwise[0]!];
  for (let start = 1; start < drawnStarts; start += 1) {
    const fallback = otherwise[Math.min(start, otherwise.length - 1)] ?? runs[0]!;
    runs.push(draw(random, stream.intn(steps)) ?? fallback);
  }
  return runs;
}

const steps = 1_000_000;

function draw(random: JobOutcomes['random'], step: number): JobRun | null {
  let end = 0;
  for (const one of random) {
    end += one.share * steps;
    if (step < end) return one;
  }
  return null;
}
