import type { JobCondition, JobStatus } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import { goSorted } from '#base/goSort.ts';
import {
  formatIntervals,
  hasIndex,
  type OrderedIntervals,
  totalOf,
  withOrderedIndexes,
} from './indexIntervals.ts';
import { ensureJobCondition } from './jobConditions.ts';
import { failedForTarget } from './jobFailure.ts';
import {
  backoffLimitPerIndex,
  compareByCompletionIndex,
  completionIndex,
  hasTrackingFinalizer,
  isIndexedJob,
  isPodFailed,
  isPodSucceeded,
} from './jobPod.ts';
import { matchPodFailurePolicy } from './matchPodFailurePolicy.ts';
import { type SyncContext, uidOf, validIndex } from './syncContext.ts';

/** What a sync found out before it counts pods. */
export interface Findings {
  /** The status so far, with the new active, ready and terminating in it. */
  readonly status: JobStatus;
  readonly needsStatusUpdate: boolean;
  readonly finished: JobCondition | null;
  readonly previousIndexes: OrderedIntervals;
  readonly succeededIndexes: OrderedIntervals;
  /** Null: the Job has no limit per index. */
  readonly failedIndexes: OrderedIntervals | null;
  readonly delayed: ReadonlyMap<number, Pod>;
}

/** The writes that count finished pods, in their order: a status, the finalizers, a status. */
export interface Tracking {
  readonly firstStatus: JobStatus | null;
  readonly removeFinalizers: readonly CountedPod[];
  readonly lastStatus: JobStatus | null;
  /** The condition that ends the Job, when it does. */
  readonly finished: JobCondition | null;
}

/** A pod whose finalizer goes, and what it counts as. */
export interface CountedPod {
  readonly pod: Pod;
  readonly as: 'succeeded' | 'failed' | 'ignored' | 'uncounted';
}

const maxUncountedPods = 500;

/**
 * Counts finished pods so that none is counted twice or lost: first their UIDs (or indexes) go into the status, then
 * their finalizers go, then the numbers rise. The Job is finished only when no UID is left.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:trackJobStatusAndRemoveFinalizers, flushUncountedAndRemoveFinalizers, enactJobFinished.
 */
export function trackJobStatus(context: SyncContext, findings: Findings): Tracking {
  const { job, pods, expectedRemovedFinalizers } = context;
  const indexed = isIndexedJob(job);
  const ordered = indexed ? goSorted(pods, compareByCompletionIndex) : pods;
  const withFinalizer = ordered.filter(
    (pod) => hasTrackingFinalizer(pod) && !expectedRemovedFinalizers.has(uidOf(pod)),
  );
  const uids = new Set(withFinalizer.map(uidOf));
  const cleaned = cleanUncounted(findings.status, uids);
  let flush = findings.needsStatusUpdate || cleaned !== findings.status;

  const counted = countPods(withFinalizer, cleaned, context, findings);
  flush ||= counted.changed;
  let status: JobStatus = { ...cleaned, uncountedTerminatedPods: counted.uncounted };
  if (indexed) {
    const next = indexStatus(status, findings, counted.newIndexes);
    flush ||=
      next.completedIndexes !== (status.completedIndexes ?? '') ||
      next.failedIndexes !== status.failedIndexes;
    status = next;
  }
  let { finished } = findings;
  if (finished?.type === 'FailureTarget') {
    status = { ...status, conditions: [...(status.conditions ?? []), finished] };
    flush = true;
    finished = failedForTarget(finished, context.nowMs);
  }
  const firstStatus = flush ? status : null;
  const removed = new Set(counted.pods.map(({ pod }) => uidOf(pod)));
  const left = new Set([...uids].filter((uid) => !removed.has(uid)));
  const after = cleanUncounted(status, left);
  const { succeeded = [], failed = [] } = after.uncountedTerminatedPods ?? {};
  const ends = finished !== null && !counted.reachedMost && succeeded.length === 0 && failed.length === 0;
  const last = ends && finished !== null ? enactJobFinished(after, finished) : after;
  return {
    firstStatus,
    removeFinalizers: counted.pods,
    lastStatus: last === status ? null : last,
    finished: ends ? finished : null,
  };
}

interface Counted {
  readonly pods: readonly CountedPod[];
  readonly uncounted: { readonly succeeded: readonly string[]; readonly failed: readonly string[] };
  readonly newIndexes: readonly number[];
  readonly changed: boolean;
  readonly reachedMost: boolean;
}

/** `withFinalizer`: pods with finalizer, of an Indexed Job by index. */
function countPods(
  withFinalizer: readonly Pod[],
  { uncountedTerminatedPods = {} }: JobStatus,
  context: SyncContext,
  findings: Findings,
): Counted {
  const pods: CountedPod[] = [];
  const succeeded = [...(uncountedTerminatedPods.succeeded ?? [])];
  const failed = [...(uncountedTerminatedPods.failed ?? [])];
  const newIndexes: number[] = [];
  let changed = false;
  for (const pod of withFinalizer) {
    const isFailed = isPodFailed(pod, context.job, context.gates);
    if (!canRemoveFinalizer(pod, isFailed, context, findings)) continue;
    const as = countsAs(pod, isFailed, context, findings);
    pods.push({ pod, as: as.shown });
    if (as.index !== null) newIndexes.push(as.index);
    if (as.list === 'succeeded') succeeded.push(uidOf(pod));
    if (as.list === 'failed') failed.push(uidOf(pod));
    changed ||= as.index !== null || as.list !== null;
    if (newIndexes.length + succeeded.length + failed.length >= maxUncountedPods) {
      return { pods, uncounted: { succeeded, failed }, newIndexes, changed, reachedMost: true };
    }
  }
  return { pods, uncounted: { succeeded, failed }, newIndexes, changed, reachedMost: false };
}

interface CountsAs {
  /** The list of UIDs it goes into. */
  readonly list: 'succeeded' | 'failed' | null;
  /** The index that is complete by it. */
  readonly index: number | null;
  readonly shown: CountedPod['as'];
}

const uncounted: CountsAs = { list: null, index: null, shown: 'uncounted' };

function countsAs(
  pod: Pod,
  isFailed: boolean,
  { job, gates, uncounted: before }: SyncContext,
  { finished, previousIndexes }: Findings,
): CountsAs {
  const uid = uidOf(pod);
  const indexed = isIndexedJob(job);
  const index = indexed ? validIndex(pod, job) : null;
  if (isPodSucceeded(pod) && !before.failed.has(uid)) {
    if (indexed) {
      if (index === null || hasIndex(previousIndexes, index)) return uncounted;
      return { list: null, index, shown: 'succeeded' };
    }
    return { list: before.succeeded.has(uid) ? null : 'succeeded', index: null, shown: 'succeeded' };
  }
  // When the Job is finished, every pod that has not ended counts as failed.
  if (!isFailed && finished === null) return uncounted;
  if (before.failed.has(uid)) return { list: null, index: null, shown: 'failed' };
  if (indexed && index === null) return uncounted;
  const policy = gates.JobPodFailurePolicy ? job.spec.podFailurePolicy : undefined;
  if (!matchPodFailurePolicy(policy, pod, gates).countFailed) {
    return { list: null, index: null, shown: 'ignored' };
  }
  return { list: 'failed', index: null, shown: 'failed' };
}

/** Source: v1.28 pkg/controller/job/job_controller.go:canRemoveFinalizer. */
function canRemoveFinalizer(
  pod: Pod,
  isFailed: boolean,
  { job, gates }: SyncContext,
  { finished, delayed }: Findings,
): boolean {
  if (job.metadata.deletionTimestamp !== undefined || finished !== null || isPodSucceeded(pod)) return true;
  if (!isFailed) return false;
  if (backoffLimitPerIndex(job, gates) === null) return true;
  const index = completionIndex(pod);
  const kept = index === null ? undefined : delayed.get(index);
  return kept === undefined || uidOf(kept) !== uidOf(pod);
}

/**
 * UIDs whose pod has no finalizer any more leave the lists and raise the numbers; the same status when none does.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:cleanUncountedPodsWithoutFinalizers.
 */
function cleanUncounted(status: JobStatus, withFinalizer: ReadonlySet<string>): JobStatus {
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {};
  const kept = {
    succeeded: succeeded.filter((uid) => withFinalizer.has(uid)),
    failed: failed.filter((uid) => withFinalizer.has(uid)),
  };
  const newSucceeded = succeeded.length - kept.succeeded.length;
  const newFailed = failed.length - kept.failed.length;
  if (newSucceeded === 0 && newFailed === 0) return status;
  return {
    ...status,
    succeeded: (status.succeeded ?? 0) + newSucceeded,
    failed: (status.failed ?? 0) + newFailed,
    uncountedTerminatedPods: kept,
  };
}

function indexStatus(
  status: JobStatus,
  { succeededIndexes, failedIndexes }: Findings,
  newIndexes: readonly number[],
): JobStatus {
  const completed = withOrderedIndexes(succeededIndexes, newIndexes);
  const { failedIndexes: _, ...rest } = status;
  return {
    ...rest,
    succeeded: totalOf(completed),
    completedIndexes: formatIntervals(completed),
    ...(failedIndexes === null ? {} : { failedIndexes: formatIntervals(failedIndexes) }),
  };
}

function enactJobFinished(status: JobStatus, finished: JobCondition): JobStatus {
  const { lastTransitionTime } = finished;
  return {
    ...status,
    conditions: ensureJobCondition(status.conditions ?? [], finished),
    ...(finished.type === 'Complete' && lastTransitionTime ? { completionTime: lastTransitionTime } : {}),
  };
}
