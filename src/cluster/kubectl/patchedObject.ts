import type { CreateOptions } from '#api/admission/create.ts';
import { create } from '#api/admission/create.ts';
import { kindVerdict } from '#api/admission/kindVerdict.ts';
import { refusalOf } from '#api/admission/serverAnswer.ts';
import type { Job } from '#api/batchTypes.ts';
import type { JsonObject, JsonValue } from '#api/json.ts';
import type { KubernetesObject } from '#api/types.ts';
import { equal } from '#base/equal.ts';
import { type FixedField, fixedJobField } from './fixedJobFields.ts';
import { mergePatch } from './mergePatch.ts';

/** An object after a patch, or what kubectl prints when the server does not take it. */
export type Patched =
  | { readonly kind: 'accepted'; readonly object: KubernetesObject }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * A stored object with a merge patch applied, decoded, defaulted and validated as the server does with an update. Of
 * the rules about what may not change, the most common are known.
 */
export function patchedObject(stored: KubernetesObject, patch: unknown, options: CreateOptions): Patched {
  const { status: _, ...rest } = stored;
  // Objects and patches are plain JSON here: both come from decoded documents.
  const merged = mergePatch(rest as unknown as JsonObject, patch as JsonValue) as JsonObject;
  const verdict = kindVerdict(stored.apiVersion, stored.kind);
  if (verdict.kind !== 'known')
    return { kind: 'refused', message: `the server doesn't have a resource type "${stored.kind}"` };
  const creation = create(verdict.apiKind, merged, options);
  const refusal = refusalOf(verdict.apiKind, creation);
  if (refusal) return { kind: 'refused', message: refusal.kubectl };
  const { spec } = creation.object as unknown as KubernetesObject;
  const fixed =
    stored.kind === 'Job'
      ? fixedJobField(stored as Job, spec as Job['spec'], options.gateEnabled)
      : fixedField(stored, spec);
  if (fixed !== null) {
    const value = fixed.value === undefined ? '' : ` ${JSON.stringify(fixed.value)}:`;
    const message = `The ${stored.kind} "${stored.metadata.name}" is invalid: spec.${fixed.field}: Invalid value:${value} ${fixed.reason}`;
    return { kind: 'refused', message };
  }
  const metadata = { ...stored.metadata, ...labelsOf(merged) };
  return { kind: 'accepted', object: { ...stored, metadata, spec } };
}

/** Fields of the spec that may not change. Source: v1.28 pkg/apis/apps/validation. */
const immutable: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['selector'],
  ReplicaSet: ['selector'],
  StatefulSet: ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates'],
  DaemonSet: ['selector'],
};

function fixedField(stored: KubernetesObject, spec: unknown): FixedField | null {
  const field = (immutable[stored.kind] ?? []).find(
    (one) => !equal(fieldOf(spec, one), fieldOf(stored.spec, one)),
  );
  return field === undefined ? null : { field, value: undefined, reason: 'field is immutable' };
}

function fieldOf(spec: unknown, field: string): unknown {
  return (spec as Readonly<Record<string, unknown>> | undefined)?.[field];
}

function labelsOf(merged: JsonObject): object {
  const { labels, annotations } = merged.metadata as unknown as KubernetesObject['metadata'];
  return {
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}
