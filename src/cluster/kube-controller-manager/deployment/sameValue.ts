/**
 * Whether two API values mean the same: what is absent equals zero, "", {}, [] and null, as Go's types have it.
 *
 * Source: v1.28 apimachinery pkg/api/equality/semantic.go:Semantic.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isZero(a) || isZero(b)) return isZero(a) && isZero(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  for (const key in a) if (!sameValue(a[key], b[key])) return false;
  for (const key in b) if (!(key in a) && !isZero(b[key])) return false;
  return true;
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isZero(value: unknown): boolean {
  if (value === undefined || value === null || value === 0 || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every((member) => isZero(member));
}
