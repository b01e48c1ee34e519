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
  const inMetadata: FieldPath[] = [];
  const above: FieldPath[] = [];
  const value = without(object, [], above, (key, status) => {
    return key === 'status' && !isEmpty(status) && object.kind !== 'Node';
  });
  if (isObject(object.metadata)) {
    value.metadata = without(object.metadata, ['metadata'], inMetadata, (key, field) => {
      return serverMetadata.has(key) && !isEmpty(field);
    });
  }
  const setAside = [...inMetadata, ...above];
  return { value: setAside.length === 0 ? object : value, setAside };
}

function without(
  object: JsonObject,
  path: FieldPath,
  setAside: FieldPath[],
  isServers: (key: string, value: JsonValue) => boolean,
): { [key: string]: JsonValue } {
  const kept: { [key: string]: JsonValue } = {};
  for (const [key, value] of Object.entries(object)) {
    if (isServers(key, value)) setAside.push([...path, key]);
    else setKey(kept, key, value);
  }
  return kept;
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
