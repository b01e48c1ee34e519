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
 * An object as read from a cluster, without its resourceVersion, which a server refuses in a new object; and the paths
 * of all that only a server writes. The server reads the rest of it like any other field, and then writes its own over
 * it. What holds nothing (`creationTimestamp: null`, `status: {}`) is not told: generators write it and servers overlook
 * it. A Node keeps its status, which its kubelet writes when it creates it.
 */
export function withoutServerFields(object: JsonObject): {
  readonly value: JsonObject;
  readonly setAside: readonly FieldPath[];
} {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const setAside = [
    ...Object.keys(metadata)
      .filter((key) => serverMetadata.has(key) && !isEmpty(metadata[key] ?? null))
      .map((key) => ['metadata', key]),
    ...(object.kind !== 'Node' && !isEmpty(object.status ?? null) ? [['status']] : []),
  ];
  // One that is no text kubectl cannot even read.
  if (typeof metadata.resourceVersion !== 'string') return { value: object, setAside };
  const { resourceVersion: _, ...kept } = metadata;
  return { value: { ...object, metadata: kept }, setAside };
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
