import type { Selector } from '#api/labelSelector.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { Change } from '#cluster/api.ts';
import { controllerOf, newControllerRef } from './informer.ts';

/**
 * Objects nobody controls that an owner's selector matches, and that it may therefore take for its own.
 *
 * Source: v1.28 pkg/controller/controller_ref_manager.go:ClaimObject.
 */
export function adoptable<T extends KubernetesObject>(
  owner: KubernetesObject,
  selector: Selector,
  orphans: Iterable<T>,
): readonly T[] {
  if (owner.metadata.deletionTimestamp !== undefined || selector.empty) return [];
  const found: T[] = [];
  for (const orphan of orphans) {
    const { namespace, labels = {}, deletionTimestamp } = orphan.metadata;
    if (namespace !== owner.metadata.namespace || deletionTimestamp !== undefined) continue;
    if (selector.matches(labels)) found.push(orphan);
  }
  return found;
}

/** Puts the controller's reference on an object that has none. Source: v1.28 controller_ref_manager.go:AdoptPod. */
export function adoptedBy(owner: KubernetesObject): Change {
  return (stored) => {
    if (controllerOf(stored)) return 'conflict';
    const ownerReferences = [...(stored.metadata.ownerReferences ?? []), newControllerRef(owner)];
    return { ...stored, metadata: { ...stored.metadata, ownerReferences } };
  };
}

/** Takes the controller's reference off. Source: v1.28 controller_ref_manager.go:ReleasePod. */
export function releasedBy(owner: KubernetesObject): Change {
  return (stored) => {
    const ownerReferences = (stored.metadata.ownerReferences ?? []).filter(
      ({ uid }) => uid !== owner.metadata.uid,
    );
    return { ...stored, metadata: { ...stored.metadata, ownerReferences } };
  };
}
