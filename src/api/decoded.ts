import { isObject, type JsonObject, type JsonValue } from './json.ts';

/**
 * Readers of a decoded object. As in Go, a field that is absent is its type's zero value, and decoding has already
 * refused values of any other type; for fields that tell absent from empty, look at the field itself.
 */

export function textOf(object: JsonObject | undefined, field: string): string {
  const value = object?.[field];
  return typeof value === 'string' ? value : '';
}

export function numberOf(object: JsonObject | undefined, field: string): number {
  const value = object?.[field];
  return typeof value === 'number' ? value : 0;
}

export function flagOf(object: JsonObject | undefined, field: string): boolean {
  return object?.[field] === true;
}

export function objectOf(object: JsonObject | undefined, field: string): JsonObject | undefined {
  const value = object?.[field];
  return isObject(value) ? value : undefined;
}

export function objectsOf(object: JsonObject | undefined, field: string): readonly JsonObject[] {
  return listOf(object, field) as readonly JsonObject[];
}

export function textsOf(object: JsonObject | undefined, field: string): readonly string[] {
  return listOf(object, field) as readonly string[];
}

export function numbersOf(object: JsonObject | undefined, field: string): readonly number[] {
  return listOf(object, field) as readonly number[];
}

/** A map of texts: labels, annotations, resource lists. */
export function textMapOf(object: JsonObject | undefined, field: string): Readonly<Record<string, string>> {
  return (objectOf(object, field) ?? {}) as Readonly<Record<string, string>>;
}

/** Whether the field is there at all, be it empty: what a pointer tells. */
export function has(object: JsonObject | undefined, field: string): boolean {
  return object?.[field] !== undefined;
}

/** A number or a percentage, as it was written; undefined when absent. */
export function intOrStringOf(object: JsonObject | undefined, field: string): number | string | undefined {
  const value = object?.[field];
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** Down a path of objects; undefined where it breaks off. */
export function objectAt(object: JsonObject | undefined, path: readonly string[]): JsonObject | undefined {
  return path.reduce<JsonObject | undefined>((at, key) => objectOf(at, key), object);
}

function listOf(object: JsonObject | undefined, field: string): readonly JsonValue[] {
  const value = object?.[field];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
