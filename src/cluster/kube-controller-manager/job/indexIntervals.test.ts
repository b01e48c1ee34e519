import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatIntervals,
  hasIndex,
  mergeIntervals,
  parseIndexesFromString,
  totalOf,
  withOrderedIndexes,
} from './indexIntervals.ts';

const completions = 40;
const indexes = fc
  .uniqueArray(fc.nat(completions - 1), { maxLength: 30 })
  .map((list) => list.sort((a, b) => a - b));

describe('completion indexes as text', () => {
  it('reads what it has written', () => {
    fc.assert(
      fc.property(indexes, (list) => {
        const intervals = withOrderedIndexes([], list);
        expect(parseIndexesFromString(formatIntervals(intervals), completions)).toEqual(intervals);
        expect(totalOf(intervals)).toBe(list.length);
      }),
    );
  });

  it('merges to the union, whatever comes first', () => {
    fc.assert(
      fc.property(indexes, indexes, (some, others) => {
        const [a, b] = [withOrderedIndexes([], some), withOrderedIndexes([], others)];
        const union = [...new Set([...some, ...others])].sort((x, y) => x - y);
        expect(mergeIntervals(a, b)).toEqual(withOrderedIndexes([], union));
        expect(mergeIntervals(b, a)).toEqual(mergeIntervals(a, b));
        const merged = mergeIntervals(a, b);
        const found = Array.from({ length: completions }, (_, index) => index).filter((index) =>
          hasIndex(merged, index),
        );
        expect(found).toEqual(union);
      }),
    );
  });

  it('writes two in a row as two, three as a range', () => {
    expect(formatIntervals(withOrderedIndexes([], [0, 1, 3, 5, 6, 7]))).toBe('0,1,3,5-7');
  });
});
