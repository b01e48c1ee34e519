import type { JsonObject } from '#api/json.ts';
import { labelSelector } from '#api/labelSelector.ts';
import type { Pod } from '#api/types.ts';
import type { ReplicaSet } from '#api/workloadTypes.ts';
import type { RandomStream } from '#base/random.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { ControllerParts } from '#cluster/kube-controller-manager/controllerParts.ts';
import { controllerOf, type Informer, ownerKey } from '#cluster/kube-controller-manager/informer.ts';
import { WorkQueue } from '#cluster/kube-controller-manager/workQueue.ts';
import { order } from '#cluster/order.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import { Expectations } from './expectations.ts';
import { isPodReady } from './podAvailability.ts';
import { generatedPodName, type PodName } from './podFromTemplate.ts';
import { ReplicaPods } from './replicaPods.ts';
import { syncReplicaSet } from './syncReplicaSet.ts';

export interface ReplicaSetControllerOptions {
  /** The kind it serves: ReplicationControllers are served by the same code. */
  readonly kind: 'ReplicaSet' | 'ReplicationController';
  readonly workers: number;
  readonly podName: PodName;
}

/** Source: v1.28 pkg/controller/replicaset/config/v1alpha1/defaults.go, and its sibling for replication. */
export const replicaSetDefaults = { kind: 'ReplicaSet', workers: 5, podName: generatedPodName } as const;
export const replicationDefaults = { ...replicaSetDefaults, kind: 'ReplicationController' } as const;

/** What a sync needs of the controller. */
export interface ReplicaSetParts extends ControllerParts {
  readonly actor: string;
  readonly queue: WorkQueue;
  readonly owners: Informer<ReplicaSet>;
  readonly expectations: Expectations;
  /** The name of a ReplicaSet's next pod. */
  readonly nameOf: (replicaSet: ReplicaSet) => string;
  /** The pods of a ReplicaSet, counted. */
  readonly podsOf: (replicaSet: ReplicaSet) => ReplicaPods;
}

/**
 * Keeps as many pods as each ReplicaSet asks for. Pods and ReplicaSets that change queue the ReplicaSet they belong to.
 *
 * Source: v1.28 pkg/controller/replicaset/replica_set.go:NewBaseController and its event handlers.
 */
export function replicaSetController(
  parts: ControllerParts,
  owners: Informer<ReplicaSet>,
  { kind, workers, podName }: ReplicaSetControllerOptions,
): void {
  const { simulator, pods } = parts;
  const actor = `kube-controller-manager/${kind.toLowerCase()}`;
  const expectations = new Expectations();
  const tallies = new Map<string, ReplicaPods>();
  const podsOf = (replicaSet: ReplicaSet): ReplicaPods => {
    const uid = replicaSet.metadata.uid ?? '';
    const known = tallies.get(uid);
    if (known?.isOf(replicaSet)) return known;
    const counted = new ReplicaPods(replicaSet, pods.controlledBy(uid));
    tallies.set(uid, counted);
    return counted;
  };
  const queue: WorkQueue = new WorkQueue(
    simulator,
    { actor, order: order.replicaSetSync, workers, maxRetries: null },
    (key, alsoCausedBy) => syncReplicaSet(own, key, alsoCausedBy),
  );

  const own: ReplicaSetParts = {
    ...parts,
    actor,
    queue,
    owners,
    expectations,
    podsOf,
    nameOf: podNames(simulator, actor, podName),
  };

  owners.onChange((before, after) => {
    const changed = after ?? before;
    if (changed === undefined) return;
    const key = keyOf(changed);
    if (before && before.metadata.uid !== after?.metadata.uid) {
      expectations.forget(key);
      tallies.delete(before.metadata.uid ?? '');
    }
    queue.add(key);
  });

  /** Source: v1.28 replica_set.go:resolveControllerRef. */
  const ownerOf = (pod: Pod): ReplicaSet | undefined => {
    const reference = controllerOf(pod);
    if (reference?.kind !== kind) return undefined;
    const owner = owners.get(ownerKey(reference, pod.metadata.namespace));
    return owner?.metadata.uid === reference.uid ? owner : undefined;
  };
  const queueMatching = (pod: Pod): void => {
    for (const owner of owners.list()) {
      if (owner.metadata.namespace !== pod.metadata.namespace) continue;
      const selector = labelSelector(owner.spec.selector as JsonObject | undefined);
      if (selector && !selector.empty && selector.matches(pod.metadata.labels ?? {})) queue.add(keyOf(owner));
    }
  };
  const going = (pod: Pod): void => {
    const owner = ownerOf(pod);
    if (owner === undefined) return;
    const key = keyOf(owner);
    expectations.deletionObserved(key, keyOf(pod));
    queue.add(key);
  };

  pods.onChange((before, after) => {
    recount(tallies, before, after);
    if (after === undefined) {
      if (before) going(before);
      return;
    }
    if (after.metadata.deletionTimestamp !== undefined) {
      going(after);
      return;
    }
    const owner = ownerOf(after);
    const former =
      before && controllerOf(before)?.uid !== controllerOf(after)?.uid ? ownerOf(before) : undefined;
    if (former) queue.add(keyOf(former));
    if (owner === undefined) {
      const changed = former !== undefined || before?.metadata.labels !== after.metadata.labels;
      if (controllerOf(after) === undefined && changed) queueMatching(after);
      return;
    }
    const key = keyOf(owner);
    if (before === undefined) expectations.creationObserved(key);
    queue.add(key);
    const { minReadySeconds = 0 } = owner.spec;
    if (before && !isPodReady(before) && isPodReady(after) && minReadySeconds > 0) {
      // A second more, so that the time has surely passed by then.
      queue.addAfter(key, minReadySeconds * 1000 + 1000);
    }
  });
}

/** Each ReplicaSet draws its pods' names from a stream of its own. */
function podNames(
  simulator: Simulator<ClusterFacts>,
  actor: string,
  podName: PodName,
): (replicaSet: ReplicaSet) => string {
  const streams = new Map<ObjectKey, RandomStream>();
  return (replicaSet) => {
    const key = keyOf(replicaSet);
    const stream = streams.get(key) ?? simulator.random(actor, key, 'pod names');
    streams.set(key, stream);
    return podName(replicaSet, stream);
  };
}

function recount(
  tallies: ReadonlyMap<string, ReplicaPods>,
  before: Pod | undefined,
  after: Pod | undefined,
): void {
  const from = before && controllerOf(before)?.uid;
  const to = after && controllerOf(after)?.uid;
  if (before && from !== to) tallies.get(from ?? '')?.take(keyOf(before), undefined);
  if (after) tallies.get(to ?? '')?.take(keyOf(after), after);
}
