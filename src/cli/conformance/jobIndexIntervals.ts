import {
  formatIntervals,
  hasIndex,
  parseIndexesFromString,
  totalOf,
  withOrderedIndexes,
} from '#cluster/kube-controller-manager/job/indexIntervals.ts';
import { adapter } from './adapter.ts';

interface Input {
  readonly indexes: string;
  readonly completions: number;
  readonly addIndexes: readonly number[];
}

/** job/indexIntervals */
export const jobIndexIntervals = adapter<Input>(({ indexes, completions, addIndexes }) => {
  const intervals = parseIndexesFromString(indexes, completions);
  const merged = withOrderedIndexes(intervals, addIndexes);
  const asked = Array.from({ length: Math.min(12, completions) }, (_, index) => index);
  return {
    intervals,
    total: totalOf(intervals),
    formatted: formatIntervals(intervals),
    has: asked.filter((index) => hasIndex(intervals, index)),
    merged,
    mergedTotal: totalOf(merged),
    mergedFormatted: formatIntervals(merged),
  };
});
