/** Where a result first departs from what was wanted. */
export interface Difference {
  /** Like `restarts[2].waitSeconds`; empty for the whole. */
  readonly path: string;
  readonly got: unknown;
  readonly want: unknown;
}

/**
 * The first difference between two JSON values, or null. A key that is absent, null, "", {} or [] on one side equals
 * an absent one on the other; 0 and false are values; lists are ordered.
 */
export function firstDifference(got: unknown, want: unknown): Difference | null {
  return differenceAt('', got, want);
}

function differenceAt(path: string, got: unknown, want: unknown): Difference | null {
  if (Array.isArray(got) && Array.isArray(want)) return listDifference(path, got, want);
  if (isObject(got) && isObject(want)) return objectDifference(path, got, want);
  return got === want ? null : { path, got, want };
}

function listDifference(path: string, got: readonly unknown[], want: readonly unknown[]): Difference | null {
  for (let index = 0; index < Math.max(got.length, want.length); index += 1) {
    const here = `${path}[${index}]`;
    if (index >= got.length || index >= want.length)
      return { path: here, got: got[index], want: want[index] };
    const difference = differenceAt(here, got[index], want[index]);
    if (difference) return difference;
  }
  return null;
}

function objectDifference(path: string, got: JsonObject, want: JsonObject): Difference | null {
  for (const key of new Set([...Object.keys(want), ...Object.keys(got)])) {
    const [mine, theirs] = [member(got, key), member(want, key)];
    if (isEmpty(mine) && isEmpty(theirs)) continue;
    const difference = differenceAt(path === '' ? key : `${path}.${key}`, mine, theirs);
    if (difference) return difference;
  }
  return null;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own members only: a pasted key may be called `constructor`. */
function member(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An object whose members are all empty equals {}, which equals an absent key. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every(isEmpty);
}
