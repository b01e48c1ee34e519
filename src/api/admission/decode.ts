import type { FieldPath } from '#api/fieldPath.ts';
import { fieldsOf, fieldTable } from '#api/fields.ts';
import { isObject, type JsonObject, type JsonValue, kindOfValue, setKey } from '#api/json.ts';
import { decodeScalar, isScalarType } from './decodeScalar.ts';
import { goItemType, goStructName, goTypeName, goTypeOfField } from './goTypeName.ts';

/** A value whose type is not the field's, which ends the request. */
export interface TypeMismatch {
  readonly path: FieldPath;
  /** In Go's words: `json: cannot unmarshal string into Go struct field …`. */
  readonly message: string;
}

export interface Decoded {
  /** Nulls gone, unknown fields gone, quantities as they were written. */
  readonly value: JsonObject;
  readonly typeError: TypeMismatch | null;
  readonly unknownFields: readonly FieldPath[];
}

/** Fields of the tables that the server of a version does not know: type name to field names. */
export type HiddenFields = Readonly<Record<string, readonly string[]>>;

/**
 * Reads an object as the API server's strict JSON decoder does: names are case-sensitive, every unknown field is
 * collected, the first value of a wrong type is told. Keys are read in sorted order, the order kubectl sends them in.
 *
 * Source: v1.28 sigs.k8s.io/json; apimachinery pkg/runtime/serializer/json/json.go:Decode.
 */
export function decode(type: string, value: JsonObject, hidden: HiddenFields = {}): Decoded {
  const decoder = new Decoder(hidden);
  const decoded = decoder.decode(type, value, { type }) as JsonObject;
  return { value: decoded, typeError: decoder.typeError, unknownFields: decoder.unknownFields };
}

/** Where the decoder is: what it is to read, and under which key of what. Spelled out only when there is need. */
interface Place {
  readonly type: string;
  readonly above?: Place;
  readonly key?: string | number;
}

/** No more are told. Source: v1.28 vendor/sigs.k8s.io/json kubernetes_patch.go:saveStrictError. */
const mostUnknownFields = 100;

/** Types with a JSON reader of their own. */
const ownReader = /^(?:quantity|intOrString|time|microTime)$/;

class Decoder {
  typeError: TypeMismatch | null = null;
  readonly unknownFields: FieldPath[] = [];
  readonly #hidden: HiddenFields;
  #stopped = false;

  constructor(hidden: HiddenFields) {
    this.#hidden = hidden;
  }

  decode(type: string, value: JsonValue, place: Place): JsonValue | undefined {
    if (isScalarType(type)) return this.#scalar(type, value, place);
    if (isFree(type)) return value;
    // Null leaves a struct, list or map as it is: not there.
    if (value === null) return undefined;
    if (type.startsWith('[]')) return this.#list(type.slice(2), value, place);
    if (!isObject(value)) return this.#fail(mismatch(kindOfValue(value), place), place);
    if (type.startsWith('map:')) return this.#map(type.slice(4), value, place);
    return this.#struct(type, value, place);
  }

  #struct(type: string, value: JsonObject, above: Place): JsonObject {
    const fields = fieldsOf(type);
    const hidden = this.#hidden[type];
    const decoded: { [key: string]: JsonValue } = {};
    for (const key of Object.keys(value).sort()) {
      const fieldType = Object.hasOwn(fields, key) && !hidden?.includes(key) ? fields[key] : undefined;
      if (fieldType === undefined) {
        if (this.unknownFields.length < mostUnknownFields) this.unknownFields.push([...pathOf(above), key]);
        continue;
      }
      const item = this.decode(fieldType, value[key] ?? null, { type: fieldType, above, key });
      if (item !== undefined) decoded[key] = item;
    }
    return decoded;
  }

  #list(type: string, value: JsonValue, above: Place): JsonValue | undefined {
    if (!Array.isArray(value)) return this.#fail(mismatch(kindOfValue(value), above), above);
    return (value as readonly JsonValue[]).map((item, key) =>
      orZero(this.decode(type, item, { type, above, key }), type),
    );
  }

  #map(type: string, value: JsonObject, above: Place): JsonObject {
    const decoded: { [key: string]: JsonValue } = {};
    for (const key of Object.keys(value).sort()) {
      const item = this.decode(type, value[key] ?? null, { type, above, key });
      setKey(decoded, key, orZero(item, type));
    }
    return decoded;
  }

  #scalar(type: string, value: JsonValue, place: Place): JsonValue | undefined {
    if (value === null) return undefined;
    const scalar = decodeScalar(type, value);
    if ('value' in scalar) return scalar.value;
    const message = 'got' in scalar ? mismatch(scalar.got, place, scalar.as) : scalar.message;
    return ownReader.test(type) ? this.#stop(message, place) : this.#fail(message, place);
  }

  /** A type that reads its JSON itself ends the decoding; what was found before is not told. */
  #stop(message: string, place: Place): undefined {
    if (!this.#stopped) this.typeError = { path: pathOf(place), message };
    this.#stopped = true;
    return undefined;
  }

  #fail(message: string, place: Place): undefined {
    this.typeError ??= { path: pathOf(place), message };
    return undefined;
  }
}

function pathOf({ above, key }: Place): FieldPath {
  return above === undefined || key === undefined ? [] : [...pathOf(above), key];
}

/** Go's words for a value of the wrong type; its path of fields knows no list indexes and map keys. */
function mismatch(got: string, place: Place, as?: string): string {
  const { fields, struct } = fieldsAbove(place);
  const goType = as ?? goTypeAt(place);
  const into =
    fields === '' ? `value of type ${goType}` : `struct field ${struct}.${fields} of type ${goType}`;
  return `json: cannot unmarshal ${got} into Go ${into}`;
}

/** The fields that lead to a place, and the struct that has the last of them. */
function fieldsAbove({ above, key }: Place): { readonly fields: string; readonly struct: string } {
  if (above === undefined) return { fields: '', struct: '' };
  const upper = fieldsAbove(above);
  if (!isStruct(above.type)) return upper;
  const fields = upper.fields === '' ? String(key) : `${upper.fields}.${key}`;
  return { fields, struct: goStructName(above.type) };
}

function goTypeAt({ type, above, key }: Place): string {
  if (above === undefined) return goTypeName(type);
  return isStruct(above.type)
    ? goTypeOfField(above.type, String(key), type)
    : goItemType(goTypeAt(above), type);
}

function isStruct(type: string): boolean {
  return !type.startsWith('[]') && !type.startsWith('map:');
}

/** Types that take anything: `any`, and those that read their JSON themselves. */
function isFree(type: string): boolean {
  return isStruct(type) && fieldTable(type)?.fields === undefined;
}

/** As an item of a list or map, null is the type's zero. */
function orZero(item: JsonValue | undefined, type: string): JsonValue {
  if (item !== undefined) return item;
  if (type === 'string' || type === 'bytes') return '';
  if (type === 'bool') return false;
  if (type === 'quantity') return '0';
  if (/^(int32|int64|double|intOrString)$/.test(type)) return 0;
  return type.startsWith('[]') ? [] : {};
}
