import type { Milliseconds } from '#simulation/trace.ts';

/** Index of the last span that begins at or before `at`, of spans in order; −1 when none does. */
export function lastFrom(spans: readonly { readonly from: Milliseconds }[], at: Milliseconds): number {
  return lastIndex(spans, ({ from }) => from <= at);
}

/** Index of the last mark at or before `at`, of marks in order; −1 when there is none. */
export function lastAt(marks: readonly { readonly at: Milliseconds }[], at: Milliseconds): number {
  return lastIndex(marks, (mark) => mark.at <= at);
}

/** By halving: what a view holds is found in any number of marks. */
function lastIndex<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
