import { describe, expect, it } from 'vitest';
import { goSorted } from './goSort.ts';

/** The places of the elements in the order Go's sort.Sort brings them to. */
function placesAfter(keys: string): string {
  const list = [...keys].map((key, place) => ({ key: Number.parseInt(key, 36), place }));
  return goSorted(list, (a, b) => a.key - b.key)
    .map(({ place }) => place)
    .join(' ');
}

describe('a list sorted as by Go', () => {
  it('keeps the order of equal elements while they are few', () => {
    expect(placesAfter('212121212121')).toBe('1 3 5 7 9 11 0 2 4 6 8 10');
  });

  // Measured with Go.
  it.each([
    ['001020122220220012221', '15 3 1 0 11 5 14 16 6 20 2 4 7 13 8 12 10 17 18 19 9'],
    ['012301230123012301230', '12 20 4 16 8 0 1 17 5 13 9 10 14 6 18 2 11 7 15 3 19'],
    ['4443333322222111110000', '21 20 19 18 13 17 16 15 14 10 11 12 9 8 7 6 5 4 3 0 2 1'],
    [
      '0000000000111111111122222222223333333333444444444455555555556',
      '0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60',
    ],
    [
      '000000000111111111222222222333333333444444444555555555666666666777',
      '0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65',
    ],
  ])('shuffles those of %s as Go does', (keys, places) => {
    expect(placesAfter(keys)).toBe(places);
  });
});
