import type { Job, JobCondition } from '#api/batchTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { ConditionStatus } from '#api/types.ts';

/** Whether a Job is over. Source: v1.28 pkg/controller/job/utils.go:IsJobFinished. */
export function isJobFinished({ status }: Job): boolean {
  return finishedCondition(status?.conditions ?? []) !== null;
}

/** The Complete or Failed condition that holds. */
export function finishedCondition(conditions: readonly JobCondition[]): JobCondition | null {
  return (
    conditions.find(({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True') ??
    null
  );
}

/** Source: v1.28 pkg/controller/job/job_controller.go:newCondition. */
export function newCondition(
  type: string,
  status: ConditionStatus,
  { reason, message }: { readonly reason?: string | undefined; readonly message?: string | undefined },
  nowMs: number,
): JobCondition {
  const now = rfc3339(nowMs);
  return {
    type,
    status,
    lastProbeTime: now,
    lastTransitionTime: now,
    ...(reason ? { reason } : {}),
    ...(message ? { message } : {}),
  };
}

/**
 * The list with a condition added or brought up to date; the same list when nothing changes. A condition that does not
 * hold is not added.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:ensureJobConditionStatus.
 */
export function ensureJobCondition(
  conditions: readonly JobCondition[],
  wanted: JobCondition,
): readonly JobCondition[] {
  const present = conditions.find(({ type }) => type === wanted.type);
  if (present === undefined) return wanted.status === 'False' ? conditions : [...conditions, wanted];
  const { status, reason = '', message = '' } = present;
  if (status === wanted.status && reason === (wanted.reason ?? '') && message === (wanted.message ?? '')) {
    return conditions;
  }
  return conditions.map((condition) => (condition === present ? wanted : condition));
}
