import type { KubernetesObject, OwnerReference } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';

/** What became of an object since it was last seen: `before` is absent for a new one, `after` for one that is gone. */
export type Notify<T extends KubernetesObject> = (before: T | undefined, after: T | undefined) => void;

/**
 * What a controller manager knows of one kind: its watch's view of the store, by key and by controlling owner. All its
 * controllers share it, and are told in the order in which they asked.
 *
 * Source: v1.28 client-go tools/cache/shared_informer.go.
 */
export class Informer<T extends KubernetesObject> {
  readonly #objects = new Map<ObjectKey, T>();
  readonly #byController = new Map<string, Map<ObjectKey, T>>();
  readonly #orphans = new Map<ObjectKey, T>();
  readonly #listeners: Notify<T>[] = [];

  /** `read` makes of a stored object what this informer's users work with. */
  constructor(api: ApiClient, kind: string, read: (object: KubernetesObject) => T = (object) => object as T) {
    api.watch(kind, ({ type, object }) =>
      this.#take(type === 'deleted' ? undefined : read(object), keyOf(object)),
    );
  }

  onChange(notify: Notify<T>): void {
    this.#listeners.push(notify);
  }

  get(key: ObjectKey): T | undefined {
    return this.#objects.get(key);
  }

  list(): IterableIterator<T> {
    return this.#objects.values();
  }

  /** Those whose controller has this UID, in no order that means anything. */
  controlledBy(uid: string | undefined): readonly T[] {
    return [...(this.#byController.get(uid ?? '')?.values() ?? [])];
  }

  /** Those nobody controls. */
  orphans(): IterableIterator<T> {
    return this.#orphans.values();
  }

  #take(after: T | undefined, key: ObjectKey): void {
    const before = this.#objects.get(key);
    if (after) this.#objects.set(key, after);
    else this.#objects.delete(key);
    this.#regroup(key, before, after);
    for (const notify of this.#listeners) notify(before, after);
  }

  /** What stays in its group keeps its place there. */
  #regroup(key: ObjectKey, before: T | undefined, after: T | undefined): void {
    const from = before && this.#group(before);
    const to = after && this.#group(after);
    if (from && from !== to) {
      from.delete(key);
      const uid = controllerOf(before)?.uid;
      if (uid !== undefined && from.size === 0) this.#byController.delete(uid);
    }
    if (to) to.set(key, after);
  }

  #group(object: T): Map<ObjectKey, T> {
    const uid = controllerOf(object)?.uid;
    if (uid === undefined) return this.#orphans;
    const group = this.#byController.get(uid) ?? new Map<ObjectKey, T>();
    this.#byController.set(uid, group);
    return group;
  }
}

/** The owner that manages an object. Source: v1.28 apimachinery pkg/apis/meta/v1/controller_ref.go:GetControllerOf. */
export function controllerOf({ metadata }: KubernetesObject): OwnerReference | undefined {
  return metadata.ownerReferences?.find((reference) => reference.controller === true);
}

/** Source: v1.28 apimachinery pkg/apis/meta/v1/controller_ref.go:NewControllerRef. */
export function newControllerRef({ apiVersion, kind, metadata }: KubernetesObject): OwnerReference {
  const { name, uid = '' } = metadata;
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

/** The key of the object an owner reference means: owners live in the namespace of what they own. */
export function ownerKey({ kind, name }: OwnerReference, namespace: string | undefined): ObjectKey {
  return `${kind}/${namespace ?? ''}/${name}`;
}
