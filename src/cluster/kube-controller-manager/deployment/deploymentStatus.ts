import type { Deployment, DeploymentStatus, ReplicaSet } from '#api/workloadTypes.ts';
import { newCondition, withCondition } from './conditions.ts';
import { maxUnavailable, replicasOf } from './fenceposts.ts';
import { replicaCount, statusCount } from './replicaSetLists.ts';

/** The ReplicaSets of a Deployment as a sync sorts them. */
export interface ReplicaSets {
  readonly old: readonly ReplicaSet[];
  /** The one of the Deployment's present template; null when it is not there yet. */
  readonly current: ReplicaSet | null;
}

/**
 * A Deployment's status as its ReplicaSets' statuses sum up to. Progress is not judged here.
 *
 * Source: v1.28 pkg/controller/deployment/sync.go:calculateStatus.
 */
export function calculateStatus(
  deployment: Deployment,
  { old, current }: ReplicaSets,
  nowMs: number,
): DeploymentStatus {
  const updated = current ? [current] : [];
  const all = [...old, ...updated];
  const availableReplicas = statusCount(all, 'availableReplicas');
  const { collisionCount, conditions = [] } = deployment.status ?? {};
  const enough = availableReplicas >= replicasOf(deployment) - maxUnavailable(deployment);
  const available = newCondition('Available', enough ? minimumAvailable : minimumUnavailable, nowMs);
  const counts = {
    observedGeneration: deployment.metadata.generation ?? 0,
    replicas: statusCount(all, 'replicas'),
    updatedReplicas: statusCount(updated, 'replicas'),
    readyReplicas: statusCount(all, 'readyReplicas'),
    availableReplicas,
    unavailableReplicas: Math.max(0, (replicaCount(all) - availableReplicas) | 0),
  };
  return {
    ...withoutZeros(counts),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: withCondition(conditions, available),
  };
}

/** As the API writes them. */
function withoutZeros<T extends Readonly<Record<string, number>>>(counts: T): Partial<T> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)) as Partial<T>;
}

const minimumAvailable = [
  'True',
  'MinimumReplicasAvailable',
  'Deployment has minimum availability.',
] as const;

const minimumUnavailable = [
  'False',
  'MinimumReplicasUnavailable',
  'Deployment does not have minimum availability.',
] as const;

/** All replicas updated and available, none old. Source: v1.28 deployment_util.go:DeploymentComplete. */
export function deploymentComplete(deployment: Deployment, status: DeploymentStatus = {}): boolean {
  const desired = replicasOf(deployment);
  return (
    (status.updatedReplicas ?? 0) === desired &&
    (status.replicas ?? 0) === desired &&
    (status.availableReplicas ?? 0) === desired &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/**
 * Whether pods were updated, went, became ready or available since the stored status.
 *
 * Source: v1.28 deployment_util.go:DeploymentProgressing.
 */
export function deploymentProgressing(
  { status: before = {} }: Deployment,
  status: DeploymentStatus,
): boolean {
  return (
    (status.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    oldReplicas(status) < oldReplicas(before) ||
    (status.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

function oldReplicas({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus): number {
  return replicas - updatedReplicas;
}
