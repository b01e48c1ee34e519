import type { Job, JobCondition } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import { virtualMs } from '#api/virtualMs.ts';
import { type OrderedIntervals, totalOf } from './indexIntervals.ts';
import { newCondition } from './jobConditions.ts';
import { isPodFailed } from './jobPod.ts';
import { matchPodFailurePolicy } from './matchPodFailurePolicy.ts';
import type { SyncInput } from './syncContext.ts';

/** How long a Job may still be active, and whether that is over. */
export interface Deadline {
  readonly passed: boolean;
  /** Time left, in ms; null when the Job has no deadline or is suspended. */
  readonly leftMs: number | null;
}

/** `startedMs`: when the Job was started, as this sync knows it. Source: v1.28 pkg/controller/job/job_controller.go:pastActiveDeadline. */
export function deadlineOf({ spec }: Job, startedMs: number | null, nowMs: number): Deadline {
  const { activeDeadlineSeconds, suspend } = spec;
  if (activeDeadlineSeconds === undefined || suspend === true || startedMs === null) {
    return { passed: false, leftMs: null };
  }
  const leftMs = activeDeadlineSeconds * 1000 - (nowMs - startedMs);
  return { passed: leftMs <= 0, leftMs };
}

/**
 * Why the Job fails in this sync, or null: a FailureTarget it has already, a FailJob rule, backoffLimit, or the deadline,
 * in this order.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:syncJob.
 */
export function failureOf(input: SyncInput, failed: number, deadline: Deadline): JobCondition | null {
  const { job, gates, nowMs } = input;
  if (gates.JobPodFailurePolicy) {
    const target = job.status?.conditions?.find(({ type }) => type === 'FailureTarget');
    if (target) return failedForTarget(target, nowMs);
    const message = failJobMessage(input);
    if (message !== null) {
      return newCondition('FailureTarget', 'True', { reason: 'PodFailurePolicy', message }, nowMs);
    }
  }
  if (failed > (job.spec.backoffLimit ?? 0) || pastBackoffLimitOnFailure(input)) {
    const message = 'Job has reached the specified backoff limit';
    return newCondition('Failed', 'True', { reason: 'BackoffLimitExceeded', message }, nowMs);
  }
  if (!deadline.passed) return null;
  const message = 'Job was active longer than specified deadline';
  return newCondition('Failed', 'True', { reason: 'DeadlineExceeded', message }, nowMs);
}

/** Why failed indexes end the Job in this sync, or null. Source: v1.28 pkg/controller/job/job_controller.go:syncJob. */
export function failureOfIndexes(
  { job, nowMs }: SyncInput,
  failed: OrderedIntervals,
  succeeded: OrderedIntervals,
): JobCondition | null {
  const { maxFailedIndexes, completions = 0 } = job.spec;
  const count = totalOf(failed);
  if (maxFailedIndexes !== undefined && count > maxFailedIndexes) {
    const message = 'Job has exceeded the specified maximal number of failed indexes';
    return newCondition('Failed', 'True', { reason: 'MaxFailedIndexesExceeded', message }, nowMs);
  }
  if (count === 0 || count + totalOf(succeeded) < completions) return null;
  return newCondition(
    'Failed',
    'True',
    { reason: 'FailedIndexes', message: 'Job has failed indexes' },
    nowMs,
  );
}

/** Source: v1.28 pkg/controller/job/job_controller.go:newFailedConditionForFailureTarget. */
export function failedForTarget({ reason, message }: JobCondition, nowMs: number): JobCondition {
  return newCondition('Failed', 'True', { reason, message }, nowMs);
}

/** When the Job was started; null when it has not been. */
export function startedMsOf({ status }: Job): number | null {
  return virtualMs(status?.startTime);
}

/** Source: v1.28 pkg/controller/job/job_controller.go:getFailJobMessage. */
function failJobMessage({ job, pods, gates }: SyncInput): string | null {
  const policy = job.spec.podFailurePolicy;
  if (policy === undefined) return null;
  for (const pod of pods) {
    if (!isPodFailed(pod, job, gates)) continue;
    const { jobFailureMessage } = matchPodFailurePolicy(policy, pod, gates);
    if (jobFailureMessage !== null) return jobFailureMessage;
  }
  return null;
}

/**
 * With restartPolicy OnFailure the restarts inside the pods count, those of sidecars too.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:pastBackoffLimitOnFailure.
 */
function pastBackoffLimitOnFailure({ job, pods }: SyncInput): boolean {
  if (job.spec.template.spec.restartPolicy !== 'OnFailure') return false;
  const limit = job.spec.backoffLimit ?? 0;
  const restarts = pods.reduce((total, pod) => total + restartsOf(pod), 0);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}

function restartsOf({ status }: Pod): number {
  if (status?.phase !== 'Running' && status?.phase !== 'Pending') return 0;
  const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return statuses.reduce((total, { restartCount = 0 }) => total + restartCount, 0);
}
