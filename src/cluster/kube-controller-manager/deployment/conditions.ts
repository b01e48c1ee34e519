import { rfc3339 } from '#api/rfc3339.ts';
import type { ConditionStatus } from '#api/types.ts';
import type { DeploymentStatus, WorkloadCondition } from '#api/workloadTypes.ts';

/** The conditions a Deployment controller sets, each with the reasons it gives. */
export type DeploymentReason =
  | 'NewReplicaSetCreated'
  | 'FoundNewReplicaSet'
  | 'ReplicaSetUpdated'
  | 'ReplicaSetCreateError'
  | 'NewReplicaSetAvailable'
  | 'ProgressDeadlineExceeded'
  | 'DeploymentPaused'
  | 'DeploymentResumed'
  | 'MinimumReplicasAvailable'
  | 'MinimumReplicasUnavailable';

type Conditions = readonly WorkloadCondition[];

/** A condition as of `nowMs`, virtual time. Source: v1.28 deployment_util.go:NewDeploymentCondition. */
export function newCondition(
  type: 'Available' | 'Progressing',
  [status, reason, message]: readonly [ConditionStatus, DeploymentReason, string],
  nowMs: number,
): WorkloadCondition {
  const now = rfc3339(nowMs);
  return { type, status, lastUpdateTime: now, lastTransitionTime: now, reason, message };
}

export function conditionOf(
  status: Pick<DeploymentStatus, 'conditions'> | undefined,
  type: string,
): WorkloadCondition | undefined {
  return status?.conditions?.find((condition) => condition.type === type);
}

/**
 * One that says the same, by status and reason, stays as it is; another goes to the end of the list, and keeps when
 * its status last changed.
 *
 * Source: v1.28 deployment_util.go:SetDeploymentCondition.
 */
export function withCondition(conditions: Conditions, condition: WorkloadCondition): Conditions {
  const current = conditionOf({ conditions }, condition.type);
  if (current?.status === condition.status && current.reason === condition.reason) return conditions;
  const kept =
    current?.status === condition.status ? { lastTransitionTime: current.lastTransitionTime } : undefined;
  return [...withoutCondition(conditions, condition.type), { ...condition, ...(kept as object) }];
}

export function withoutCondition(conditions: Conditions, type: string): Conditions {
  return conditions.filter((condition) => condition.type !== type);
}
