import type { Deployment } from '#api/workloadTypes.ts';
import {
  isRollingUpdate,
  maxSurge,
  minAvailable,
  replicasOf,
} from '#cluster/kube-controller-manager/deployment/fenceposts.ts';

/** What a Deployment asks for and what its strategy allows meanwhile, in pods; null where no RollingUpdate says so. */
export interface RolloutLimits {
  readonly wanted: number;
  readonly most: number | null;
  readonly leastReady: number | null;
}

export function rolloutLimits(deployment: Deployment): RolloutLimits {
  const wanted = replicasOf(deployment);
  if (!isRollingUpdate(deployment)) return { wanted, most: null, leastReady: null };
  return { wanted, most: wanted + maxSurge(deployment), leastReady: minAvailable(deployment) };
}
