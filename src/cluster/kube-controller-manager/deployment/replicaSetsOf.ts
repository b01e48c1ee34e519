import type { JsonObject } from '#api/json.ts';
import { labelSelector } from '#api/labelSelector.ts';
import type { ReplicaSet } from '#api/workloadTypes.ts';
import { adoptable, adoptedBy, releasedBy } from '#cluster/kube-controller-manager/claims.ts';
import { errorOf, replacing, whenAccepted } from '#cluster/kube-controller-manager/writes.ts';
import type { Process } from '#simulation/process.ts';
import { keyOf } from '#simulation/store.ts';
import { conditionOf, newCondition, withCondition } from './conditions.ts';
import { createReplicaSet } from './createReplicaSet.ts';
import type { ReplicaSets } from './deploymentStatus.ts';
import type { DeploymentSync } from './deploymentSync.ts';
import { findNewReplicaSet } from './newReplicaSet.ts';
import { byCreationTimestamp } from './replicaSetLists.ts';
import { done, failed, type Result } from './result.ts';
import { maxRevision, newReplicaSetAnnotations, revisionAnnotation, revisionOf } from './revision.ts';
import { setDeploymentRevision } from './setDeploymentRevision.ts';
import { hasProgressDeadline } from './syncRolloutStatus.ts';

/**
 * A Deployment's ReplicaSets, oldest first: those it controls and that its selector matches, and orphans it adopts.
 *
 * Source: v1.28 pkg/controller/deployment/deployment_controller.go:getReplicaSetsForDeployment.
 */
export function* claimReplicaSets(sync: DeploymentSync): Process<Result<readonly ReplicaSet[]>> {
  const { deployment, parts } = sync;
  const selector = labelSelector(deployment.spec.selector as JsonObject | undefined);
  if (selector === null) return failed(`deployment ${deployment.metadata.name} has invalid label selector`);
  const owned = parts.replicaSets.controlledBy(deployment.metadata.uid);
  const strays = owned.filter(({ metadata: { labels = {} } }) => !selector.matches(labels));
  const adopted = adoptable(deployment, selector, parts.replicaSets.orphans());
  const going = deployment.metadata.deletionTimestamp !== undefined;
  const claims = [
    ...adopted.map((replicaSet) => ({
      replicaSet,
      claim: 'adopted' as const,
      change: adoptedBy(deployment),
    })),
    ...(going ? [] : strays).map((replicaSet) => ({
      replicaSet,
      claim: 'released' as const,
      change: releasedBy(deployment),
    })),
  ];
  for (const { replicaSet, claim, change } of claims) {
    const source = 'pkg/controller/controller_ref_manager.go:ClaimReplicaSets';
    const { simulator } = parts;
    const before = simulator.cause;
    simulator.cause = sync.decide('ReplicaSetClaimed', { replicaSet: keyOf(replicaSet), claim }, source);
    const answer = yield* sync.request((api, onAnswer) =>
      api.update(keyOf(replicaSet), change, source, onAnswer),
    );
    simulator.cause = before;
    const error = errorOf(answer, replicaSet);
    if (error !== null) return failed(error);
  }
  const kept = owned.filter((replicaSet) => !strays.includes(replicaSet));
  return done([...kept, ...adopted].sort(byCreationTimestamp));
}

/**
 * Tells the new ReplicaSet from the old ones, and brings its revision and the Deployment's up to date. Without one, it
 * is made if `create` says so.
 *
 * Source: v1.28 pkg/controller/deployment/sync.go:getAllReplicaSetsAndSyncRevision, getNewReplicaSet.
 */
export function* getAllReplicaSetsAndSyncRevision(
  sync: DeploymentSync,
  oldestFirst: readonly ReplicaSet[],
  create: boolean,
): Process<Result<ReplicaSets>> {
  const existing = findNewReplicaSet(sync.deployment, oldestFirst);
  const old = oldestFirst.filter((replicaSet) => replicaSet !== existing);
  const revision = maxRevision(old) + 1;
  if (existing === null) {
    if (!create) return done({ old, current: null });
    const made = yield* createReplicaSet(sync, old, revision);
    return made.kind === 'failed' ? made : done({ old, current: made.value });
  }
  const annotations = newReplicaSetAnnotations(sync.deployment, existing.metadata.annotations, revision);
  const { minReadySeconds = 0 } = sync.deployment.spec;
  if (annotations !== null || (existing.spec.minReadySeconds ?? 0) !== minReadySeconds) {
    const updated = yield* updateNewReplicaSet(sync, existing, { annotations, minReadySeconds, revision });
    return updated.kind === 'failed' ? updated : done({ old, current: updated.value });
  }
  const error = yield* syncRevision(sync, existing);
  return error === null ? done({ old, current: existing }) : failed(error);
}

interface NewReplicaSetChange {
  readonly annotations: Readonly<Record<string, string>> | null;
  readonly minReadySeconds: number;
  readonly revision: number;
}

function* updateNewReplicaSet(
  sync: DeploymentSync,
  existing: ReplicaSet,
  { annotations, minReadySeconds, revision }: NewReplicaSetChange,
): Process<Result<ReplicaSet>> {
  const { simulator } = sync.parts;
  const key = keyOf(existing);
  const source = 'pkg/controller/deployment/sync.go:getNewReplicaSet';
  const fromRevision = revisionOf(existing) ?? 0;
  const { metadata, spec } = existing;
  const next = {
    ...existing,
    metadata: annotations === null ? metadata : { ...metadata, annotations },
    spec: { ...spec, minReadySeconds },
  };
  const change = whenAccepted(replacing(existing, next, sync.parts.conflicts), () => {
    if (fromRevision === 0 || fromRevision >= revision) return;
    simulator.cause = sync.decide('ReplicaSetReused', { replicaSet: key, fromRevision, revision }, source);
  });
  const answer = yield* sync.request((api, onAnswer) => api.update(key, change, source, onAnswer));
  if (answer.kind === 'refused') return failed(errorOf(answer, existing) ?? '');
  return done(answer.object as ReplicaSet);
}

function* syncRevision(sync: DeploymentSync, existing: ReplicaSet): Process<string | null> {
  const revision = existing.metadata.annotations?.[revisionAnnotation] ?? '';
  const revised = setDeploymentRevision(sync, revision);
  const { deployment, parts } = sync;
  const { status = {} } = deployment;
  const found = hasProgressDeadline(deployment) && conditionOf(status, 'Progressing') === undefined;
  if (found) {
    const said = ['True', 'FoundNewReplicaSet', `Found new replica set "${existing.metadata.name}"`] as const;
    const condition = newCondition('Progressing', said, parts.simulator.now);
    sync.setStatus({ ...status, conditions: withCondition(status.conditions ?? [], condition) });
  }
  if (!revised && !found) return null;
  return yield* sync.updateStatus('pkg/controller/deployment/sync.go:getNewReplicaSet');
}
