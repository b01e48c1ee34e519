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

/** The place a path leads to; null when the text has nothing there. */
export function placeAt(root: Place, path: FieldPath): Place | null {
  let at: Place | undefined = root;
  for (const part of path) {
    at = at.below?.get(part);
    if (at === undefined) return null;
  }
  return at;
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
