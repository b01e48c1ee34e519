import { fieldsOf, requiredFields } from '#api/fields.ts';
import { isObject, type JsonObject, type JsonValue, setKey } from '#api/json.ts';
import { batchDefaults } from './batchDefaults.ts';
import { containerDefaults } from './containerDefaults.ts';
import type { Defaulter, GateEnabled } from './defaulter.ts';
import { objectDefaults } from './objectDefaults.ts';
import { otherDefaults } from './otherDefaults.ts';
import { podDefaults } from './podDefaults.ts';
import { serviceDefaults } from './serviceDefaults.ts';
import { volumeDefaults } from './volumeDefaults.ts';
import { workloadDefaults } from './workloadDefaults.ts';

/** Type of the field tables to its defaulter. A kind's own files only add lines here. */
const defaulters: ReadonlyMap<string, Defaulter> = new Map(
  Object.entries({
    ...podDefaults,
    ...containerDefaults,
    ...volumeDefaults,
    ...workloadDefaults,
    ...batchDefaults,
    ...serviceDefaults,
    ...objectDefaults,
    ...otherDefaults,
  }),
);

/**
 * Fills in what the API server sets when a field is absent, from the outside in: an object's own defaulter first,
 * then those of what it holds.
 *
 * Source: v1.28 pkg/apis/core/v1/zz_generated.defaults.go:SetObjectDefaults_Pod and its siblings.
 */
export function setDefaults(type: string, object: JsonObject, gateEnabled: GateEnabled): JsonObject {
  const defaulter = defaulters.get(type);
  const zeros = zerosMissing(type, object);
  const set = defaulter || zeros ? { ...object, ...zeros, ...defaulter?.(object, gateEnabled) } : object;
  const fields = fieldsOf(type);
  let copy: { [key: string]: JsonValue } | null = null;
  for (const [key, value] of Object.entries(set)) {
    const fieldType = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (fieldType === undefined) continue;
    const filled = inside(fieldType, value, gateEnabled);
    if (filled === value) continue;
    copy ??= { ...set };
    setKey(copy, key, filled);
  }
  return copy ?? set;
}

const zeroOf: Readonly<Record<string, JsonValue>> = {
  int32: 0,
  int64: 0,
  double: 0,
  intOrString: 0,
  bool: false,
};

/** Type to the fields that the API writes even when they hold nothing. */
const zeroFields = new Map<string, readonly (readonly [string, JsonValue])[]>();

/** The numbers and flags a type requires and the object lacks: Go has no way to leave them out. */
function zerosMissing(type: string, object: JsonObject): JsonObject | null {
  let zeros = zeroFields.get(type);
  if (zeros === undefined) {
    const fields = fieldsOf(type);
    zeros = requiredFields(type).flatMap((field) => {
      const zero = zeroOf[fields[field] ?? ''];
      return zero === undefined ? [] : [[field, zero] as const];
    });
    zeroFields.set(type, zeros);
  }
  const missing = zeros.filter(([field]) => object[field] === undefined);
  return missing.length === 0 ? null : Object.fromEntries(missing);
}

function inside(type: string, value: JsonValue, gateEnabled: GateEnabled): JsonValue {
  if (Array.isArray(value) && type.startsWith('[]')) {
    const itemType = type.slice(2);
    const items = (value as readonly JsonValue[]).map((item) => inside(itemType, item, gateEnabled));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  return isObject(value) && !type.startsWith('map:') ? setDefaults(type, value, gateEnabled) : value;
}
