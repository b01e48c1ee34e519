import { unixMs } from '#api/printers/unixMs.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Deployment, DeploymentStatus, ReplicaSet, WorkloadCondition } from '#api/workloadTypes.ts';
import { conditionOf, newCondition, withCondition, withoutCondition } from './conditions.ts';
import {
  calculateStatus,
  deploymentComplete,
  deploymentProgressing,
  type ReplicaSets,
} from './deploymentStatus.ts';
import { sameValue } from './sameValue.ts';

/** What a rollout's sync does about the status. */
export type RolloutStatus =
  | { readonly kind: 'update'; readonly status: DeploymentStatus }
  /** Nothing new: when to look again whether the deadline has passed. */
  | { readonly kind: 'unchanged'; readonly requeue: Requeue };

export type Requeue =
  | { readonly kind: 'none' }
  | { readonly kind: 'rateLimited' }
  | { readonly kind: 'after'; readonly delayMs: number };

/**
 * A Deployment's status in a rollout, with the judgement on its progress. `nowMs` is virtual time.
 *
 * Source: v1.28 pkg/controller/deployment/progress.go:syncRolloutStatus.
 */
export function syncRolloutStatus(
  deployment: Deployment,
  replicaSets: ReplicaSets,
  nowMs: number,
): RolloutStatus {
  const counted = calculateStatus(deployment, replicaSets, nowMs);
  const judged = judgeProgress(deployment, counted, replicaSets.current, nowMs);
  const failure = replicaFailure(replicaSets);
  const conditions = failure ? withCondition(judged, failure) : withoutCondition(judged, 'ReplicaFailure');
  const status = { ...counted, conditions };
  if (!sameValue(deployment.status ?? {}, status)) return { kind: 'update', status };
  return { kind: 'unchanged', requeue: requeueStuckDeployment(deployment, status, nowMs) };
}

/** Whether a rollout's lack of progress is ever reported. Source: v1.28 deployment_util.go:HasProgressDeadline. */
export function hasProgressDeadline({ spec: { progressDeadlineSeconds } }: Deployment): boolean {
  return progressDeadlineSeconds !== undefined && progressDeadlineSeconds !== unlimited;
}

/** The API's way to say "never". */
const unlimited = 2_147_483_647;

function judgeProgress(
  deployment: Deployment,
  status: DeploymentStatus,
  current: ReplicaSet | null,
  nowMs: number,
): readonly WorkloadCondition[] {
  const { conditions = [] } = status;
  if (!hasProgressDeadline(deployment)) return withoutCondition(conditions, 'Progressing');
  const before = conditionOf(deployment.status, 'Progressing');
  const wasComplete =
    status.replicas === status.updatedReplicas && before?.reason === 'NewReplicaSetAvailable';
  if (wasComplete) return conditions;
  const { name } = deployment.metadata;
  const subject = current ? `ReplicaSet "${current.metadata.name}"` : `Deployment "${name}"`;
  if (deploymentComplete(deployment, status)) {
    const said = ['True', 'NewReplicaSetAvailable', `${subject} has successfully progressed.`] as const;
    return withCondition(conditions, newCondition('Progressing', said, nowMs));
  }
  if (deploymentProgressing(deployment, status)) {
    const said = ['True', 'ReplicaSetUpdated', `${subject} is progressing.`] as const;
    const condition = newCondition('Progressing', said, nowMs);
    const kept = before?.status === 'True' ? { lastTransitionTime: before.lastTransitionTime } : undefined;
    // Put anew even with the reason it had, so that its lastUpdateTime tells of the latest progress.
    return [...withoutCondition(conditions, 'Progressing'), { ...condition, ...(kept as object) }];
  }
  if (deploymentTimedOut(deployment, before, nowMs)) {
    const said = ['False', 'ProgressDeadlineExceeded', `${subject} has timed out progressing.`] as const;
    return withCondition(conditions, newCondition('Progressing', said, nowMs));
  }
  return conditions;
}

/** Source: v1.28 deployment_util.go:DeploymentTimedOut. */
function deploymentTimedOut(
  deployment: Deployment,
  progressing: WorkloadCondition | undefined,
  nowMs: number,
): boolean {
  if (progressing === undefined || progressing.reason === 'NewReplicaSetAvailable') return false;
  if (progressing.reason === 'ProgressDeadlineExceeded') return true;
  return deadlineMs(deployment, progressing) < nowMs;
}

/** Source: v1.28 progress.go:requeueStuckDeployment. */
function requeueStuckDeployment(deployment: Deployment, status: DeploymentStatus, nowMs: number): Requeue {
  const progressing = conditionOf(deployment.status, 'Progressing');
  if (!hasProgressDeadline(deployment) || progressing === undefined) return { kind: 'none' };
  if (deploymentComplete(deployment, status) || progressing.reason === 'ProgressDeadlineExceeded')
    return { kind: 'none' };
  const afterMs = deadlineMs(deployment, progressing) - nowMs;
  if (afterMs < 1000) return { kind: 'rateLimited' };
  // A second more, so that the deadline has surely passed by then.
  return { kind: 'after', delayMs: afterMs + 1000 };
}

/** When the rollout counts as stuck, in virtual time. */
function deadlineMs({ spec }: Deployment, { lastUpdateTime }: WorkloadCondition): number {
  const updatedMs = (unixMs(lastUpdateTime) ?? 0) - (unixMs(rfc3339(0)) ?? 0);
  return updatedMs + (spec.progressDeadlineSeconds ?? 0) * 1000;
}

/** The new ReplicaSet's failure before an old one's. Source: v1.28 progress.go:getReplicaFailures. */
function replicaFailure({ old, current }: ReplicaSets): WorkloadCondition | undefined {
  const inOrder = current ? [current, ...old] : old;
  for (const { status } of inOrder) {
    const failure = conditionOf(status, 'ReplicaFailure');
    if (failure) {
      const { lastTransitionTime } = failure;
      return {
        ...failure,
        ...(lastTransitionTime === undefined ? {} : { lastUpdateTime: lastTransitionTime }),
      };
    }
  }
  return undefined;
}
