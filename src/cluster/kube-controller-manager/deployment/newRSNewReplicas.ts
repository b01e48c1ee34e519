import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { isRollingUpdate, replicasOf, scaledValue } from './fenceposts.ts';
import { replicaCount, sizeOf } from './replicaSetLists.ts';

/** How large the new ReplicaSet should be, and the sum it comes from. */
export interface NewReplicas {
  readonly replicas: number;
  /** Pods asked for of all ReplicaSets together, the new one among them; terminating pods are not counted. */
  readonly currentPods: number;
  /** Most there may be: the Deployment's replicas and its surge. */
  readonly maxTotalPods: number;
}

/**
 * How many pods the new ReplicaSet should have now: what the surge leaves room for, but no more than asked for. Null
 * when the surge cannot be read. `all` holds the new one too.
 *
 * Source: v1.28 pkg/controller/deployment/util/deployment_util.go:NewRSNewReplicas.
 */
export function newRSNewReplicas(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet,
): NewReplicas | null {
  const desired = replicasOf(deployment);
  const currentPods = replicaCount(all);
  if (!isRollingUpdate(deployment)) return { replicas: desired, currentPods, maxTotalPods: desired };
  const surge = scaledValue(deployment.spec.strategy?.rollingUpdate?.maxSurge, desired, 'up');
  if (surge === null) return null;
  const maxTotalPods = (desired + surge) | 0;
  const size = sizeOf(newReplicaSet);
  if (currentPods >= maxTotalPods) return { replicas: size, currentPods, maxTotalPods };
  const growth = Math.min((maxTotalPods - currentPods) | 0, (desired - size) | 0);
  return { replicas: (size + growth) | 0, currentPods, maxTotalPods };
}
