/** A run of completion indexes, both ends included. */
export type Interval = readonly [first: number, last: number];

/** Completion indexes as ascending runs. Text from a status is taken as it is, so runs of a garbled one may be odd. */
export type OrderedIntervals = readonly Interval[];

/**
 * Reads `status.completedIndexes` or `failedIndexes`, such as `1,3-5`. What is no number is skipped; reading ends at
 * the first run that begins at `completions` or later.
 *
 * Source: v1.28 pkg/controller/job/indexed_job_utils.go:parseIndexesFromString.
 */
export function parseIndexesFromString(text: string, completions: number): OrderedIntervals {
  const result: [number, number][] = [];
  if (text === '') return result;
  for (const part of text.split(',')) {
    const limits = part.split('-');
    const first = atoi(limits[0] ?? '');
    if (first === null) continue;
    if (first >= completions) break;
    const end = limits[1] === undefined ? first : atoi(limits[1]);
    if (end === null) continue;
    const last = limits[1] !== undefined && end >= completions ? completions - 1 : end;
    const before = result.at(-1);
    if (before && before[1] === first - 1) before[1] = last;
    else result.push([first, last]);
  }
  return result;
}

/** The union of two lists of runs. Source: v1.28 pkg/controller/job/indexed_job_utils.go:merge. */
export function mergeIntervals(some: OrderedIntervals, others: OrderedIntervals): OrderedIntervals {
  if (others.length === 0 || some.length === 0) return joined(some.length === 0 ? others : some);
  const inOrder: Interval[] = [];
  let j = 0;
  for (const interval of some) {
    for (let other = others[j]; other !== undefined && other[0] <= interval[0]; other = others[j]) {
      inOrder.push(other);
      j += 1;
    }
    inOrder.push(interval);
  }
  for (; j < others.length; j += 1) inOrder.push(others[j]!);
  return joined(inOrder);
}

/** With more indexes, which are in ascending order. Source: v1.28 pkg/controller/job/indexed_job_utils.go:withOrderedIndexes. */
export function withOrderedIndexes(
  intervals: OrderedIntervals,
  indexes: readonly number[],
): OrderedIntervals {
  return mergeIntervals(
    intervals,
    indexes.map((index) => [index, index] as const),
  );
}

/** How many indexes there are. Source: v1.28 pkg/controller/job/indexed_job_utils.go:total. */
export function totalOf(intervals: OrderedIntervals): number {
  return intervals.reduce((total, [first, last]) => total + last - first + 1, 0);
}

/** As a status writes it: a run of two is two numbers. Source: v1.28 pkg/controller/job/indexed_job_utils.go:String. */
export function formatIntervals(intervals: OrderedIntervals): string {
  return intervals
    .map(([first, last]) => (last > first ? `${first}${last === first + 1 ? ',' : '-'}${last}` : `${first}`))
    .join(',');
}

/** Whether an index is in one of the runs. Source: v1.28 pkg/controller/job/indexed_job_utils.go:has. */
export function hasIndex(intervals: OrderedIntervals, index: number): boolean {
  let low = 0;
  let high = intervals.length;
  while (high > low) {
    const middle = low + Math.floor((high - low) / 2);
    if (intervals[middle]![1] >= index) high = middle;
    else low = middle + 1;
  }
  const found = intervals[high];
  return found !== undefined && found[0] <= index;
}

/** As Go's strconv.Atoi reads a decimal number: a sign and leading zeros are allowed, nothing else is. */
export function atoi(text: string): number | null {
  if (!/^[+-]?\d+$/.test(text)) return null;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return BigInt.asIntN(64, value) === value ? Number(value) : null;
}

/** Runs that touch or overlap become one. */
function joined(inOrder: OrderedIntervals): OrderedIntervals {
  const result: [number, number][] = [];
  for (const [first, last] of inOrder) {
    const before = result.at(-1);
    if (before === undefined || first > before[1] + 1) result.push([first, last]);
    else if (before[1] < last) before[1] = last;
  }
  return result;
}
