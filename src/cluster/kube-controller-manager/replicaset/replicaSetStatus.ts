import { rfc3339 } from '#api/rfc3339.ts';
import type { ReplicaSet, ReplicaSetStatus, WorkloadCondition } from '#api/workloadTypes.ts';
import { equal } from '#base/equal.ts';

/** What a ReplicaSet counts of its active pods. */
export interface ReplicaCounts {
  readonly replicas: number;
  /** With all labels of the template. */
  readonly fullyLabeledReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
}

/**
 * A ReplicaSet's status. `error` is why pods could not be created or deleted in this sync; null when they could.
 *
 * Source: v1.28 pkg/controller/replicaset/replica_set_utils.go:calculateStatus.
 */
export function replicaSetStatus(
  replicaSet: ReplicaSet,
  counts: ReplicaCounts,
  error: string | null,
  nowMs: number,
): ReplicaSetStatus {
  const { status: before = {} } = replicaSet;
  const conditions = failureConditions(replicaSet, counts.replicas, error, nowMs);
  const { fullyLabeledReplicas, readyReplicas, availableReplicas } = counts;
  return {
    ...(before.observedGeneration === undefined ? {} : { observedGeneration: before.observedGeneration }),
    replicas: counts.replicas,
    ...(fullyLabeledReplicas === 0 ? {} : { fullyLabeledReplicas }),
    ...(readyReplicas === 0 ? {} : { readyReplicas }),
    ...(availableReplicas === 0 ? {} : { availableReplicas }),
    ...(conditions.length === 0 ? {} : { conditions }),
  };
}

/** Whether a status is worth a write. Source: v1.28 replica_set_utils.go:updateReplicaSetStatus. */
export function replicaSetStatusDiffers(
  { metadata, status = {} }: ReplicaSet,
  next: ReplicaSetStatus,
): boolean {
  return (
    (status.replicas ?? 0) !== (next.replicas ?? 0) ||
    (status.fullyLabeledReplicas ?? 0) !== (next.fullyLabeledReplicas ?? 0) ||
    (status.readyReplicas ?? 0) !== (next.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) !== (next.availableReplicas ?? 0) ||
    (metadata.generation ?? 0) !== (status.observedGeneration ?? 0) ||
    !equal(status.conditions ?? [], next.conditions ?? [])
  );
}

function failureConditions(
  { spec, status }: ReplicaSet,
  active: number,
  error: string | null,
  nowMs: number,
): readonly WorkloadCondition[] {
  const conditions = status?.conditions ?? [];
  const failed = conditions.some(({ type }) => type === 'ReplicaFailure');
  if (error === null) return failed ? conditions.filter(({ type }) => type !== 'ReplicaFailure') : conditions;
  if (failed) return conditions;
  const reason = active < (spec.replicas ?? 1) ? 'FailedCreate' : 'FailedDelete';
  const lastTransitionTime = rfc3339(nowMs);
  return [
    ...conditions,
    { type: 'ReplicaFailure', status: 'True', reason, message: error, lastTransitionTime },
  ];
}
