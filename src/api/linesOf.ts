import { type FieldPath, pathText } from './fieldPath.ts';
import { isObject, type JsonObject } from './json.ts';
import type { ManifestDocument } from './manifestDocument.ts';

/** Field path text to its lines `[first, last]`. */
export type FieldLines = Readonly<Record<string, readonly [number, number]>>;

/** By the value of a document, which stays the same while its text does: the lines, and where they began. */
const known = new WeakMap<JsonObject, { readonly first: number; readonly lines: FieldLines }>();

/** The lines of every field, from its key to the end of what it holds. */
export function linesOf(document: ManifestDocument): FieldLines {
  const { value, range } = document;
  if (!isObject(value)) return {};
  const first = range.start.line;
  const before = known.get(value);
  if (before?.first === first) return before.lines;
  const lines = before ? moved(before.lines, first - before.first) : collected(document);
  known.set(value, { first, lines });
  return lines;
}

function moved(lines: FieldLines, by: number): FieldLines {
  const result: Record<string, readonly [number, number]> = {};
  for (const [path, [from, to]] of Object.entries(lines)) result[path] = [from + by, to + by];
  return result;
}

function collected(document: ManifestDocument): FieldLines {
  const lines: Record<string, readonly [number, number]> = {};
  const collect = (value: unknown, path: FieldPath): void => {
    if (path.length > 0) {
      const first = document.keyRangeOf(path).start.line;
      const { end } = document.rangeOf(path);
      lines[pathText(path)] = [first, Math.max(first, end.column === 1 ? end.line - 1 : end.line)];
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) collect(item, [...path, index]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) collect(item, [...path, key]);
    }
  };
  collect(document.value, []);
  return lines;
}
