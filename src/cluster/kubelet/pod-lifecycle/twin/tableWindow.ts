/** So many rows are drawn at a time: more would be slow, and nobody reads them at once. */
export const windowRows = 300;

/** Where the drawn rows begin, so that `active` is among them; as it was when it is already. */
export function windowAround(from: number, active: number, count: number): number {
  const last = Math.max(0, count - windowRows);
  const start = Math.min(from, last);
  if (active >= start && active < start + windowRows) return start;
  return Math.min(Math.max(0, active - windowRows / 2), last);
}

/** The row a key leads to from `active`; null when it is no key of the table. */
export function rowAfterKey(key: string, active: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'PageUp':
      return Math.max(0, active - 20);
    case 'PageDown':
      return Math.min(last, active + 20);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
