import type { Pod } from '#api/types.ts';
import { finishedMs } from './finishedTime.ts';
import { absoluteFailures, carriedFailures } from './indexFailureCount.ts';
import {
  hasIndex,
  mergeIntervals,
  type OrderedIntervals,
  parseIndexesFromString,
  withOrderedIndexes,
} from './indexIntervals.ts';
import {
  backoffLimitPerIndex,
  completionIndex,
  hasTrackingFinalizer,
  isPodFailed,
  isPodSucceeded,
  onlyReplaceFailedPods,
} from './jobPod.ts';
import { matchPodFailurePolicy } from './matchPodFailurePolicy.ts';
import { isCountable, type SyncContext, type SyncInput, validIndex } from './syncContext.ts';

const none: ReadonlySet<string> = new Set();

/** Source: v1.28 pkg/controller/job/indexed_job_utils.go:calculateSucceededIndexes. */
export function calculateSucceededIndexes({ job, pods }: SyncInput): {
  readonly previous: OrderedIntervals;
  readonly now: OrderedIntervals;
} {
  const previous = parseIndexesFromString(job.status?.completedIndexes ?? '', job.spec.completions ?? 0);
  const newly = pods.filter((pod) => isPodSucceeded(pod) && hasTrackingFinalizer(pod));
  const indexes = newly.map((pod) => validIndex(pod, job));
  return { previous, now: withOrderedIndexes(previous, inOrder(indexes)) };
}

/** An index that is given up, and the pod that made it so. */
export interface FailedIndex {
  readonly index: number;
  readonly pod: Pod;
  readonly reason: 'BackoffLimitPerIndex' | 'FailIndex';
  readonly failures: number;
  readonly limit: number;
}

/**
 * The failed indexes, those that failed since the last sync included; null when the Job has no limit per index.
 *
 * Source: v1.28 pkg/controller/job/indexed_job_utils.go:calculateFailedIndexes, isIndexFailed.
 */
export function calculateFailedIndexes(
  input: SyncInput,
): { readonly now: OrderedIntervals; readonly newly: readonly FailedIndex[] } | null {
  const { job, pods, gates } = input;
  const limit = backoffLimitPerIndex(job, gates);
  if (limit === null) return null;
  const previous = parseIndexesFromString(job.status?.failedIndexes ?? '', job.spec.completions ?? 0);
  const newly: FailedIndex[] = [];
  for (const pod of pods) {
    const index = validIndex(pod, job);
    if (index === null || !hasTrackingFinalizer(pod) || !isPodFailed(pod, job, gates)) continue;
    const reason = whyIndexFailed(pod, limit, input);
    if (reason === null) continue;
    newly.push({ index, pod, reason, failures: carriedFailures(pod).counted + 1, limit });
  }
  const now = withOrderedIndexes(previous, inOrder(newly.map(({ index }) => index)));
  return { now, newly: newly.filter(({ index }) => !hasIndex(previous, index)) };
}

/**
 * The failed pods that keep their finalizer until their index has a new pod, which takes over their count.
 *
 * Source: v1.28 pkg/controller/job/indexed_job_utils.go:getPodsWithDelayedDeletionPerIndex.
 */
export function podsWithDelayedDeletionPerIndex(
  context: SyncContext,
  succeeded: OrderedIntervals,
  failed: OrderedIntervals,
): ReadonlyMap<number, Pod> {
  const active = indexesOf(context.activePods);
  const result = new Map<number, Pod>();
  for (const pod of context.pods) {
    const index = validIndex(pod, context.job);
    if (index === null || !isCountable(pod, context, none)) continue;
    if (!isPodFailed(pod, context.job, context.gates)) continue;
    if (active.has(index) || hasIndex(succeeded, index) || hasIndex(failed, index)) continue;
    const last = result.get(index);
    if (
      last === undefined ||
      (absoluteFailures(last) <= absoluteFailures(pod) && finishedMs(pod) >= finishedMs(last))
    ) {
      result.set(index, pod);
    }
  }
  return result;
}

/**
 * The lowest indexes that have neither succeeded, nor failed, nor an active pod (nor a terminating one, when it has to
 * fail first), `count` of them.
 *
 * Source: v1.28 pkg/controller/job/indexed_job_utils.go:firstPendingIndexes.
 */
export function firstPendingIndexes(
  { job, gates, activePods, terminatingPods }: SyncContext,
  succeeded: OrderedIntervals,
  failed: OrderedIntervals,
  count: number,
): readonly number[] {
  const taken = onlyReplaceFailedPods(job, gates) ? [...activePods, ...terminatingPods] : activePods;
  const notPending = mergeIntervals(
    withOrderedIndexes(succeeded, inOrder(taken.map(completionIndex))),
    failed,
  );
  const result: number[] = [];
  const completions = job.spec.completions ?? 0;
  let candidate = 0;
  const takeUpTo = (end: number) => {
    for (; candidate < end && result.length < count; candidate += 1) result.push(candidate);
  };
  for (const [first, last] of notPending) {
    takeUpTo(Math.min(first, completions));
    candidate = Math.max(candidate, last + 1);
  }
  takeUpTo(completions);
  return result;
}

function whyIndexFailed(pod: Pod, limit: number, { job, gates }: SyncInput): FailedIndex['reason'] | null {
  const policy = gates.JobPodFailurePolicy ? job.spec.podFailurePolicy : undefined;
  const { action, countFailed } = matchPodFailurePolicy(policy, pod, gates);
  if (action === 'FailIndex') return 'FailIndex';
  return countFailed && carriedFailures(pod).counted >= limit ? 'BackoffLimitPerIndex' : null;
}

function indexesOf(pods: readonly Pod[]): ReadonlySet<number | null> {
  return new Set(pods.map(completionIndex));
}

/** Each once, ascending; what has no index is left out. */
function inOrder(indexes: readonly (number | null)[]): readonly number[] {
  return [...new Set(indexes.filter((index) => index !== null))].sort((a, b) => a - b);
}
