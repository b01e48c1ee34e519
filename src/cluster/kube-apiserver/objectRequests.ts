import { rfc3339 } from '#api/rfc3339.ts';
import type { KubernetesObject, ObjectMeta } from '#api/types.ts';
import { equal } from '#base/equal.ts';
import type { Change, DeleteObjectOptions, WriteAnswer } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type Store } from '#simulation/store.ts';

/** The registry's generic store: what it does to objects of every kind. Each call is one transaction. */
export class ObjectRequests {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #store: Store;

  constructor(simulator: Simulator<ClusterFacts>, store: Store) {
    this.#simulator = simulator;
    this.#store = store;
  }

  /** Stores an object that was stamped; its key is free. */
  create(actor: string, object: KubernetesObject, source: string): WriteAnswer {
    const metadata = generationKinds.has(object.kind)
      ? { ...object.metadata, generation: 1 }
      : object.metadata;
    this.#simulator.cause = this.#store.create(actor, source, { ...object, metadata });
    return this.#written(object);
  }

  /**
   * A PUT of all but status. A new spec raises the generation, and an object that only waited for its last finalizer
   * goes in the same request.
   *
   * Source: v1.28 apiserver registry/generic/registry/store.go:Update, ShouldDeleteDuringUpdate.
   */
  update(actor: string, key: string, change: Change, source: string): WriteAnswer {
    const stored = this.#store.get(key);
    if (stored === undefined) return { kind: 'refused', reason: 'NotFound' };
    const changed = change(stored);
    if (changed === 'conflict') return { kind: 'refused', reason: 'Conflict' };
    if (changed === null) return { kind: 'unchanged', object: stored };
    const next = withStatusOf(stored, changed);
    const specChanged = isSpecChanged(stored, next);
    const { metadata } = next;
    const raised = specChanged && generationKinds.has(stored.kind);
    const object = raised
      ? { ...next, metadata: { ...metadata, generation: (stored.metadata.generation ?? 0) + 1 } }
      : next;
    if (!specChanged && equal(object, stored)) return { kind: 'unchanged', object: stored };
    this.#simulator.cause = this.#store.update(actor, source, object);
    if (goesNow(object)) this.#simulator.cause = this.#store.delete(actor, source, key);
    return this.#written(object);
  }

  /** A PUT of status alone. */
  updateStatus(actor: string, key: string, change: Change, source: string): WriteAnswer {
    const stored = this.#store.get(key);
    if (stored === undefined) return { kind: 'refused', reason: 'NotFound' };
    const changed = change(stored);
    if (changed === 'conflict') return { kind: 'refused', reason: 'Conflict' };
    if (changed === null) return { kind: 'unchanged', object: stored };
    const metadata = statusMetadata(stored, changed);
    if (metadata === stored.metadata && equal(changed.status, stored.status))
      return { kind: 'unchanged', object: stored };
    const object = { ...stored, metadata, status: changed.status };
    this.#simulator.cause = this.#store.update(actor, source, object);
    return this.#written(object);
  }

  /**
   * A DELETE of anything but a pod: what has finalizers, or waits for its dependents, is only marked.
   *
   * Source: v1.28 apiserver registry/generic/registry/store.go:Delete, deletionFinalizersForGarbageCollection.
   */
  delete(actor: string, key: string, options: DeleteObjectOptions, source: string): WriteAnswer {
    const stored = this.#store.get(key);
    if (stored === undefined) return { kind: 'refused', reason: 'NotFound' };
    const { metadata } = stored;
    if ((options.preconditionUid ?? metadata.uid) !== metadata.uid)
      return { kind: 'refused', reason: 'Conflict' };
    const finalizers = withFinalizer(metadata.finalizers ?? [], options.propagationPolicy);
    if (finalizers.length === 0) {
      this.#simulator.cause = this.#store.delete(actor, source, key);
      return this.#written(stored);
    }
    const deletionTimestamp = metadata.deletionTimestamp ?? rfc3339(this.#simulator.now);
    const marked = { ...metadata, deletionTimestamp, deletionGracePeriodSeconds: 0, finalizers };
    if (equal(marked, metadata)) return { kind: 'unchanged', object: stored };
    const object = { ...stored, metadata: marked };
    this.#simulator.cause = this.#store.update(actor, source, object);
    return this.#written(object);
  }

  /** What is stored now; of what is gone, how it was last. */
  #written(object: KubernetesObject): WriteAnswer {
    return { kind: 'written', object: this.#store.get(keyOf(object)) ?? object };
  }
}

/** Kinds whose registry counts the generations of the spec. */
const generationKinds = new Set([
  'Deployment',
  'ReplicaSet',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
  'EndpointSlice',
]);

/**
 * An EndpointSlice has no spec: all of it but its metadata counts, and its labels.
 *
 * Source: v1.28 pkg/registry/discovery/endpointslice/strategy.go:PrepareForUpdate.
 */
function isSpecChanged(stored: KubernetesObject, next: KubernetesObject): boolean {
  if (stored.kind !== 'EndpointSlice') return next.spec !== stored.spec && !equal(next.spec, stored.spec);
  const content = ({ metadata, ...others }: KubernetesObject) => ({
    ...others,
    labels: metadata.labels ?? {},
  });
  return !equal(content(stored), content(next));
}

/**
 * A Deployment's status is written with its annotations, the revision among them.
 *
 * Source: v1.28 pkg/registry/apps/deployment/strategy.go:deploymentStatusStrategy.PrepareForUpdate.
 */
function statusMetadata(stored: KubernetesObject, changed: KubernetesObject): ObjectMeta {
  const { annotations } = changed.metadata;
  if (stored.kind !== 'Deployment' || equal(annotations, stored.metadata.annotations)) return stored.metadata;
  return { ...stored.metadata, ...(annotations === undefined ? {} : { annotations }) };
}

const propagationFinalizers = { Foreground: 'foregroundDeletion', Orphan: 'orphan' } as const;

function withFinalizer(
  finalizers: readonly string[],
  policy: DeleteObjectOptions['propagationPolicy'],
): readonly string[] {
  if (policy === 'Background') return finalizers;
  const wanted = propagationFinalizers[policy];
  return finalizers.includes(wanted) ? finalizers : [...finalizers, wanted];
}

function goesNow({ metadata }: KubernetesObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, finalizers = [] } = metadata;
  return deletionTimestamp !== undefined && deletionGracePeriodSeconds === 0 && finalizers.length === 0;
}

function withStatusOf({ status }: KubernetesObject, object: KubernetesObject): KubernetesObject {
  const { status: _, ...others } = object;
  return status === undefined ? others : { ...others, status };
}
