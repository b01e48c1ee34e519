import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { maxSurge, maxUnavailable, replicasOf } from './fenceposts.ts';
import { newRSNewReplicas } from './newRSNewReplicas.ts';
import {
  activeReplicaSets,
  byCreationTimestamp,
  replicaCount,
  sizeOf,
  statusCount,
} from './replicaSetLists.ts';
import { type Scaling, type ScalingReason, scalingTo } from './scaling.ts';

/** What one sync does to the old ReplicaSets. */
export interface OldScalings {
  /** In the order of the writes; one ReplicaSet can be written twice. */
  readonly scalings: readonly Scaling[];
  /** Whether the sync counts as one that scaled: not when a lagging status led to a request that makes no sense. */
  readonly scaled: boolean;
}

/**
 * What to do with the new ReplicaSet, first of all: down to what is asked for, or up as far as the surge allows.
 * `null`: nothing; `unreadable`: the surge is no number and no percentage.
 *
 * Source: v1.28 pkg/controller/deployment/rolling.go:reconcileNewReplicaSet.
 */
export function reconcileNewReplicaSet(
  deployment: Deployment,
  old: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet,
): Scaling | null | 'unreadable' {
  const desired = replicasOf(deployment);
  const size = sizeOf(newReplicaSet);
  if (size === desired) return null;
  if (size > desired) return scalingTo(newReplicaSet, desired, { kind: 'tooLarge', desired });
  const next = newRSNewReplicas(deployment, [...old, newReplicaSet], newReplicaSet);
  if (next === null) return 'unreadable';
  const { replicas, currentPods, maxTotalPods } = next;
  const why = { kind: 'surge', desired, maxSurge: maxSurge(deployment), currentPods, maxTotalPods } as const;
  return scalingTo(newReplicaSet, replicas, why);
}

/**
 * Which old ReplicaSets shrink, once the new one was left as it is: first by pods that are not available, then by as
 * many available ones as can be spared.
 *
 * Source: v1.28 pkg/controller/deployment/rolling.go:reconcileOldReplicaSets.
 */
export function reconcileOldReplicaSets(
  deployment: Deployment,
  old: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet,
): OldScalings {
  const nothing = { scalings: [], scaled: false };
  const active = [...activeReplicaSets(old)].sort(byCreationTimestamp);
  if (active.length === 0) return nothing;
  const allPods = replicaCount(old) + sizeOf(newReplicaSet);
  const minAvailable = replicasOf(deployment) - maxUnavailable(deployment);
  const newUnavailable = sizeOf(newReplicaSet) - (newReplicaSet.status?.availableReplicas ?? 0);
  const maxScaledDown = allPods - minAvailable - newUnavailable;
  if (maxScaledDown <= 0) return nothing;
  const bounds = { maxScaledDown, allPods, minAvailable, newUnavailable };
  const cleanup = cleanupUnhealthyReplicas(active, bounds);
  if (cleanup.lagging) return { scalings: cleanup.scalings, scaled: false };
  const left = active.map((replicaSet) => afterScaling(replicaSet, cleanup.scalings));
  const scalings = [
    ...cleanup.scalings,
    ...scaleDownOldReplicaSets(
      left,
      statusCount([...active, newReplicaSet], 'availableReplicas'),
      minAvailable,
    ),
  ];
  return { scalings, scaled: scalings.length > 0 };
}

type Bounds = Omit<Extract<ScalingReason, { kind: 'unhealthy' }>, 'kind' | 'unavailable'>;

/**
 * Source: v1.28 rolling.go:cleanupUnhealthyReplicas. `lagging`: a status counts more available pods than the size
 * asks for; upstream takes its own request for an error then and stops.
 */
function cleanupUnhealthyReplicas(
  oldestFirst: readonly ReplicaSet[],
  bounds: Bounds,
): { readonly scalings: readonly Scaling[]; readonly lagging: boolean } {
  const scalings: Scaling[] = [];
  let total = 0;
  for (const replicaSet of oldestFirst) {
    if (total >= bounds.maxScaledDown) break;
    const size = sizeOf(replicaSet);
    const unavailable = size - (replicaSet.status?.availableReplicas ?? 0);
    const count = Math.min(bounds.maxScaledDown - total, unavailable);
    if (count < 0) return { scalings, lagging: true };
    const scaling = scalingTo(replicaSet, size - count, { kind: 'unhealthy', unavailable, ...bounds });
    if (scaling) scalings.push(scaling);
    total += count;
  }
  return { scalings, lagging: false };
}

/** Source: v1.28 rolling.go:scaleDownOldReplicaSetsForRollingUpdate. */
function scaleDownOldReplicaSets(
  oldestFirst: readonly ReplicaSet[],
  available: number,
  minAvailable: number,
): readonly Scaling[] {
  const scalings: Scaling[] = [];
  let budget = available - minAvailable;
  for (const replicaSet of oldestFirst) {
    if (budget <= 0) break;
    const size = sizeOf(replicaSet);
    const count = Math.min(size, budget);
    const scaling = scalingTo(replicaSet, size - count, { kind: 'available', available, minAvailable });
    if (scaling) scalings.push(scaling);
    budget -= count;
  }
  return scalings;
}

/** The server's answer to a write: the new size; the status is as old as it was. */
function afterScaling(replicaSet: ReplicaSet, scalings: readonly Scaling[]): ReplicaSet {
  const scaling = scalings.find((one) => one.replicaSet === replicaSet);
  return scaling ? { ...replicaSet, spec: { ...replicaSet.spec, replicas: scaling.to } } : replicaSet;
}
