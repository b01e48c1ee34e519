import type { FieldPath } from './place.ts';
import { isMapping } from './problem.ts';

/**
 * A copy of a plain value with `value` at `path`, or without what is there when it is undefined; mappings and lists
 * that the path needs are made.
 */
export function withValue(root: unknown, path: FieldPath, value: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (typeof part === 'number') {
    const items: readonly unknown[] = Array.isArray(root) ? root : [];
    if (rest.length === 0 && value === undefined) return items.filter((_, index) => index !== part);
    const inner = withValue(items[part], rest, value);
    return part >= items.length
      ? [...items, inner]
      : items.map((item, index) => (index === part ? inner : item));
  }
  const entries = isMapping(root) ? Object.entries(root) : [];
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(entries.filter(([key]) => key !== part));
  const inner = withValue(entries.findLast(([key]) => key === part)?.[1], rest, value);
  const known = entries.some(([key]) => key === part);
  return Object.fromEntries(
    known ? entries.map(([key, old]) => [key, key === part ? inner : old]) : [...entries, [part, inner]],
  );
}
