import type { FieldPath } from '#api/fieldPath.ts';
import { isObject, type JsonObject, type JsonValue } from '#api/json.ts';

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
  const { metadata, status, ...rest } = object;
  const setAside: FieldPath[] = [];
  const kept: [string, JsonValue][] = [];
  for (const [key, value] of isObject(metadata) ? Object.entries(metadata) : []) {
    if (serverMetadata.has(key) && !isEmpty(value)) setAside.push(['metadata', key]);
    else kept.push([key, value]);
  }
  const dropsStatus = status !== undefined && !isEmpty(status) && object.kind !== 'Node';
  if (setAside.length === 0 && !dropsStatus) return { value: object, setAside };
  if (dropsStatus) setAside.push(['status']);
  return {
    value: {
      ...rest,
      ...(metadata === undefined
        ? {}
        : { metadata: isObject(metadata) ? Object.fromEntries(kept) : metadata }),
      ...(status === undefined || dropsStatus ? {} : { status }),
    },
    setAside,
  };
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
