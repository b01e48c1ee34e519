import type { Pod } from '#api/types.ts';
import type { ReplicaSet } from '#api/workloadTypes.ts';
import type { WriteAnswer } from '#cluster/api.ts';
import { allAnswered } from '#cluster/kube-controller-manager/answered.ts';
import { controllerOf } from '#cluster/kube-controller-manager/informer.ts';
import type { Process } from '#simulation/process.ts';
import { keyOf } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import { podFromTemplate } from './podFromTemplate.ts';
import { podsToDelete } from './podsToDelete.ts';
import type { ReplicaPods } from './replicaPods.ts';
import type { ReplicaSetParts } from './replicaSetController.ts';
import { slowStartBatches } from './slowStart.ts';

/** Most pods created or deleted in one sync. Source: v1.28 pkg/controller/replicaset/replica_set.go:BurstReplicas. */
const burstReplicas = 500;

const source = 'pkg/controller/replicaset/replica_set.go:manageReplicas';

interface Sync {
  readonly nowUnixMs: number;
  readonly alsoCausedBy: readonly EventId[];
}

/**
 * Creates the pods that are missing, or deletes those that are too many. Gives the first error; null when all went
 * well.
 *
 * Source: v1.28 pkg/controller/replicaset/replica_set.go:manageReplicas.
 */
export function* manageReplicas(
  parts: ReplicaSetParts,
  replicaSet: ReplicaSet,
  counted: ReplicaPods,
  sync: Sync,
): Process<string | null> {
  const { simulator } = parts;
  const desired = replicaSet.spec.replicas ?? 1;
  const active = counted.counts(sync.nowUnixMs).replicas;
  if (active === desired) return null;
  const before = simulator.cause;
  const count = Math.min(Math.abs(active - desired), burstReplicas);
  const error =
    active < desired
      ? yield* createPods(parts, replicaSet, { desired, active, count, sync })
      : yield* deletePods(parts, replicaSet, { desired, active, count, sync, pods: counted.pods() });
  simulator.cause = before;
  return error;
}

interface Work {
  readonly desired: number;
  readonly active: number;
  readonly count: number;
  readonly sync: Sync;
}

function* createPods(
  { simulator, clientOf, actor, expectations, nameOf }: ReplicaSetParts,
  replicaSet: ReplicaSet,
  { desired, active, count, sync: { alsoCausedBy } }: Work,
): Process<string | null> {
  const key = keyOf(replicaSet);
  const api = clientOf(actor);
  const batches = slowStartBatches(count);
  const detail = { desired, active, creating: count, batches };
  simulator.cause = simulator.emit({
    actor,
    subject: key,
    kind: 'PodCreationsDecided',
    detail,
    source,
    alsoCausedBy,
  });
  expectations.expectCreations(key, count, simulator.now);
  let created = 0;
  for (const size of batches) {
    const names: string[] = [];
    const requests = Array.from({ length: size }, () => {
      const name = nameOf(replicaSet);
      names.push(name);
      return (onAnswer: (answer: WriteAnswer) => void) =>
        api.create(
          podFromTemplate(replicaSet, name),
          'pkg/controller/controller_utils.go:CreatePods',
          onAnswer,
        );
    });
    const answers = yield* allAnswered(simulator, requests);
    const refused = answers.flatMap((answer, index) => (answer.kind === 'refused' ? [names[index]!] : []));
    created += size - refused.length;
    const errors = refused.map((name) => `pods "${name}" already exists`);
    for (const error of errors) {
      const event = { type: 'Warning', reason: 'FailedCreate', message: `Error creating: ${error}` } as const;
      simulator.emit({ actor, subject: key, kind: 'EventRecorded', detail: event, source });
    }
    if (errors.length > 0) {
      for (let skipped = count - created; skipped > 0; skipped -= 1) expectations.creationObserved(key);
      return errors[0]!;
    }
  }
  return null;
}

function* deletePods(
  parts: ReplicaSetParts,
  replicaSet: ReplicaSet,
  {
    desired,
    active,
    count,
    pods,
    sync: { nowUnixMs, alsoCausedBy },
  }: Work & { readonly pods: readonly Pod[] },
): Process<string | null> {
  const { simulator, clientOf, actor, expectations, gateEnabled } = parts;
  const key = keyOf(replicaSet);
  const api = clientOf(actor);
  const options = {
    nowUnixMs,
    deletionCost: gateEnabled('PodDeletionCost'),
    logarithmic: gateEnabled('LogarithmicScaleDown'),
  };
  const {
    pods: chosen,
    victims,
    spared,
  } = podsToDelete(pods, relatedPods(parts, replicaSet), count, options);
  simulator.cause = simulator.emit({
    actor,
    subject: key,
    kind: 'PodDeletionsDecided',
    detail: { desired, active, victims, spared },
    source: 'pkg/controller/replicaset/replica_set.go:getPodsToDelete',
    alsoCausedBy,
  });
  const keys = chosen.map(keyOf);
  expectations.expectDeletions(key, keys, simulator.now);
  const answers = yield* allAnswered(
    simulator,
    keys.map((pod) => (onAnswer) => api.deletePod(pod, { gracePeriodSeconds: null }, onAnswer)),
  );
  for (const [index, answer] of answers.entries()) {
    if (answer.kind === 'refused') expectations.deletionObserved(key, keys[index]!);
  }
  return null;
}

/** The pods of all ReplicaSets of the same Deployment. Source: v1.28 replica_set.go:getIndirectlyRelatedPods. */
function* relatedPods({ owners, pods }: ReplicaSetParts, replicaSet: ReplicaSet): Iterable<Pod> {
  const owner = controllerOf(replicaSet);
  if (owner === undefined) return;
  for (const related of owners.controlledBy(owner.uid)) yield* pods.controlledBy(related.metadata.uid);
}
