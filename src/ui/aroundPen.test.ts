import { describe, expect, it } from 'vitest';
import { aroundPen } from './aroundPen.ts';

describe('aroundPen', () => {
  it('shows what fits, the pen in the middle', () => {
    expect(aroundPen(30_000, { from: 0, to: 60_000 }, 390, 15)).toEqual({ from: 17_000, to: 43_000 });
  });

  it('shows no more than is in view', () => {
    expect(aroundPen(5000, { from: 0, to: 10_000 }, 390, 15)).toEqual({ from: 0, to: 10_000 });
  });

  it('shows hours of a run of days', () => {
    expect(aroundPen(0, { from: 0, to: 216_000_000 }, 390, 8)).toEqual({ from: -18_000_000, to: 18_000_000 });
  });
});
