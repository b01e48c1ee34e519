import { fieldsOf } from '#api/fields.ts';
import { isObject, type JsonObject, type JsonValue, setKey } from '#api/json.ts';
import { decodeQuantity } from '#api/resource/parseQuantity.ts';
import { quantityText } from '#api/resource/quantity.ts';

/**
 * An object with its quantities as the server writes them: `0.5` as `500m`. The same object where all are.
 *
 * Source: v1.28 apimachinery pkg/api/resource/quantity.go:MarshalJSON.
 */
export function canonicalQuantities(type: string, object: JsonObject): JsonObject {
  return canonical(type, object) as JsonObject;
}

function canonical(type: string, value: JsonValue): JsonValue {
  if (type === 'quantity') return quantity(value);
  if (!holdsQuantities(type)) return value;
  if (Array.isArray(value)) {
    const itemType = type.slice(2);
    const items = (value as readonly JsonValue[]).map((item) => canonical(itemType, item));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isObject(value)) return value;
  const fields = type.startsWith('map:') ? null : fieldsOf(type);
  let copy: { [key: string]: JsonValue } | null = null;
  for (const key of Object.keys(value)) {
    const fieldType = fields ? (Object.hasOwn(fields, key) ? fields[key] : undefined) : type.slice(4);
    const item = value[key] ?? null;
    const written = fieldType === undefined ? item : canonical(fieldType, item);
    if (written === item) continue;
    copy ??= { ...value };
    setKey(copy, key, written);
  }
  return copy ?? value;
}

function quantity(value: JsonValue): JsonValue {
  const read = decodeQuantity(String(value));
  return 'error' in read ? value : quantityText(read);
}

const known = new Map<string, boolean>();

/** Whether a quantity can stand anywhere below a type. */
function holdsQuantities(type: string): boolean {
  const before = known.get(type);
  if (before !== undefined) return before;
  // A type that holds itself holds nothing by that.
  known.set(type, false);
  const below = /^(?:\[\]|map:)(.*)$/.exec(type)?.[1];
  const types = below === undefined ? Object.values(fieldsOf(type)) : [below];
  const holds = types.some((one) => one === 'quantity' || holdsQuantities(one));
  known.set(type, holds);
  return holds;
}
