import '#api/rareAtHand.ts';
import { type Creation, create } from '#api/admission/create.ts';
import { featureGateDefaults } from '#api/featureGates.ts';
import { type ApiKind, apiKind } from '#api/fields.ts';
import type { JsonObject } from '#api/json.ts';

/** What the API server's vectors ask about. */
export interface CreationInput {
  readonly manifest: JsonObject;
  /** Those that differ from their default, or all. */
  readonly gates?: Readonly<Record<string, boolean>>;
  readonly allowPrivileged?: boolean;
}

const defaults = featureGateDefaults('v1.28');

/** The manifest's kind and what v1.28 makes of it; null when it is no kind of v1.28. */
export function creationOf({ manifest, gates = {}, allowPrivileged = true }: CreationInput): {
  readonly kind: ApiKind;
  readonly creation: Creation;
} | null {
  const kind = apiKind(String(manifest.apiVersion), String(manifest.kind));
  if (!kind) return null;
  const gateEnabled = (name: string) => gates[name] ?? defaults(name);
  return { kind, creation: create(kind, manifest, { version: 'v1.28', gateEnabled, allowPrivileged }) };
}
