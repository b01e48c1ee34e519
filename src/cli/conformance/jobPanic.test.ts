import { expect, it } from 'vitest';
import { panicText } from './jobPanic.ts';

it('says what Go says', () => {
  const panic = (active: number, removeAtLeast: number) => ({
    active,
    terminating: removeAtLeast - active,
    wantActive: 0,
    removeAtLeast,
  });
  // Measured with the real code.
  expect(panicText(true, panic(1, 3))).toBe('runtime error: makeslice: cap out of range');
  expect(panicText(false, panic(0, 1))).toBe('runtime error: slice bounds out of range [:1] with capacity 0');
  expect(panicText(false, panic(3, 5))).toBe('runtime error: slice bounds out of range [:5] with capacity 4');
  expect(panicText(false, panic(3, 4))).toBe(
    'runtime error: invalid memory address or nil pointer dereference',
  );
});
