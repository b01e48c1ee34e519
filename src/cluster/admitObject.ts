import { create } from '#api/admission/create.ts';
import { refusalOf } from '#api/admission/serverAnswer.ts';
import type { KubernetesVersion } from '#api/featureGates.ts';
import { apiKind } from '#api/fields.ts';
import type { JsonObject } from '#api/json.ts';
import type { KubernetesObject } from '#api/types.ts';

/** An object as the API server would store it when a component creates it; null when it refuses it. */
export function admitObject<T extends KubernetesObject>(
  object: T,
  options: { readonly version: KubernetesVersion; readonly gateEnabled: (name: string) => boolean },
): T | null {
  const kind = apiKind(object.apiVersion, object.kind);
  if (!kind) return null;
  const creation = create(kind, object as unknown as JsonObject, { ...options, allowPrivileged: true });
  return refusalOf(kind, creation) === null ? (creation.object as unknown as T) : null;
}
