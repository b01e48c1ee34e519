import type { FieldPath } from '#api/fieldPath.ts';
import { fieldsOf, fieldTables } from '#api/fields.ts';
import { isObject, type JsonObject, type JsonValue, setKey } from '#api/json.ts';
import { decodeScalar, isScalarType, kindOfValue } from './decodeScalar.ts';
import { goItemType, goStructName, goTypeName, goTypeOfField } from './goTypeName.ts';

/** A value whose type is not the field's, which ends the request. */
export interface TypeMismatch {
  readonly path: FieldPath;
  /** In Go's words: `json: cannot unmarshal string into Go struct field …`. */
  readonly message: string;
}

export interface Decoded {
  /** Nulls gone, quantities as the server writes them, unknown fields gone. */
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
  const place: Place = { goPath: '', struct: goStructName(type), goType: goTypeName(type), path: [] };
  const decoded = decoder.decode(type, value, place) as JsonObject;
  return { value: decoded, typeError: decoder.typeError, unknownFields: decoder.unknownFields };
}

/** Where the decoder is. `goPath` is that of Go's messages: without list indexes and map keys. */
interface Place {
  readonly path: FieldPath;
  readonly struct: string;
  readonly goPath: string;
  readonly goType: string;
}

class Decoder {
  typeError: TypeMismatch | null = null;
  readonly unknownFields: FieldPath[] = [];
  readonly #hidden: HiddenFields;

  constructor(hidden: HiddenFields) {
    this.#hidden = hidden;
  }

  decode(type: string, value: JsonValue, place: Place): JsonValue | undefined {
    if (isScalarType(type)) return this.#scalar(type, value, place);
    if (isFree(type)) return value;
    // Null leaves a struct, list or map as it is: not there.
    if (value === null) return undefined;
    if (type.startsWith('[]')) return this.#list(type, value, place);
    if (!isObject(value)) return this.#mismatch(kindOfValue(value), place);
    if (type.startsWith('map:')) return this.#map(type.slice(4), value, place);
    return this.#struct(type, value, place);
  }

  #struct(type: string, value: JsonObject, { path, goPath }: Place): JsonObject {
    const fields = fieldsOf(type);
    const hidden = this.#hidden[type];
    const struct = goStructName(type);
    const decoded: { [key: string]: JsonValue } = {};
    for (const key of Object.keys(value).sort()) {
      const fieldType = Object.hasOwn(fields, key) && !hidden?.includes(key) ? fields[key] : undefined;
      if (fieldType === undefined) {
        this.unknownFields.push([...path, key]);
        continue;
      }
      const item = this.decode(fieldType, value[key] ?? null, {
        path: [...path, key],
        struct,
        goPath: goPath === '' ? key : `${goPath}.${key}`,
        goType: goTypeOfField(type, key, fieldType),
      });
      if (item !== undefined) decoded[key] = item;
    }
    return decoded;
  }

  #list(type: string, value: JsonValue, place: Place): JsonValue | undefined {
    if (!Array.isArray(value)) return this.#mismatch(kindOfValue(value), place);
    const itemType = type.slice(2);
    const goType = goItemType(place.goType, itemType);
    return (value as readonly JsonValue[]).map(
      (item, index) =>
        this.decode(itemType, item, { ...place, goType, path: [...place.path, index] }) ?? zeroOf(itemType),
    );
  }

  #map(itemType: string, value: JsonObject, place: Place): JsonObject {
    const goType = goItemType(place.goType, itemType);
    const decoded: { [key: string]: JsonValue } = {};
    for (const key of Object.keys(value).sort()) {
      const item = this.decode(itemType, value[key] ?? null, {
        ...place,
        goType,
        path: [...place.path, key],
      });
      setKey(decoded, key, item ?? zeroOf(itemType));
    }
    return decoded;
  }

  #scalar(type: string, value: JsonValue, place: Place): JsonValue | undefined {
    if (value === null) return undefined;
    const scalar = decodeScalar(type, value);
    if ('value' in scalar) return scalar.value;
    if ('got' in scalar) return this.#mismatch(scalar.got, place);
    return this.#fail(scalar.message, place);
  }

  #mismatch(got: string, place: Place): undefined {
    const { struct, goPath, goType } = place;
    // A path that ends in the struct itself has no field to name.
    const into =
      goPath === '' ? `value of type ${goType}` : `struct field ${struct}.${goPath} of type ${goType}`;
    return this.#fail(`json: cannot unmarshal ${got} into Go ${into}`, place);
  }

  #fail(message: string, { path }: Place): undefined {
    this.typeError ??= { path, message };
    return undefined;
  }
}

/** Types that take anything: `any`, and those that read their JSON themselves. */
function isFree(type: string): boolean {
  return !/^(\[\]|map:)/.test(type) && fieldTables.get(type)?.fields === undefined;
}

/** What null is as an item of a list or map. */
function zeroOf(type: string): JsonValue {
  if (type === 'string') return '';
  if (type === 'bool') return false;
  if (type === 'quantity') return '0';
  if (/^(int32|int64|double|intOrString)$/.test(type)) return 0;
  return type.startsWith('[]') ? [] : {};
}
