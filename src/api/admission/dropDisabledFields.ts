import { objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { isObject, type JsonObject, type JsonValue } from '#api/json.ts';
import { appArmorAnnotations, kindFields, podSpecFields } from './gatedFields.ts';
import { podPathOf } from './templatePath.ts';

/** A field the user wrote that is not stored. */
export interface DroppedField {
  readonly path: FieldPath;
  /** The gate that is off; null where no gate brings the field back. */
  readonly gate: string | null;
}

export interface Remaining {
  readonly object: JsonObject;
  readonly dropped: readonly DroppedField[];
}

type GateEnabled = (name: string) => boolean;

/** Takes out of a new object what belongs to gates that are off: silently, as the server does. */
export function dropDisabledFields(type: string, object: JsonObject, gateEnabled: GateEnabled): Remaining {
  const podPath = podPathOf(type);
  const gated = [
    ...(kindFields[type] ?? []),
    ...(podPath
      ? [
          ...appArmorAnnotations(object, podPath),
          ...podSpecFields.map(({ gate, path }) => ({ gate, path: [...podPath, 'spec', ...path] })),
        ]
      : []),
  ];
  const dropped: DroppedField[] = [];
  let remaining: JsonObject = object;
  for (const { gate, path } of gated) {
    if (gate !== null && gateEnabled(gate)) continue;
    remaining = without(remaining, path, [], (found) => dropped.push({ path: found, gate })) as JsonObject;
  }
  if (type === 'batch.v1.Job' && !gateEnabled('JobBackoffLimitPerIndex')) {
    remaining = withoutFailIndex(remaining, dropped);
  }
  if (podPath && !gateEnabled('ProcMountType'))
    remaining = withDefaultProcMount(remaining, [...podPath, 'spec']);
  return { object: remaining, dropped };
}

/** Rules that act on an index go with the limit per index; the policy stays, if need be without rules. */
function withoutFailIndex(job: JsonObject, dropped: DroppedField[]): JsonObject {
  const spec = objectOf(job, 'spec');
  const policy = objectOf(spec, 'podFailurePolicy');
  const rules = objectsOf(policy, 'rules');
  const kept = rules.filter((rule) => textOf(rule, 'action') !== 'FailIndex');
  if (kept.length === rules.length) return job;
  dropped.push({ path: ['spec', 'podFailurePolicy', 'rules'], gate: 'JobBackoffLimitPerIndex' });
  return { ...job, spec: { ...spec, podFailurePolicy: { ...policy, rules: kept } } };
}

/** Source: v1.28 pkg/api/pod/util.go:dropDisabledProcMountField, which sets rather than drops. */
function withDefaultProcMount(object: JsonObject, specPath: readonly string[]): JsonObject {
  const lists = ['initContainers', 'containers', 'ephemeralContainers'];
  return lists.reduce(
    (changed, list) =>
      replaced(changed, [...specPath, list, '*', 'securityContext', 'procMount'], 'Default') as JsonObject,
    object,
  );
}

/** The value without the field, wherever the pattern leads; the same value when it leads nowhere. */
function without(
  value: JsonValue,
  pattern: readonly string[],
  at: FieldPath,
  onFound: (path: FieldPath) => void,
): JsonValue {
  const [key = '', ...rest] = pattern;
  if (key === '*') {
    return Array.isArray(value)
      ? mapped(value as readonly JsonValue[], (item, index) => without(item, rest, [...at, index], onFound))
      : value;
  }
  if (!isObject(value) || value[key] === undefined) return value;
  if (rest.length === 0) {
    // An empty list is not written anyway.
    const empty = Array.isArray(value[key]) && (value[key] as readonly JsonValue[]).length === 0;
    if (!empty) onFound([...at, key]);
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  }
  const below = without(value[key] ?? null, rest, [...at, key], onFound);
  return below === value[key] ? value : { ...value, [key]: below };
}

function replaced(value: JsonValue, pattern: readonly string[], by: JsonValue): JsonValue {
  const [key = '', ...rest] = pattern;
  if (key === '*') {
    return Array.isArray(value)
      ? mapped(value as readonly JsonValue[], (item) => replaced(item, rest, by))
      : value;
  }
  if (!isObject(value) || value[key] === undefined) return value;
  const below = rest.length === 0 ? by : replaced(value[key] ?? null, rest, by);
  return below === value[key] ? value : { ...value, [key]: below };
}

function mapped(
  items: readonly JsonValue[],
  change: (item: JsonValue, index: number) => JsonValue,
): readonly JsonValue[] {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}
