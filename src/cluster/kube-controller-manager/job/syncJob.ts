import type { JobCondition, JobStatus } from '#api/batchTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod } from '#api/types.ts';
import { type BackoffRecord, newBackoffRecord } from './backoff.ts';
import {
  calculateFailedIndexes,
  calculateSucceededIndexes,
  type FailedIndex,
  podsWithDelayedDeletionPerIndex,
} from './completionIndexes.ts';
import { encodedStatus } from './encodedStatus.ts';
import { totalOf } from './indexIntervals.ts';
import { ensureJobCondition, isJobFinished, newCondition } from './jobConditions.ts';
import { type JobEvent, jobEvents } from './jobEvents.ts';
import { deadlineOf, failureOf, failureOfIndexes, startedMsOf } from './jobFailure.ts';
import {
  isIndexedJob,
  isPodActive,
  isPodFailed,
  isPodReady,
  isPodSucceeded,
  isPodTerminating,
} from './jobPod.ts';
import { manageJob, type PodsPlan } from './manageJob.ts';
import { matchPodFailurePolicy, type PodFailureMatch } from './matchPodFailurePolicy.ts';
import { isCountable, type SyncContext, type SyncInput, uncountedOf } from './syncContext.ts';
import { type CountedPod, trackJobStatus } from './trackJobStatus.ts';

/** What one sync does, in this order: pods, the first status, finalizers, the last status. */
export interface SyncPlan {
  /** Pods of a failed Job, which keep their finalizer. */
  readonly deleteActive: readonly Pod[];
  /** What `manageJob` wants; null when it was not asked. */
  readonly manage: PodsPlan | null;
  readonly firstStatus: JobStatus | null;
  readonly removeFinalizers: readonly CountedPod[];
  readonly lastStatus: JobStatus | null;
  /** Told at once, but those of the finished Job only after its last status. */
  readonly events: readonly JobEvent[];
  /** When to look again, in ms from now: at the deadline, when failures have been waited for. */
  readonly requeueAfterMs: readonly number[];
  /** What is remembered if the first status is written, or else stays. */
  readonly backoffRecord: BackoffRecord | null;
  /** By what this sync reckoned the wait; without a status to write, what is new in it is forgotten again. */
  readonly newBackoffRecord: BackoffRecord;
  readonly seen: SyncSeen;
}

/** What a sync found out. */
export interface SyncSeen {
  readonly active: number;
  readonly ready: number;
  readonly terminating: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly newSucceeded: readonly Pod[];
  readonly newFailed: readonly { readonly pod: Pod; readonly match: PodFailureMatch }[];
  readonly failedIndexes: readonly FailedIndex[];
  /** Failed pods whose finalizer waits for the next pod of their index. */
  readonly delayed: ReadonlyMap<number, Pod>;
}

const syncJobBatchPeriodMs = 1000;

/**
 * One sync of a Job: all it decides, from what its cache holds. Every request is taken to succeed.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:syncJob.
 */
export function syncJob(input: SyncInput): SyncPlan | null {
  const { job, gates, nowMs, satisfiedExpectations } = input;
  if (isJobFinished(job)) return null;
  if (!knownModes.has(job.spec.completionMode)) return skipped(input);
  const context = contextOf(input);
  const seen = look(context);
  const suspended = job.spec.suspend === true;
  const startsNow = job.status?.startTime === undefined && !suspended;
  const startedMs = startsNow ? nowMs : startedMsOf(job);
  const record = newBackoffRecord(
    input.backoffRecord,
    seen.newSucceeded,
    seen.newFailed.map(({ pod }) => pod),
  );
  const deadline = deadlineOf(job, startedMs, nowMs);
  let finished = failureOf(input, seen.failed, deadline);
  const requeueAfterMs = finished === null && deadline.leftMs !== null ? [deadline.leftMs] : [];

  const indexed = isIndexedJob(job);
  const { previous, now: succeededIndexes } = indexed ? calculateSucceededIndexes(input) : noIndexes;
  const succeeded = indexed ? totalOf(succeededIndexes) : seen.succeeded;
  const failedIndexes = indexed ? calculateFailedIndexes(input) : null;
  if (failedIndexes) finished ??= failureOfIndexes(input, failedIndexes.now, succeededIndexes);
  const delayed = failedIndexes
    ? podsWithDelayedDeletionPerIndex(context, succeededIndexes, failedIndexes.now)
    : new Map<number, Pod>();

  let status: JobStatus = {
    ...job.status,
    ...(startsNow ? { startTime: rfc3339(nowMs) } : {}),
    uncountedTerminatedPods: job.status?.uncountedTerminatedPods ?? {},
  };
  const events: JobEvent[] = [];
  let { active } = seen;
  let manage: PodsPlan | null = null;
  const deleteActive = finished === null ? [] : context.activePods;
  if (finished === null) {
    if (satisfiedExpectations && job.metadata.deletionTimestamp === undefined) {
      const failed = failedIndexes?.now ?? [];
      const progress = {
        succeeded,
        succeededIndexes,
        failedIndexes: failed,
        delayed,
        newBackoffRecord: record,
      };
      manage = manageJob(context, progress);
      active = manage.active;
      if (manage.backoffMs > 0) requeueAfterMs.push(Math.max(manage.backoffMs, syncJobBatchPeriodMs));
    }
    const { completions } = job.spec;
    const complete = active === 0 && (completions === undefined ? succeeded > 0 : succeeded >= completions);
    if (complete) finished = newCondition('Complete', 'True', {}, nowMs);
    else if (manage !== null) status = withSuspension(status, suspended, nowMs, events);
  } else {
    active = 0;
    // Pods may be missing from the cache, so the Job cannot be called finished yet.
    if (!satisfiedExpectations) finished = null;
  }

  const ready = gates.JobReadyPods ? seen.ready : undefined;
  const needsStatusUpdate =
    events.length > 0 || active !== (job.status?.active ?? 0) || ready !== job.status?.ready;
  const { ready: _, terminating: __, ...others } = status;
  const tracking = trackJobStatus(context, {
    status: {
      ...others,
      active,
      ...(ready === undefined ? {} : { ready }),
      ...(gates.JobPodReplacementPolicy ? { terminating: seen.terminating } : {}),
    },
    needsStatusUpdate,
    finished,
    previousIndexes: previous,
    succeededIndexes,
    failedIndexes: failedIndexes?.now ?? null,
    delayed,
  });
  const { firstStatus, lastStatus } = tracking;
  if (tracking.finished) events.push(...jobEvents(job, tracking.finished, lastStatus));
  return {
    deleteActive,
    manage,
    firstStatus: firstStatus && encodedStatus(firstStatus),
    removeFinalizers: tracking.removeFinalizers,
    lastStatus: lastStatus && encodedStatus(lastStatus),
    events,
    requeueAfterMs,
    backoffRecord: firstStatus === null ? input.backoffRecord : record,
    newBackoffRecord: record,
    seen: { ...seen, succeeded, failedIndexes: failedIndexes?.newly ?? [], delayed },
  };
}

const knownModes: ReadonlySet<string | undefined> = new Set([undefined, 'NonIndexed', 'Indexed']);

/** A Job of a mode that only a later version has. */
function skipped(input: SyncInput): SyncPlan {
  const message = 'Skipped Job sync because completion mode is unknown';
  const record = newBackoffRecord(input.backoffRecord, [], []);
  return {
    deleteActive: [],
    manage: null,
    firstStatus: null,
    removeFinalizers: [],
    lastStatus: null,
    events: [{ type: 'Warning', reason: 'UnknownCompletionMode', message }],
    requeueAfterMs: [],
    backoffRecord: input.backoffRecord,
    newBackoffRecord: record,
    seen: { ...look(contextOf(input)), failedIndexes: [], delayed: new Map() },
  };
}

const noIndexes = { previous: [], now: [] };

function contextOf(input: SyncInput): SyncContext {
  return {
    ...input,
    activePods: input.pods.filter(isPodActive),
    terminatingPods: input.pods.filter(isPodTerminating),
    uncounted: uncountedOf(input.job.status ?? {}),
  };
}

/** Source: v1.28 pkg/controller/job/job_controller.go:getNewFinishedPods, nonIgnoredFailedPodsCount, countReadyPods. */
function look(context: SyncContext): Omit<SyncSeen, 'failedIndexes' | 'delayed'> {
  const { job, gates, pods, uncounted, activePods, terminatingPods } = context;
  const policy = gates.JobPodFailurePolicy ? job.spec.podFailurePolicy : undefined;
  const newSucceeded = pods.filter(
    (pod) => isPodSucceeded(pod) && isCountable(pod, context, uncounted.succeeded),
  );
  const newFailed = pods
    .filter((pod) => isPodFailed(pod, job, gates) && isCountable(pod, context, uncounted.failed))
    .map((pod) => ({ pod, match: matchPodFailurePolicy(policy, pod, gates) }));
  const newCounted = newFailed.filter(({ match }) => match.countFailed).length;
  return {
    active: activePods.length,
    ready: activePods.filter(isPodReady).length,
    terminating: terminatingPods.length,
    succeeded: (job.status?.succeeded ?? 0) + newSucceeded.length + uncounted.succeeded.size,
    failed: (job.status?.failed ?? 0) + newCounted + uncounted.failed.size,
    newSucceeded,
    newFailed,
  };
}

/** A resumed Job starts anew: its deadline does not run while it is suspended. */
function withSuspension(status: JobStatus, suspended: boolean, nowMs: number, events: JobEvent[]): JobStatus {
  const wanted: JobCondition = suspended
    ? newCondition('Suspended', 'True', { reason: 'JobSuspended', message: 'Job suspended' }, nowMs)
    : newCondition('Suspended', 'False', { reason: 'JobResumed', message: 'Job resumed' }, nowMs);
  const before = status.conditions ?? [];
  const conditions = ensureJobCondition(before, wanted);
  if (conditions === before) return status;
  const reason = suspended ? 'Suspended' : 'Resumed';
  events.push({ type: 'Normal', reason, message: wanted.message ?? '' });
  return { ...status, conditions, ...(suspended ? {} : { startTime: rfc3339(nowMs) }) };
}
