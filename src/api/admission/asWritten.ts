import omitted from '#api/data/zeroOmitted.json';
import { fieldsOf } from '#api/fields.ts';
import { isObject, type JsonObject, type JsonValue } from '#api/json.ts';
import { decodeQuantity } from '#api/resource/parseQuantity.ts';
import { quantityText } from '#api/resource/quantity.ts';
import { zeroTime } from './goTime.ts';

/** Type to the fields that the API leaves out when they are 0 or false, whatever the user wrote. */
const zeroOmitted: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(omitted));

/**
 * An object as the server writes it: `0.5` as `500m`, and neither `hostNetwork: false` nor `minReadySeconds: 0`. The
 * same object where nothing changes.
 *
 * Source: v1.28 apimachinery pkg/api/resource/quantity.go:MarshalJSON; api/core/v1/types.go, its `omitempty`.
 */
export function asWritten(type: string, object: JsonObject): JsonObject {
  return written(type, object) as JsonObject;
}

function written(type: string, value: JsonValue): JsonValue {
  if (type === 'quantity') return quantity(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const itemType = type.slice(2);
    const items = (value as readonly JsonValue[]).map((item) => written(itemType, item));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isObject(value)) return value;
  const leftOut = zeroOmitted.get(type);
  const fields = type.startsWith('map:') ? null : fieldsOf(type);
  const changed = new Map<string, JsonValue | undefined>();
  for (const key of Object.keys(value)) {
    const item = value[key] ?? null;
    const fieldType = fields ? (Object.hasOwn(fields, key) ? fields[key] : undefined) : type.slice(4);
    if ((item === 0 || item === false) && leftOut?.includes(key)) changed.set(key, undefined);
    else if (fieldType === 'time' && item === zeroTime) changed.set(key, undefined);
    else if (fieldType !== undefined) {
      const after = written(fieldType, item);
      if (after !== item) changed.set(key, after);
    }
  }
  if (changed.size === 0) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): readonly (readonly [string, JsonValue])[] => {
      if (!changed.has(key)) return [[key, item]];
      const after = changed.get(key);
      return after === undefined ? [] : [[key, after]];
    }),
  );
}

function quantity(value: JsonValue): JsonValue {
  const read = decodeQuantity(String(value));
  return 'error' in read ? value : quantityText(read);
}
