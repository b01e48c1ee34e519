import type { FieldPath } from '#api/fieldPath.ts';
import { fieldsOf, fieldType } from '#api/fields.ts';
import { isObject, type JsonObject, type JsonValue, setKey } from '#api/json.ts';
import { nearest } from '#base/nearest.ts';

/** What an unknown field was most likely meant to be called; `cased` when only its capitals are wrong. */
export function meantName(
  type: string,
  path: FieldPath,
): { readonly name: string; readonly cased: boolean } | null {
  const written = String(path.at(-1));
  const names = Object.keys(fieldsOf(fieldType(type, path.slice(0, -1)) ?? ''));
  const cased = names.find((name) => name.toLowerCase() === written.toLowerCase());
  const name = cased ?? nearest(written, names);
  return name === null ? null : { name, cased: cased !== undefined };
}

/** The object with its unknown fields called what they were meant to be; null when nothing can be guessed. */
export function withMeantNames(
  type: string,
  value: JsonObject,
  unknown: readonly FieldPath[],
): JsonObject | null {
  let renamed: JsonValue = value;
  for (const path of unknown) {
    const meant = meantName(type, path);
    if (meant) renamed = rename(renamed, path, meant.name);
  }
  return renamed === value ? null : (renamed as JsonObject);
}

function rename(value: JsonValue, [part, ...rest]: FieldPath, name: string): JsonValue {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item, i) => (i === part ? rename(item, rest, name) : item));
  }
  if (!isObject(value) || part === undefined) return value;
  const renamed: { [key: string]: JsonValue } = {};
  for (const [key, item] of Object.entries(value)) {
    if (key !== String(part)) setKey(renamed, key, item);
    else if (rest.length > 0) setKey(renamed, key, rename(item, rest, name));
    // A field that is there already is not overwritten.
    else if (value[name] === undefined) setKey(renamed, name, item);
  }
  return renamed;
}
