import type { Pod } from '#api/types.ts';
import { activePodsForRemoval } from './activePodsForRemoval.ts';
import { type BackoffRecord, remainingMs, remainingMsPerIndex } from './backoff.ts';
import { firstPendingIndexes } from './completionIndexes.ts';
import type { JobControllerPanic, JobHeld, JobPodsDeletedReason } from './facts.ts';
import { failuresOfReplacement, type IndexFailures } from './indexFailureCount.ts';
import type { OrderedIntervals } from './indexIntervals.ts';
import { backoffLimitPerIndex, isIndexedJob, onlyReplaceFailedPods } from './jobPod.ts';
import type { SyncContext } from './syncContext.ts';

/** A pod to create: its index, and what it carries of its index's failures. */
export interface PodToCreate {
  readonly index: number | null;
  readonly failures: IndexFailures | null;
}

/** How many pods a sync creates or deletes; it does only one of the two. */
export interface PodsPlan {
  readonly create: readonly PodToCreate[];
  readonly remove: readonly Pod[];
  readonly removeReason: JobPodsDeletedReason;
  /** What goes into `status.active`: 0 while failures are waited for, whatever runs. */
  readonly active: number;
  readonly wantActive: number | null;
  readonly held: JobHeld;
  /** When failures are waited for, how long the wait still is, in ms. */
  readonly backoffMs: number;
  readonly panic: JobControllerPanic | null;
}

/** What `manageJob` needs beside the pods themselves. */
export interface Progress {
  readonly succeeded: number;
  readonly succeededIndexes: OrderedIntervals;
  readonly failedIndexes: OrderedIntervals;
  readonly delayed: ReadonlyMap<number, Pod>;
  readonly newBackoffRecord: BackoffRecord;
}

const maxPodCreateDeletePerSync = 500;

/**
 * Brings the number of active pods to what it should be. v1.28.0's formula: terminating pods raise the number to delete,
 * and when it exceeds the active ones the real controller crashes; here all of those are deleted and `panic` says so.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:manageJob.
 */
export function manageJob(context: SyncContext, progress: Progress): PodsPlan {
  const { job, gates, activePods } = context;
  const active = activePods.length;
  if (job.spec.suspend === true) {
    const { pods } = activePodsForRemoval(job, activePods, active);
    return {
      ...nothing,
      remove: pods,
      removeReason: 'suspended',
      active: active - pods.length,
      held: 'suspended',
    };
  }
  const terminating = onlyReplaceFailedPods(job, gates) ? context.terminatingPods.length : 0;
  const wantActive = wantActiveOf(context, progress.succeeded);
  const removeAtLeast = Math.max(active + terminating - wantActive, 0);
  const panic = removeAtLeast > active ? { active, terminating, wantActive, removeAtLeast } : null;
  const { pods, ofIndexes } = activePodsForRemoval(job, activePods, Math.min(removeAtLeast, active));
  const base = { ...nothing, active, wantActive, panic };
  const remove = pods.slice(0, maxPodCreateDeletePerSync);
  if (remove.length > 0) {
    const removeReason = remove.length <= ofIndexes ? 'index' : 'tooMany';
    return { ...base, remove, removeReason, active: active - remove.length };
  }
  const missing = wantActive - terminating - active;
  if (missing <= 0) return { ...base, held: wantActive > active ? 'terminating' : 'no' };
  return { ...base, ...podsToCreate(context, progress, missing) };
}

const nothing: PodsPlan = {
  create: [],
  remove: [],
  removeReason: 'tooMany',
  active: 0,
  wantActive: null,
  held: 'no',
  backoffMs: 0,
  panic: null,
};

function wantActiveOf({ job, activePods }: SyncContext, succeeded: number): number {
  const { completions, parallelism = 1 } = job.spec;
  if (completions === undefined) return succeeded > 0 ? activePods.length : parallelism;
  return Math.max(Math.min(completions - succeeded, parallelism), 0);
}

function podsToCreate(context: SyncContext, progress: Progress, missing: number): Partial<PodsPlan> {
  const { job, gates, nowMs, activePods } = context;
  const perIndex = backoffLimitPerIndex(job, gates) !== null;
  const waitMs = perIndex ? 0 : remainingMs(progress.newBackoffRecord, nowMs);
  if (waitMs > 0) return { active: 0, held: 'backoff', backoffMs: waitMs };
  const count = Math.min(missing, maxPodCreateDeletePerSync);
  if (!isIndexedJob(job)) {
    const create = Array.from({ length: count }, () => ({ index: null, failures: null }));
    return { create, active: activePods.length + count };
  }
  const { succeededIndexes, failedIndexes, delayed } = progress;
  const pending = firstPendingIndexes(context, succeededIndexes, failedIndexes, count);
  const waits = pending.map((index) => (perIndex ? remainingMsPerIndex(delayed.get(index), nowMs) : 0));
  const indexes = pending.filter((_, place) => waits[place] === 0);
  if (indexes.length === 0 && pending.length > 0) {
    return { active: 0, held: 'backoff', backoffMs: waits.reduce((a, b) => Math.min(a, b)) };
  }
  const create = indexes.map((index) => ({
    index,
    failures: perIndex ? failuresOfReplacement(job, delayed.get(index), gates) : null,
  }));
  const held = indexes.length < pending.length ? 'backoff' : 'no';
  return { create, active: activePods.length + create.length, held };
}
