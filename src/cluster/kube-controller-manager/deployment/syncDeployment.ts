import type { ReplicaSet } from '#api/workloadTypes.ts';
import { equal } from '#base/equal.ts';
import { errorOf } from '#cluster/kube-controller-manager/writes.ts';
import type { Process } from '#simulation/process.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import { replicaSetsToCleanUp } from './cleanupDeployment.ts';
import type { DeploymentParts } from './deploymentController.ts';
import { calculateStatus, deploymentComplete, type ReplicaSets } from './deploymentStatus.ts';
import { DeploymentSync } from './deploymentSync.ts';
import { isRollingUpdate, replicasOf } from './fenceposts.ts';
import { checkPausedConditions } from './pausedConditions.ts';
import { scaleDeployment } from './proportionalScaling.ts';
import { oldPodsRunning, scaleDownForRecreate } from './recreate.ts';
import { activeReplicaSets } from './replicaSetLists.ts';
import { claimReplicaSets, getAllReplicaSetsAndSyncRevision } from './replicaSetsOf.ts';
import { revisionOf } from './revision.ts';
import { reconcileNewReplicaSet, reconcileOldReplicaSets } from './rollingUpdate.ts';
import { desiredReplicasOf, scalingTo } from './scaling.ts';
import { syncRolloutStatus } from './syncRolloutStatus.ts';

/**
 * One sync of a Deployment: one step of what it takes, for every write queues it anew.
 *
 * Source: v1.28 pkg/controller/deployment/deployment_controller.go:syncDeployment.
 */
export function* syncDeployment(
  parts: DeploymentParts,
  key: ObjectKey,
  alsoCausedBy: readonly EventId[],
): Process<string | null> {
  const read = parts.deployments.get(key);
  if (read === undefined) {
    parts.waiting.delete(key);
    parts.checks.delete(key);
    return null;
  }
  const sync = new DeploymentSync(parts, read, alsoCausedBy);
  const claimed = yield* claimReplicaSets(sync);
  if (claimed.kind === 'failed') return claimed.error;
  const { value: oldestFirst } = claimed;
  if (read.metadata.deletionTimestamp !== undefined) return yield* statusOnly(sync, oldestFirst);
  const paused = checkPausedConditions(read, parts.simulator.now);
  if (paused !== null) {
    sync.setStatus(paused);
    const error = yield* sync.updateStatus('pkg/controller/deployment/sync.go:checkPausedConditions');
    if (error !== null) return error;
  }
  if (read.spec.paused === true) return yield* scaleOnly(sync, oldestFirst);
  const found = yield* getAllReplicaSetsAndSyncRevision(sync, oldestFirst, false);
  if (found.kind === 'failed') return found.error;
  if (isScalingEvent(sync, found.value)) return yield* scaleOnly(sync, oldestFirst);
  return isRollingUpdate(read)
    ? yield* rolloutRolling(sync, oldestFirst)
    : yield* rolloutRecreate(sync, oldestFirst);
}

/** Whether the Deployment's replicas changed since its ReplicaSets were last scaled. Source: v1.28 sync.go:isScalingEvent. */
function isScalingEvent({ deployment }: DeploymentSync, { old, current }: ReplicaSets): boolean {
  return activeReplicaSets(current ? [...old, current] : old).some((replicaSet) => {
    const desired = desiredReplicasOf(replicaSet);
    return desired !== null && desired !== replicasOf(deployment);
  });
}

/** Source: v1.28 pkg/controller/deployment/sync.go:syncStatusOnly. */
function* statusOnly(sync: DeploymentSync, oldestFirst: readonly ReplicaSet[]): Process<string | null> {
  const found = yield* getAllReplicaSetsAndSyncRevision(sync, oldestFirst, false);
  return found.kind === 'failed' ? found.error : yield* syncDeploymentStatus(sync, found.value);
}

/** What a Deployment that was scaled, or is paused, gets instead of a step of its rollout. Source: v1.28 sync.go:sync. */
function* scaleOnly(sync: DeploymentSync, oldestFirst: readonly ReplicaSet[]): Process<string | null> {
  const found = yield* getAllReplicaSetsAndSyncRevision(sync, oldestFirst, false);
  if (found.kind === 'failed') return found.error;
  const { old, current } = found.value;
  for (const scaling of scaleDeployment(sync.deployment, old, current)) {
    const error = yield* sync.scale(scaling);
    if (error !== null) return error;
  }
  if (sync.deployment.spec.paused === true) {
    const error = yield* cleanupDeployment(sync, old);
    if (error !== null) return error;
  }
  return yield* syncDeploymentStatus(sync, found.value);
}

/** Source: v1.28 pkg/controller/deployment/rolling.go:rolloutRolling. */
function* rolloutRolling(sync: DeploymentSync, oldestFirst: readonly ReplicaSet[]): Process<string | null> {
  const found = yield* getAllReplicaSetsAndSyncRevision(sync, oldestFirst, true);
  if (found.kind === 'failed') return found.error;
  const { old, current } = found.value;
  if (current === null) return null;
  const scaling = reconcileNewReplicaSet(sync.deployment, old, current);
  if (scaling === 'unreadable') return 'invalid value for IntOrString';
  if (scaling !== null) {
    const error = yield* sync.scale(scaling);
    return error ?? (yield* updateRolloutStatus(sync, found.value));
  }
  const steps = reconcileOldReplicaSets(sync.deployment, old, current);
  let scaled = steps.scaled;
  for (const step of steps.scalings) {
    // Upstream takes a refused write here for nothing done, and goes on to the status.
    if ((yield* sync.scale(step)) === null) continue;
    scaled = false;
    break;
  }
  if (!scaled && deploymentComplete(sync.deployment, sync.deployment.status)) {
    const error = yield* cleanupDeployment(sync, old);
    if (error !== null) return error;
  }
  return yield* updateRolloutStatus(sync, found.value);
}

/** Source: v1.28 pkg/controller/deployment/recreate.go:rolloutRecreate. */
function* rolloutRecreate(sync: DeploymentSync, oldestFirst: readonly ReplicaSet[]): Process<string | null> {
  const { parts, key } = sync;
  let found = yield* getAllReplicaSetsAndSyncRevision(sync, oldestFirst, false);
  if (found.kind === 'failed') return found.error;
  const down = scaleDownForRecreate(found.value.old);
  for (const scaling of down) {
    const error = yield* sync.scale(scaling);
    if (error !== null) return error;
  }
  if (down.length > 0) return yield* updateRolloutStatus(sync, found.value);
  const { old } = found.value;
  const left = oldPodsRunning(
    old,
    old.flatMap(({ metadata }) => parts.pods.controlledBy(metadata.uid)),
  );
  if (left !== null) {
    if (!parts.waiting.has(key)) {
      parts.waiting.add(key);
      const detail = { oldPods: left.pods.map(keyOf), oldReplicas: left.replicas };
      sync.decide('RecreateWaited', detail, 'pkg/controller/deployment/recreate.go:oldPodsRunning');
    }
    return yield* updateRolloutStatus(sync, found.value);
  }
  parts.waiting.delete(key);
  if (found.value.current === null) {
    found = yield* getAllReplicaSetsAndSyncRevision(sync, oldestFirst, true);
    if (found.kind === 'failed') return found.error;
  }
  const { current } = found.value;
  if (current === null) return null;
  const desired = replicasOf(sync.deployment);
  const up = scalingTo(current, desired, { kind: 'recreateNew', desired });
  if (up !== null) {
    const error = yield* sync.scale(up);
    if (error !== null) return error;
  }
  if (deploymentComplete(sync.deployment, sync.deployment.status)) {
    const error = yield* cleanupDeployment(sync, old);
    if (error !== null) return error;
  }
  return yield* updateRolloutStatus(sync, found.value);
}

/** Source: v1.28 pkg/controller/deployment/sync.go:cleanupDeployment. */
function* cleanupDeployment(sync: DeploymentSync, old: readonly ReplicaSet[]): Process<string | null> {
  const { simulator } = sync.parts;
  const source = 'pkg/controller/deployment/sync.go:cleanupDeployment';
  const { revisionHistoryLimit = 0 } = sync.deployment.spec;
  for (const replicaSet of replicaSetsToCleanUp(sync.deployment, old)) {
    const key = keyOf(replicaSet);
    const before = simulator.cause;
    const detail = {
      replicaSet: key,
      revision: revisionOf(replicaSet) ?? 0,
      revisionHistoryLimit,
      kept: old.length,
    };
    simulator.cause = sync.decide('OldReplicaSetDeleted', detail, source);
    const options = { propagationPolicy: 'Background' } as const;
    const answer = yield* sync.request((api, onAnswer) => api.delete(key, options, source, onAnswer));
    simulator.cause = before;
    const error = errorOf(answer, replicaSet);
    if (error !== null && !(answer.kind === 'refused' && answer.reason === 'NotFound')) return error;
  }
  return null;
}

/** The status outside of a rollout's steps: progress is not judged. Source: v1.28 sync.go:syncDeploymentStatus. */
function* syncDeploymentStatus(sync: DeploymentSync, replicaSets: ReplicaSets): Process<string | null> {
  const status = calculateStatus(sync.deployment, replicaSets, sync.parts.simulator.now);
  if (equal(status, sync.deployment.status)) return null;
  sync.setStatus(status);
  return yield* sync.updateStatus('pkg/controller/deployment/sync.go:calculateStatus');
}

function* updateRolloutStatus(sync: DeploymentSync, replicaSets: ReplicaSets): Process<string | null> {
  const { parts, key, deployment } = sync;
  const { now } = parts.simulator;
  const source = 'pkg/controller/deployment/progress.go:syncRolloutStatus';
  const decided = syncRolloutStatus(deployment, replicaSets, now);
  if (decided.kind === 'update') {
    sync.setStatus(decided.status);
    return yield* sync.updateStatus(source);
  }
  const { requeue } = decided;
  if (requeue.kind === 'rateLimited') parts.queue.addRateLimited(key);
  else if (requeue.kind === 'after') {
    parts.queue.addAfter(key, requeue.delayMs);
    const atMs = now + requeue.delayMs;
    // Each sync asks for it again; once is enough to tell.
    if (parts.checks.get(key) === atMs) return null;
    parts.checks.set(key, atMs);
    const { progressDeadlineSeconds = 0 } = deployment.spec;
    const detail = { atMs, progressDeadlineSeconds };
    sync.decide(
      'ProgressCheckScheduled',
      detail,
      'pkg/controller/deployment/progress.go:requeueStuckDeployment',
    );
  }
  return null;
}
