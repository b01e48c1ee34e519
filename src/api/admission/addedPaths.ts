import type { FieldPath } from '#api/fieldPath.ts';
import { isObject, type JsonValue } from '#api/json.ts';

/** The paths that hold something after and nothing before; of what came as a whole only its top. */
export function addedPaths(before: JsonValue, after: JsonValue, at: FieldPath = []): readonly FieldPath[] {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    return (after as readonly JsonValue[]).flatMap((item, index) =>
      index < before.length ? addedPaths(before[index] as JsonValue, item, [...at, index]) : [[...at, index]],
    );
  }
  if (!isObject(before) || !isObject(after)) return [];
  return Object.entries(after).flatMap(([key, value]) => {
    const old = before[key];
    return old === undefined ? [[...at, key]] : addedPaths(old, value, [...at, key]);
  });
}
