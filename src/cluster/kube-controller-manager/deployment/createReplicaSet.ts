import type { ReplicaSet } from '#api/workloadTypes.ts';
import { controllerOf } from '#cluster/kube-controller-manager/informer.ts';
import { errorOf } from '#cluster/kube-controller-manager/writes.ts';
import type { Process } from '#simulation/process.ts';
import { keyOf } from '#simulation/store.ts';
import { newCondition, withCondition } from './conditions.ts';
import { type DeploymentSync, whenWritten } from './deploymentSync.ts';
import { makeNewReplicaSet } from './newReplicaSet.ts';
import { newRSNewReplicas } from './newRSNewReplicas.ts';
import { done, failed, type Result } from './result.ts';
import { setDeploymentRevision } from './setDeploymentRevision.ts';
import { hasProgressDeadline } from './syncRolloutStatus.ts';
import { templateText } from './templateText.ts';

const source = 'pkg/controller/deployment/sync.go:getNewReplicaSet';

/**
 * Makes the ReplicaSet of the Deployment's present template, as large as the surge allows at once.
 *
 * Source: v1.28 pkg/controller/deployment/sync.go:getNewReplicaSet.
 */
export function* createReplicaSet(
  sync: DeploymentSync,
  old: readonly ReplicaSet[],
  revision: number,
): Process<Result<ReplicaSet>> {
  const { deployment, parts } = sync;
  const { simulator } = parts;
  const hash = parts.hashOf(deployment.spec.template, deployment.status?.collisionCount);
  const empty = makeNewReplicaSet(deployment, hash, revision);
  const size = newRSNewReplicas(deployment, [...old, empty], empty);
  if (size === null) return failed('invalid value for IntOrString');
  const { replicas, currentPods, maxTotalPods } = size;
  const made = { ...empty, spec: { ...empty.spec, replicas } };
  const before = simulator.cause;
  const key = keyOf(made);
  // One that is there already is only not seen yet: that is no decision, but the same request again.
  if (sync.api.get(key) === undefined) {
    const detail = { replicaSet: key, revision, replicas, currentPods, maxTotalPods };
    simulator.cause = sync.decide('NewReplicaSetDecided', detail, source);
  }
  const tell = () => {
    const message = `Scaled up replica set ${made.metadata.name} to ${replicas}`;
    if (replicas > 0) sync.event('Normal', 'ScalingReplicaSet', message);
  };
  const answer = yield* sync.request((api, onAnswer) =>
    api.create(made, source, whenWritten(onAnswer, tell)),
  );
  simulator.cause = before;
  const created =
    answer.kind === 'refused' ? yield* existingOne(sync, made) : done(answer.object as ReplicaSet);
  if (created.kind === 'failed') return created;
  const error = yield* noteCreation(sync, created.value, revision, answer.kind !== 'refused');
  return error === null ? created : failed(error);
}

/** The name is taken: by this very ReplicaSet, which the cache had not seen yet, or by another template's. */
function* existingOne(sync: DeploymentSync, made: ReplicaSet): Process<Result<ReplicaSet>> {
  const { deployment, parts } = sync;
  const key = keyOf(made);
  const { name } = made.metadata;
  const cached = parts.replicaSets.get(key);
  if (cached === undefined) return failed(`replicaset.apps "${name}" not found`);
  const { template } = cached.spec;
  const same = template !== undefined && templateText(template) === templateText(deployment.spec.template);
  if (same && controllerOf(cached)?.uid === deployment.metadata.uid) return done(cached);
  const collisionCount = (deployment.status?.collisionCount ?? 0) + 1;
  sync.setStatus({ ...deployment.status, collisionCount });
  const error = yield* sync.updateStatus(source);
  if (error === null) sync.decide('TemplateHashCollided', { replicaSet: key, collisionCount }, source);
  return failed(errorOf({ kind: 'refused', reason: 'AlreadyExists' }, made) ?? '');
}

function* noteCreation(
  sync: DeploymentSync,
  created: ReplicaSet,
  revision: number,
  isNew: boolean,
): Process<string | null> {
  const revised = setDeploymentRevision(sync, String(revision));
  const { deployment, parts } = sync;
  const tells = isNew && hasProgressDeadline(deployment);
  if (tells) {
    const { status = {} } = deployment;
    const said = [
      'True',
      'NewReplicaSetCreated',
      `Created new replica set "${created.metadata.name}"`,
    ] as const;
    const condition = newCondition('Progressing', said, parts.simulator.now);
    sync.setStatus({ ...status, conditions: withCondition(status.conditions ?? [], condition) });
  }
  return revised || tells ? yield* sync.updateStatus(source) : null;
}
