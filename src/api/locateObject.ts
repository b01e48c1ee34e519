import type { FoundObject } from '#api/yaml/listItems.ts';
import { nearestPlace, type Place } from '#api/yaml/place.ts';
import { isObject, type JsonValue } from './json.ts';
import type { ManifestDocument } from './manifestDocument.ts';
import type { TextPositions } from './textPositions.ts';

/** Where a document stands in its text. */
export interface DocumentPosition {
  /** Counted from 0 over the documents that are not empty. */
  readonly index: number;
  /** Offset of its first character. */
  readonly start: number;
  readonly positions: TextPositions;
}

/** An object of a document whose fields know where in the text they stand; `root` is the place of the document. */
export function locateObject(
  { value, path: objectPath }: FoundObject,
  root: Place,
  { index, start, positions }: DocumentPosition,
): ManifestDocument {
  const place = nearestPlace(root, objectPath);
  const range = (at: { readonly start: number; readonly end: number }) =>
    positions.range(start + at.start, start + at.end);
  const metadata = isObject(value.metadata) ? value.metadata : {};
  return {
    index,
    objectPath,
    apiVersion: typeof value.apiVersion === 'string' ? value.apiVersion : '',
    kind: typeof value.kind === 'string' ? value.kind : '',
    name: text(metadata.name),
    namespace: text(metadata.namespace) || 'default',
    value,
    range: range(place),
    rangeOf: (path) => range(nearestPlace(place, path)),
    keyRangeOf: (path) => {
      const found = nearestPlace(place, path);
      return range(found === place ? found : (found.key ?? found));
    },
  };
}

/** A wrong type is for the server to refuse; here it only has to be shown. */
function text(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
