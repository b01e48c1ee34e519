import type { ReplicaSet } from '#api/workloadTypes.ts';

/** `spec.replicas`; a stored ReplicaSet always has it. */
export function sizeOf({ spec }: ReplicaSet): number {
  return spec.replicas ?? 1;
}

/** Those that have, or ought to have, pods. Source: v1.28 pkg/controller/controller_utils.go:FilterActiveReplicaSets. */
export function activeReplicaSets(replicaSets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  return replicaSets.filter((replicaSet) => sizeOf(replicaSet) > 0);
}

/** Sum of the sizes asked for. Source: v1.28 deployment_util.go:GetReplicaCountForReplicaSets. */
export function replicaCount(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, replicaSet) => (sum + sizeOf(replicaSet)) | 0, 0);
}

/** Sum of one count of the statuses. Source: v1.28 deployment_util.go:GetActualReplicaCountForReplicaSets and its siblings. */
export function statusCount(
  replicaSets: readonly ReplicaSet[],
  count: 'replicas' | 'readyReplicas' | 'availableReplicas',
): number {
  return replicaSets.reduce((sum, { status }) => (sum + (status?.[count] ?? 0)) | 0, 0);
}

/** Old before new, by name at the same second. Source: v1.28 controller_utils.go:ReplicaSetsByCreationTimestamp. */
export function byCreationTimestamp(a: ReplicaSet, b: ReplicaSet): number {
  return (
    compare(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '') ||
    compare(a.metadata.name, b.metadata.name)
  );
}

/** Large before small, old before new. Source: v1.28 controller_utils.go:ReplicaSetsBySizeOlder. */
export function bySizeOlder(a: ReplicaSet, b: ReplicaSet): number {
  return sizeOf(b) - sizeOf(a) || byCreationTimestamp(a, b);
}

/** Large before small, new before old. Source: v1.28 controller_utils.go:ReplicaSetsBySizeNewer. */
export function bySizeNewer(a: ReplicaSet, b: ReplicaSet): number {
  return sizeOf(b) - sizeOf(a) || byCreationTimestamp(b, a);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
