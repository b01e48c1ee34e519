import type { FieldPath } from '#api/fieldPath.ts';
import { isObject, type JsonObject, type JsonValue, setKey } from '#api/json.ts';

/** What the server writes into an object's metadata and no one who creates it. */
const serverMetadata: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/**
 * An object as read from a cluster without what only a server writes, and the paths of what was taken out. What holds
 * nothing (`creationTimestamp: null`, `status: {}`) is left: generators write it and servers overlook it. A Node keeps
 * its status, which its kubelet writes when it creates it.
 */
export function withoutServerFields(object: JsonObject): {
  readonly value: JsonObject;
  readonly setAside: readonly FieldPath[];
} {
  const setAside: FieldPath[] = [];
  const kept = without(object, [], setAside, ({ key, value }) => {
    return key === 'status' && !isEmpty(value) && object.kind !== 'Node';
  });
  const { metadata } = object;
  if (isObject(metadata)) {
    kept.metadata = without(metadata, ['metadata'], setAside, ({ key, value }) => {
      return serverMetadata.has(key) && !isEmpty(value);
    });
  }
  return { value: setAside.length === 0 ? object : kept, setAside };
}

function without(
  object: JsonObject,
  path: FieldPath,
  setAside: FieldPath[],
  isServers: (entry: { readonly key: string; readonly value: JsonValue }) => boolean,
): { [key: string]: JsonValue } {
  const kept: { [key: string]: JsonValue } = {};
  for (const [key, value] of Object.entries(object)) {
    if (isServers({ key, value })) setAside.push([...path, key]);
    else setKey(kept, key, value);
  }
  return kept;
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
