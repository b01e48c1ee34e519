import { describe, expect, it } from 'vitest';
import { speedsFor } from './speeds.ts';

describe('speedsFor', () => {
  it('offers the usual ones for a run of a minute', () => {
    expect(speedsFor(60_000, 1)).toEqual([0.5, 1, 2, 5, 10, 30]);
  });

  it('lets days go by in seconds', () => {
    expect(speedsFor(3 * 86_400_000, 1).at(-1)).toBe(10_000);
  });

  it('keeps what is chosen, also where another text is short', () => {
    expect(speedsFor(60_000, 1000)).toEqual([0.5, 1, 2, 5, 10, 30, 1000]);
  });
});
