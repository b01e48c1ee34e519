import type { FieldPath } from '#api/fieldPath.ts';

/** What a path leads to; undefined where it breaks off. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (at, key) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[key],
    value,
  );
}
