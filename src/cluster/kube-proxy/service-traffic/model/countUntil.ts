import type { Milliseconds } from '#simulation/trace.ts';

/** How many of the ordered instants are not after `at`; by halving. */
export function countUntil(instants: readonly Milliseconds[], at: Milliseconds): number {
  return countWhile(instants.length, (index) => instants[index]! <= at);
}

/** The last of the ordered items that begins at or before `at`; undefined when none does. */
export function lastFrom<T extends { readonly from: Milliseconds }>(
  items: readonly T[],
  at: Milliseconds,
): T | undefined {
  return items[countWhile(items.length, (index) => items[index]!.from <= at) - 1];
}

/** The last of the ordered items at or before `at`; undefined when there is none. */
export function lastAt<T extends { readonly at: Milliseconds }>(
  items: readonly T[],
  at: Milliseconds,
): T | undefined {
  return items[countWhile(items.length, (index) => items[index]!.at <= at) - 1];
}

/** The span that covers `at`; undefined in a gap. */
export function spanAt<T extends { readonly from: Milliseconds; readonly to: Milliseconds }>(
  spans: readonly T[],
  at: Milliseconds,
): T | undefined {
  const span = lastFrom(spans, at);
  return span && at < span.to ? span : undefined;
}

function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
