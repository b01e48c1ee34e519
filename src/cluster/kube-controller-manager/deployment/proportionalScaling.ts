import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { isRollingUpdate, maxSurge, replicasOf } from './fenceposts.ts';
import {
  activeReplicaSets,
  byCreationTimestamp,
  bySizeNewer,
  bySizeOlder,
  replicaCount,
  sizeOf,
} from './replicaSetLists.ts';
import { desiredReplicasOf, maxReplicasOf, type Scaling, scalingTo } from './scaling.ts';

/**
 * What a change of the Deployment's replicas does to its ReplicaSets, in the order of the writes. A scaling that keeps
 * its size only brings annotations up to date.
 *
 * Source: v1.28 pkg/controller/deployment/sync.go:scale.
 */
export function scaleDeployment(
  deployment: Deployment,
  old: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet | null,
): readonly Scaling[] {
  const desired = replicasOf(deployment);
  const newestFirst = [...old].sort((a, b) => byCreationTimestamp(b, a));
  const active = activeReplicaSets(newReplicaSet ? [...newestFirst, newReplicaSet] : newestFirst);
  if (active.length <= 1) {
    const only = active[0] ?? newReplicaSet ?? newestFirst[0];
    const scaling = only && scalingTo(only, desired, { kind: 'onlyActive', desired });
    return scaling ? [scaling] : [];
  }
  if (isSaturated(deployment, newReplicaSet)) {
    return activeReplicaSets(newestFirst).flatMap(
      (replicaSet) => scalingTo(replicaSet, 0, { kind: 'saturated' }) ?? [],
    );
  }
  return isRollingUpdate(deployment) ? proportionally(deployment, active) : [];
}

/** Source: v1.28 deployment_util.go:IsSaturated. */
function isSaturated(deployment: Deployment, replicaSet: ReplicaSet | null): boolean {
  if (replicaSet === null) return false;
  const desired = replicasOf(deployment);
  return (
    sizeOf(replicaSet) === desired &&
    desiredReplicasOf(replicaSet) === desired &&
    (replicaSet.status?.availableReplicas ?? 0) === desired
  );
}

function proportionally(deployment: Deployment, active: readonly ReplicaSet[]): readonly Scaling[] {
  const desired = replicasOf(deployment);
  const allowed = desired > 0 ? desired + maxSurge(deployment) : 0;
  const toAdd = (allowed - replicaCount(active)) | 0;
  const ordered = toAdd === 0 ? active : [...active].sort(toAdd > 0 ? bySizeNewer : bySizeOlder);
  let added = 0;
  const shares = ordered.map((replicaSet) => {
    const share = proportionOf(replicaSet, deployment, toAdd, added);
    added = (added + share) | 0;
    return share;
  });
  return ordered.map((replicaSet, index): Scaling => {
    const share = shares[index] ?? 0;
    const leftover = index === 0 ? (toAdd - added) | 0 : 0;
    const from = sizeOf(replicaSet);
    // Only the first is kept from going below nothing: the others never ask for more than they have.
    const sum = (from + share + leftover) | 0;
    const to = index === 0 && toAdd !== 0 ? Math.max(0, sum) : sum;
    const why = { kind: 'proportional', desired, toAdd, share, leftover } as const;
    return { replicaSet, from, to, direction: toAdd > 0 ? 'up' : 'down', why };
  });
}

/** Source: v1.28 deployment_util.go:GetProportion. */
function proportionOf(replicaSet: ReplicaSet, deployment: Deployment, toAdd: number, added: number): number {
  if (sizeOf(replicaSet) === 0 || toAdd === 0 || toAdd === added) return 0;
  const fraction = replicaSetFraction(replicaSet, deployment);
  const left = (toAdd - added) | 0;
  return toAdd > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}

/** By how much it grows when it keeps its share of the whole. Source: v1.28 deployment_util.go:getReplicaSetFraction. */
function replicaSetFraction(replicaSet: ReplicaSet, deployment: Deployment): number {
  const size = sizeOf(replicaSet);
  const desired = replicasOf(deployment);
  if (desired === 0) return -size;
  const whole = maxReplicasOf(replicaSet) ?? deployment.status?.replicas ?? 0;
  // Go multiplies 32-bit integers here, which may overflow, and only then goes over to floating point.
  return (roundToInt32(Math.imul(size, desired + maxSurge(deployment)) / whole) - size) | 0;
}

/** Half away from zero; what is no finite 32-bit number comes out as the processor makes it. Source: k8s.io/utils/integer, RoundToInt32. */
function roundToInt32(value: number): number {
  const rounded = Math.trunc(value < 0 ? value - 0.5 : value + 0.5);
  return Math.abs(rounded) <= mostInt32 ? rounded : -mostInt32 - 1;
}

const mostInt32 = 2_147_483_647;
