import type { KubernetesObject } from '#api/types.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import type { ClusterEvent, ClusterTrace } from './facts.ts';

/** A run is shown for at least so long. */
const leastMs = 60_000;
/** And goes on so long after the last thing the Scenario does. */
const afterLastActionMs = 30_000;
/** Before this, silence says nothing of a Job: a pod may simply work that long. */
const silenceCountsMs = 600_000;
const mostForJobsMs = 3_600_000;
/** As far as a Scenario may say itself. */
const mostMs = 2_592_000_000;
/** Of a CronJob so many scheduled times are seen. */
const mostStarts = 3;
const afterStartMs = 60_000;

/** How far a run goes at first: as far as its Scenario says, else past the last thing that happens in it, in ms. */
export function firstHorizonMs({ horizonMs, events }: Pick<Scenario, 'horizonMs' | 'events'>): Milliseconds {
  const last = events.reduce((latest, { atMs }) => Math.max(latest, atMs), Number.NEGATIVE_INFINITY);
  return horizonMs ?? Math.max(leastMs, roundedUp(last + afterLastActionMs));
}

/**
 * How far a run whose Scenario does not say goes on after what has been seen of it: until its Jobs have finished, or
 * nothing becomes of them any more, and its CronJobs have come to a few of their times. Null: that is seen already.
 */
export function nextHorizonMs(
  { unfinishedSinceMs, lastMs, deadlineMs, nextStartMs }: JobStory,
  horizon: Milliseconds,
): Milliseconds | null {
  if (nextStartMs !== null) {
    const next = nextStartMs + afterStartMs;
    if (next > horizon && next <= mostMs) return next;
  }
  if (unfinishedSinceMs === null) return null;
  const age = horizon - unfinishedSinceMs;
  const silent = lastMs <= horizon - age / 2 && age >= silenceCountsMs && horizon >= deadlineMs;
  if (silent || (age >= mostForJobsMs && horizon >= deadlineMs)) return null;
  const next = horizon + Math.max(leastMs, age);
  return next <= mostMs ? next : null;
}

/** To where such a run is shown: a little after the last thing that became of its Jobs, in ms. */
export function shownEndMs({ lastMs }: JobStory, leastHorizonMs: Milliseconds): Milliseconds {
  return Math.max(leastHorizonMs, roundedUp(lastMs * 1.05));
}

/** A run as if it had ended at `end`, in ms. */
export function upTo(trace: ClusterTrace, end: Milliseconds): ClusterTrace {
  return { ...trace, events: trace.events.filter(({ at }) => at <= end), end, horizon: end };
}

/** What became of a run's Jobs, as far as its length depends on them. */
export interface JobStory {
  /** Since when there is a Job that has not finished and is not suspended; null: there is none. */
  readonly unfinishedSinceMs: Milliseconds | null;
  /** When something last became of a Job or of its pods. */
  readonly lastMs: Milliseconds;
  /** The latest instant at which an activeDeadlineSeconds ends a Job. */
  readonly deadlineMs: Milliseconds;
  /** When a CronJob is due next of which not enough was seen. */
  readonly nextStartMs: Milliseconds | null;
}

/** What became of the Jobs; those that a CronJob makes after its first few tell nothing new. */
export function jobStory(events: readonly ClusterEvent[]): JobStory {
  const jobs = new Map<string, { readonly sinceMs: Milliseconds; suspended: boolean }>();
  const pods = new Set<string>();
  const later = new Set<string>();
  const cronJobs = new Map<string, { starts: number; nextMs: Milliseconds }>();
  let lastMs = 0;
  let deadlineMs = 0;
  for (const event of events) {
    const { at, subject } = event;
    switch (event.kind) {
      case 'ObjectCreated': {
        const { object } = event.detail;
        if (object.kind !== 'Job' || later.has(subject)) break;
        jobs.set(subject, { sinceMs: at, suspended: false });
        deadlineMs = Math.max(deadlineMs, at + activeDeadlineMs(object));
        break;
      }
      case 'ObjectDeleted':
        if (jobs.delete(subject)) lastMs = at;
        cronJobs.delete(subject);
        break;
      case 'JobConditionChanged': {
        const job = jobs.get(subject);
        if (!job) break;
        lastMs = at;
        const { type, status } = event.detail;
        if (type === 'Suspended') job.suspended = status === 'True';
        else if (status === 'True') jobs.delete(subject);
        break;
      }
      case 'JobPodCreated':
        if (!jobs.has(subject)) break;
        lastMs = at;
        pods.add(event.detail.pod);
        break;
      case 'ContainerStarted':
      case 'ContainerExited':
        if (pods.has(subject)) lastMs = at;
        break;
      case 'CronJobScheduled': {
        const starts = cronJobs.get(subject)?.starts ?? 0;
        cronJobs.set(subject, { starts, nextMs: event.detail.nextMs });
        break;
      }
      case 'CronJobStarted':
      case 'CronJobSkipped': {
        const known = cronJobs.get(subject) ?? { starts: 0, nextMs: at };
        known.starts += 1;
        cronJobs.set(subject, known);
        if (known.starts <= mostStarts) lastMs = at;
        else if (event.kind === 'CronJobStarted') later.add(event.detail.job);
        break;
      }
    }
  }
  const unfinished = [...jobs.values()].filter(({ suspended }) => !suspended);
  const due = [...cronJobs.values()].filter(({ starts }) => starts < mostStarts);
  return {
    unfinishedSinceMs: least(unfinished.map(({ sinceMs }) => sinceMs)),
    lastMs,
    deadlineMs,
    nextStartMs: least(due.map(({ nextMs }) => nextMs)),
  };
}

function activeDeadlineMs({ spec }: KubernetesObject): Milliseconds {
  const { activeDeadlineSeconds = 0 } = spec as { readonly activeDeadlineSeconds?: number };
  return activeDeadlineSeconds * 1000;
}

function least(instants: readonly Milliseconds[]): Milliseconds | null {
  return instants.length === 0 ? null : instants.reduce((a, b) => Math.min(a, b));
}

/** To the next round instant: an eighth of it is the coarsest step. */
function roundedUp(ms: Milliseconds): Milliseconds {
  const step = steps.findLast((one) => one * 8 <= ms) ?? steps[0];
  return Math.ceil(ms / step) * step;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const steps = [
  5 * second,
  10 * second,
  30 * second,
  minute,
  5 * minute,
  10 * minute,
  30 * minute,
  hour,
  6 * hour,
  24 * hour,
] as const;
