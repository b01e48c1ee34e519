import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SetWord, type Word, wordTiers } from './wordTiers.ts';

const tiers = 3;
const space = { tiers, right: 1000, mergedWidth: (words: readonly Word[]) => (words.length === 2 ? 90 : 55) };

const arbitraryWords = fc
  .array(fc.record({ x: fc.integer({ min: 0, max: 990 }), width: fc.integer({ min: 20, max: 110 }) }), {
    maxLength: 60,
  })
  .map((words) => words.sort((a, b) => a.x - b.x));

function boxOf({ x, width, flipped, room }: SetWord<Word>): readonly [number, number] {
  return flipped ? [x - width, x] : [x, x + Math.min(width, room)];
}

describe('wordTiers', () => {
  it('keeps every word once, in order, and each set word at its first word’s edge', () => {
    fc.assert(
      fc.property(arbitraryWords, (words) => {
        const set = wordTiers(words, space);
        expect(set.flatMap((one) => one.words)).toEqual(words);
        for (const { x, words: own } of set) expect(x).toBe(own[0]?.x);
      }),
    );
  });

  it('covers no word with another, and leaves no tier', () => {
    fc.assert(
      fc.property(arbitraryWords, (words) => {
        const set = wordTiers(words, space);
        for (const [index, one] of set.entries()) {
          expect(one.tier).toBeLessThan(tiers);
          const [x0, x1] = boxOf(one);
          for (const other of set.slice(index + 1).filter(({ tier }) => tier === one.tier)) {
            const [y0, y1] = boxOf(other);
            expect(x1 <= y0 || y1 <= x0).toBe(true);
          }
        }
      }),
    );
  });

  it('lets no edge line cross a word above it', () => {
    fc.assert(
      fc.property(arbitraryWords, (words) => {
        const set = wordTiers(words, space);
        for (const { x, tier, lineFrom } of set) {
          for (const other of set.filter((one) => one.tier >= lineFrom && one.tier < tier)) {
            const [x0, x1] = boxOf(other);
            expect(x > x0 && x < x1).toBe(false);
          }
        }
      }),
    );
  });

  it('merges nothing where no more words meet than there are tiers', () => {
    fc.assert(
      fc.property(arbitraryWords, (words) => {
        const meeting = words.map(
          ({ x }) => words.filter((one) => one.x <= x && x < one.x + one.width).length,
        );
        fc.pre(Math.max(0, ...meeting) <= tiers);
        expect(wordTiers(words, space)).toHaveLength(words.length);
      }),
    );
  });

  it('turns the last word to the left of its edge rather than out of the picture', () => {
    const [only] = wordTiers([{ x: 980, width: 80 }], space);
    expect(only).toMatchObject({ flipped: true, room: 80 });
  });
});
