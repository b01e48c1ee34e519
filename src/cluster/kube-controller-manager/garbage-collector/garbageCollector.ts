import type { KubernetesObject, OwnerReference } from '#api/types.ts';
import type { ComponentContext } from '#cluster/component.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';

const actor = 'kube-controller-manager/garbage-collector';
const source = 'pkg/controller/garbagecollector/garbagecollector.go:attemptToDeleteItem';

/** Kinds that own, or are owned. */
const watchedKinds = [
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
  'Service',
  'EndpointSlice',
  'Pod',
];

/**
 * Deletes what is owned by what is gone. References to owners that were never there are left alone: people paste pods
 * with the references they had in another cluster.
 *
 * Source: v1.28 pkg/controller/garbagecollector/garbagecollector.go, graph_builder.go.
 */
export function garbageCollector({ simulator, client }: ComponentContext): void {
  const api = client(actor);
  const graph = new OwnerGraph();

  const collect = (key: ObjectKey, owner: ObjectKey, why: 'ownerGone' | 'foreground'): void => {
    const object = graph.get(key);
    if (object === undefined || object.metadata.deletionTimestamp !== undefined) return;
    const decided = simulator.emit({
      actor,
      subject: key,
      kind: 'DependentCollected',
      detail: { owner, why },
      source,
    });
    simulator.because(decided, () => {
      if (object.kind === 'Pod')
        api.deletePod(key, { gracePeriodSeconds: null, preconditionUid: object.metadata.uid });
      else {
        const propagationPolicy =
          why === 'foreground' && graph.hasDependents(object) ? 'Foreground' : 'Background';
        api.delete(key, { propagationPolicy, preconditionUid: object.metadata.uid }, source);
      }
    });
  };

  /** An object whose owners are all gone goes too; of several owners, those that are gone are only forgotten. */
  const attemptToDelete = (key: ObjectKey, owner: ObjectKey): void => {
    const object = graph.get(key);
    if (object === undefined) return;
    const left = (object.metadata.ownerReferences ?? []).filter(({ uid }) => !graph.isGone(uid));
    if (left.length === 0) collect(key, owner, 'ownerGone');
    else api.update(key, (stored) => withOwners(stored, left), source);
  };

  const orphanDependents = (owner: KubernetesObject): void => {
    const uid = owner.metadata.uid ?? '';
    for (const key of graph.dependentsOf(uid)) {
      const detail = { owner: keyOf(owner) };
      const kind = 'DependentOrphaned';
      const freed = 'pkg/controller/garbagecollector/garbagecollector.go:orphanDependents';
      const decided = simulator.emit({ actor, subject: key, kind, detail, source: freed });
      const others = (graph.get(key)?.metadata.ownerReferences ?? []).filter(
        (reference) => reference.uid !== uid,
      );
      simulator.because(decided, () => api.update(key, (stored) => withOwners(stored, others), freed));
    }
    api.update(keyOf(owner), (stored) => withoutFinalizer(stored, 'orphan'), source);
  };

  /** Foreground: the owner waits for its dependents, and goes with the last. */
  const deleteDependents = (owner: KubernetesObject): void => {
    const dependents = graph.dependentsOf(owner.metadata.uid ?? '');
    for (const key of dependents) collect(key, keyOf(owner), 'foreground');
    if (dependents.length === 0) {
      api.update(keyOf(owner), (stored) => withoutFinalizer(stored, 'foregroundDeletion'), source);
    }
  };

  const take = (type: 'added' | 'modified' | 'deleted', object: KubernetesObject): void => {
    const key = keyOf(object);
    if (type === 'modified' && graph.isPlain(key, object)) return;
    const before = graph.take(key, type === 'deleted' ? undefined : object, object);
    if (type === 'deleted') {
      for (const dependent of graph.dependentsOf(object.metadata.uid ?? '')) attemptToDelete(dependent, key);
      for (const { uid } of object.metadata.ownerReferences ?? []) {
        const owner = graph.ofUid(uid);
        if (owner && isGoing(owner, 'foregroundDeletion')) deleteDependents(owner);
      }
      return;
    }
    const gone = (object.metadata.ownerReferences ?? []).find(({ uid }) => graph.isGone(uid));
    if (type === 'added' && gone)
      attemptToDelete(key, `${gone.kind}/${object.metadata.namespace ?? ''}/${gone.name}`);
    if (before?.metadata.deletionTimestamp !== undefined) return;
    if (isGoing(object, 'orphan')) orphanDependents(object);
    if (isGoing(object, 'foregroundDeletion')) deleteDependents(object);
  };

  for (const kind of watchedKinds) api.watch(kind, ({ type, object }) => take(type, object));
}

/** Who owns whom, as the collector's watches tell. */
class OwnerGraph {
  readonly #objects = new Map<ObjectKey, KubernetesObject>();
  readonly #keys = new Map<string, ObjectKey>();
  readonly #dependents = new Map<string, Set<ObjectKey>>();
  readonly #gone = new Set<string>();

  /** Takes an object as it is now, or undefined when it is gone; `last` is how it was told of. Gives the one before. */
  take(
    key: ObjectKey,
    object: KubernetesObject | undefined,
    last: KubernetesObject,
  ): KubernetesObject | undefined {
    const before = this.#objects.get(key);
    const { uid = '' } = last.metadata;
    if (before?.metadata.ownerReferences !== object?.metadata.ownerReferences) {
      for (const owner of before?.metadata.ownerReferences ?? [])
        this.#dependents.get(owner.uid)?.delete(key);
      for (const owner of object?.metadata.ownerReferences ?? []) this.#of(owner).add(key);
    }
    if (object) {
      this.#objects.set(key, object);
      this.#keys.set(uid, key);
    } else {
      this.#objects.delete(key);
      this.#keys.delete(uid);
      this.#gone.add(uid);
    }
    return before;
  }

  /** Whether a change is none of the collector's business, as most of a pod's are. */
  isPlain(key: ObjectKey, { metadata }: KubernetesObject): boolean {
    const before = this.#objects.get(key)?.metadata;
    return metadata.deletionTimestamp === undefined && before?.ownerReferences === metadata.ownerReferences;
  }

  get(key: ObjectKey): KubernetesObject | undefined {
    return this.#objects.get(key);
  }

  ofUid(uid: string): KubernetesObject | undefined {
    return this.#objects.get(this.#keys.get(uid) ?? '');
  }

  isGone(uid: string): boolean {
    return this.#gone.has(uid);
  }

  dependentsOf(uid: string): readonly ObjectKey[] {
    return [...(this.#dependents.get(uid) ?? [])];
  }

  hasDependents({ metadata }: KubernetesObject): boolean {
    return (this.#dependents.get(metadata.uid ?? '')?.size ?? 0) > 0;
  }

  #of({ uid }: OwnerReference): Set<ObjectKey> {
    const dependents = this.#dependents.get(uid) ?? new Set<ObjectKey>();
    this.#dependents.set(uid, dependents);
    return dependents;
  }
}

function isGoing({ metadata }: KubernetesObject, finalizer: string): boolean {
  return metadata.deletionTimestamp !== undefined && (metadata.finalizers ?? []).includes(finalizer);
}

function withOwners(stored: KubernetesObject, ownerReferences: readonly OwnerReference[]): KubernetesObject {
  return { ...stored, metadata: { ...stored.metadata, ownerReferences } };
}

function withoutFinalizer(stored: KubernetesObject, finalizer: string): KubernetesObject {
  const finalizers = (stored.metadata.finalizers ?? []).filter((one) => one !== finalizer);
  return { ...stored, metadata: { ...stored.metadata, finalizers } };
}
