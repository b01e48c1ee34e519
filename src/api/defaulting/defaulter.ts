import type { JsonObject, JsonValue } from '#api/json.ts';

export type GateEnabled = (name: string) => boolean;

/** The fields to set or replace in a decoded object. */
export type Defaulter = (object: JsonObject, gateEnabled: GateEnabled) => JsonObject;

/** Defaulters by the name of the type they fill in. */
export type Defaulters = Readonly<Record<string, Defaulter>>;

/** Defaults for values that Go cannot tell from their zero: absent, `""`, 0 and false alike. */
export function whereZero(defaults: JsonObject): Defaulter {
  return (object) => pick(defaults, (key) => isZero(object[key]));
}

/** Defaults for pointers: only where the field is absent. */
export function whereAbsent(defaults: JsonObject): Defaulter {
  return (object) => pick(defaults, (key) => object[key] === undefined);
}

function isZero(value: JsonValue | undefined): boolean {
  return value === undefined || value === '' || value === 0 || value === false;
}

function pick(defaults: JsonObject, wanted: (key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(defaults).filter(([key]) => wanted(key)));
}
