import type { Deployment, DeploymentStatus, ReplicaSet } from '#api/workloadTypes.ts';
import {
  maxSurge,
  maxUnavailable,
  minAvailable,
  resolveFenceposts as resolve,
} from '#cluster/kube-controller-manager/deployment/fenceposts.ts';
import { newRSNewReplicas as decideReplicas } from '#cluster/kube-controller-manager/deployment/newRSNewReplicas.ts';
import { checkPausedConditions } from '#cluster/kube-controller-manager/deployment/pausedConditions.ts';
import { scaleDeployment } from '#cluster/kube-controller-manager/deployment/proportionalScaling.ts';
import {
  reconcileNewReplicaSet,
  reconcileOldReplicaSets,
} from '#cluster/kube-controller-manager/deployment/rollingUpdate.ts';
import {
  type Scaling,
  scaledReplicaSet,
  scalingMessage,
} from '#cluster/kube-controller-manager/deployment/scaling.ts';
import { syncRolloutStatus } from '#cluster/kube-controller-manager/deployment/syncRolloutStatus.ts';
import { adapter } from './adapter.ts';
import { sameOutcome } from './sameOutcome.ts';

interface FencepostsInput {
  readonly replicas: number;
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
}

/** deployment/resolveFenceposts */
export const resolveFenceposts = adapter<FencepostsInput>(({ replicas, ...rollingUpdate }) => {
  const resolved = resolve(rollingUpdate.maxSurge, rollingUpdate.maxUnavailable, replicas);
  if (resolved === null) return { error: 'no number and no percentage' };
  const strategy = { type: 'RollingUpdate', rollingUpdate } as const;
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas, strategy, template: { spec: { containers: [] } } },
  };
  const effective = {
    maxSurge: maxSurge(deployment),
    maxUnavailable: maxUnavailable(deployment),
    minAvailable: minAvailable(deployment),
  };
  return { resolved, effective };
}, sameOutcome);

interface NewReplicasInput {
  readonly deployment: Deployment;
  readonly replicaSets: readonly ReplicaSet[];
  readonly newReplicaSet: string;
}

/** deployment/newRSNewReplicas */
export const newRSNewReplicas = adapter<NewReplicasInput>(({ deployment, replicaSets, newReplicaSet }) => {
  const found = replicaSets.find(({ metadata }) => metadata.name === newReplicaSet);
  if (found === undefined) throw new Error(`${newReplicaSet} is not in the list`);
  const decided = decideReplicas(deployment, replicaSets, found);
  return decided === null ? { error: 'no number and no percentage' } : { replicas: decided.replicas };
}, sameOutcome);

interface RolloutInput {
  readonly deployment: Deployment;
  readonly oldReplicaSets: readonly ReplicaSet[];
  readonly newReplicaSet: ReplicaSet;
}

/** deployment/rollingUpdateStep: one pass of rolloutRolling, its status aside. */
export const rollingUpdateStep = adapter<RolloutInput>(({ deployment, oldReplicaSets, newReplicaSet }) => {
  const scaling = reconcileNewReplicaSet(deployment, oldReplicaSets, newReplicaSet);
  if (scaling === 'unreadable') return { error: 'no number and no percentage' };
  if (scaling !== null) {
    return { newReplicaSetScaled: true, scales: [scaleOf(scaling)], events: [eventOf(scaling)] };
  }
  const { scalings, scaled } = reconcileOldReplicaSets(deployment, oldReplicaSets, newReplicaSet);
  return {
    newReplicaSetScaled: false,
    oldReplicaSetsScaled: scaled,
    scales: scalings.map(scaleOf),
    events: scalings.map(eventOf),
  };
}, sameOutcome);

interface ScalingInput extends Omit<RolloutInput, 'newReplicaSet'> {
  readonly newReplicaSet: ReplicaSet | null;
}

/** deployment/proportionalScaling */
export const proportionalScaling = adapter<ScalingInput>(({ deployment, oldReplicaSets, newReplicaSet }) => {
  const scalings = scaleDeployment(deployment, oldReplicaSets, newReplicaSet);
  const written = scalings.flatMap((scaling) => scaledReplicaSet(scaling, deployment) ?? []);
  const after = new Map(
    [...oldReplicaSets, ...(newReplicaSet ? [newReplicaSet] : []), ...written].map((one) => [
      one.metadata.name,
      one.spec.replicas,
    ]),
  );
  return {
    updates: written.map(({ metadata: { name, annotations }, spec: { replicas } }) => ({
      name,
      replicas,
      desiredReplicas: annotations?.['deployment.kubernetes.io/desired-replicas'],
      maxReplicas: annotations?.['deployment.kubernetes.io/max-replicas'],
    })),
    final: [...after]
      .map(([name, replicas]) => ({ name, replicas }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    events: scalings.filter(({ from, to }) => from !== to).map(eventOf),
  };
});

interface ConditionsInput extends ScalingInput {
  /** Seconds. */
  readonly now: number;
}

/** deployment/conditions */
export const conditions = adapter<ConditionsInput>(({ now, deployment, oldReplicaSets, newReplicaSet }) => {
  const decided = syncRolloutStatus(deployment, { old: oldReplicaSets, current: newReplicaSet }, now * 1000);
  if (decided.kind === 'update') return { statusUpdated: true, status: decided.status, requeue: null };
  const { requeue } = decided;
  const when =
    requeue.kind === 'after'
      ? { after: requeue.delayMs / 1000 }
      : requeue.kind === 'rateLimited'
        ? { rateLimited: true }
        : null;
  return { statusUpdated: false, status: asWritten(deployment.status), requeue: when };
});

/** deployment/pausedConditions */
export const pausedConditions = adapter<Pick<ConditionsInput, 'now' | 'deployment'>>(
  ({ now, deployment }) => {
    // An absent spec is Go's zero one.
    const read = { ...deployment, spec: deployment.spec ?? {} };
    const status = checkPausedConditions(read, now * 1000);
    return { statusUpdated: status !== null, status: asWritten(status ?? deployment.status) };
  },
);

/** As Go writes a status: counts of zero are left out, but not what hangs on a pointer. */
function asWritten(status: DeploymentStatus = {}): DeploymentStatus {
  return Object.fromEntries(
    Object.entries(status).filter(([key, count]) => count !== 0 || key === 'collisionCount'),
  );
}

function scaleOf({ replicaSet, from, to }: Scaling): object {
  return { name: replicaSet.metadata.name, from, to };
}

function eventOf(scaling: Scaling): string {
  return `Normal ScalingReplicaSet ${scalingMessage(scaling)}`;
}
