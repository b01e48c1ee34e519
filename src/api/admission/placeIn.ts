import type { TextRange } from '#api/diagnostic.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { isObject, type JsonValue } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';

/**
 * The smallest place in the text that shows a path: the value where it is a word or a number, else its key, else the
 * key of the nearest thing above that is there. So a missing field does not mark half the document.
 */
export function placeIn(document: ManifestDocument, path: FieldPath): TextRange {
  const { there, value } = found(document.value as JsonValue, path);
  if (there.length === path.length && !isComposite(value)) return document.rangeOf(there);
  const last = there.at(-1);
  if (typeof last !== 'number') return keyPlace(document, there);
  // An item of a list has no key of its own: its first field stands for it.
  const [first] = isObject(value) ? Object.keys(value) : [];
  return first === undefined ? document.rangeOf(there) : document.keyRangeOf([...there, first]);
}

function keyPlace(document: ManifestDocument, path: FieldPath): TextRange {
  if (path.length > 0) return document.keyRangeOf(path);
  const [first] = isObject(document.value) ? Object.keys(document.value) : [];
  return first === undefined ? document.range : document.keyRangeOf([first]);
}

/** How far the path leads, and what is there. */
function found(root: JsonValue, path: FieldPath): { readonly there: FieldPath; readonly value: JsonValue } {
  let value = root;
  for (const [depth, part] of path.entries()) {
    const below = Array.isArray(value)
      ? (value as readonly JsonValue[])[Number(part)]
      : isObject(value) && Object.hasOwn(value, part)
        ? value[part]
        : undefined;
    if (below === undefined) return { there: path.slice(0, depth), value };
    value = below;
  }
  return { there: path, value };
}

function isComposite(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null;
}
