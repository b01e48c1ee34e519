import type { FieldPath } from '#api/fieldPath.ts';

/**
 * Where a value stands, as offsets into its document, `end` exclusive, and where what it holds stands.
 * A value that is not written (`image:`) stands where its key stands.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** The key it stands under; null for the root and for list items. */
  readonly key: { readonly start: number; readonly end: number } | null;
  readonly below: ReadonlyMap<string | number, Place> | null;
}

/** The place a path leads to, or the nearest one above it. */
export function nearestPlace(root: Place, path: FieldPath): Place {
  let at = root;
  for (const part of path) {
    const next = at.below?.get(part);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}
