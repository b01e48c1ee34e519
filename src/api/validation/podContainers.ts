import { objectsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, index } from './fieldErrors.ts';

export interface PlacedContainer {
  readonly value: JsonObject;
  readonly place: ErrorPath;
}

/** All containers of a pod spec in the server's order. Source: v1.28 pkg/apis/core/pods/helpers.go:VisitContainersWithPath. */
export function containersWithPlaces(spec: JsonObject, at: ErrorPath): readonly PlacedContainer[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
    objectsOf(spec, field).map((value, i) => ({ value, place: index(child(at, field), i) })),
  );
}
