import { describe, expect, it } from 'vitest';
import { gridStep } from './gridStep.ts';

describe('gridStep', () => {
  // 0 1 2
  // 3 4 5
  // 6
  const step = (key: string, from: number) => gridStep(key, from, [7], 3);

  it('walks row by row, and from the end of one row to the next', () => {
    expect(step('ArrowRight', 2)).toBe(3);
    expect(step('ArrowLeft', 3)).toBe(2);
    expect(step('ArrowDown', 1)).toBe(4);
    expect(step('ArrowUp', 4)).toBe(1);
    expect(step('Home', 5)).toBe(0);
    expect(step('End', 0)).toBe(6);
  });

  it('comes down to the last cell of a short last row', () => {
    expect(step('ArrowDown', 5)).toBe(6);
    expect(step('ArrowDown', 6)).toBeNull();
  });

  it('walks on from one grid to the next', () => {
    // 0 1 2 / 3, then 4 5 6 / 7 8
    const through = (key: string, from: number) => gridStep(key, from, [4, 5], 3);
    expect(through('ArrowDown', 3)).toBe(4);
    expect(through('ArrowDown', 2)).toBe(3);
    expect(through('ArrowUp', 6)).toBe(3);
    expect(through('ArrowRight', 3)).toBe(4);
    expect(through('End', 1)).toBe(8);
  });

  it('stays inside, and leaves other keys alone', () => {
    expect(step('ArrowLeft', 0)).toBeNull();
    expect(step('ArrowUp', 1)).toBeNull();
    expect(step('ArrowRight', 6)).toBeNull();
    expect(step('Enter', 1)).toBeNull();
  });
});
