import { expect, it } from 'vitest';
import { type RecordedEvent, storedEvents } from './storedEvents.ts';

const created = (seconds: number, pod: number): RecordedEvent => ({
  at: seconds * 1000,
  type: 'Normal',
  reason: 'SuccessfulCreate',
  message: `Created pod: work-${pod}`,
});

/** As kubectl has them: what, and how often when more than once. */
function told(recorded: readonly RecordedEvent[], nowSeconds: number): readonly string[] {
  return storedEvents(recorded, nowSeconds * 1000).map(
    ({ message, count }) => `${message}${count > 1 ? ` x${count}` : ''}`,
  );
}

it('counts what is recorded again, and keeps when it first was', () => {
  const again = [created(1, 0), created(2, 1), created(30, 0)];
  expect(told(again, 40)).toEqual(['Created pod: work-0 x2', 'Created pod: work-1']);
  expect(storedEvents(again, 40_000)[0]).toMatchObject({ firstAt: 1000, lastAt: 30_000 });
  expect(told(again, 29)).toEqual(['Created pod: work-0', 'Created pod: work-1']);
});

it('combines the tenth message of a reason and those after it', () => {
  const many = Array.from({ length: 14 }, (_, pod) => created(1, pod));
  expect(told(many, 2)).toHaveLength(10);
  expect(told(many, 2).at(-1)).toBe('(combined from similar events): Created pod: work-13 x5');
  // After ten idle minutes each is told by itself again.
  expect(told([...many, created(602, 20)], 603).at(-1)).toBe('Created pod: work-20');
});

it('drops what comes after twenty-five at once, though it counts it', () => {
  const many = Array.from({ length: 40 }, (_, pod) => created(1, pod));
  expect(told(many, 2).at(-1)).toBe('(combined from similar events): Created pod: work-24 x16');
  const later = [...many, created(302, 40)];
  expect(told(later, 303).at(-1)).toBe('(combined from similar events): Created pod: work-40 x32');
});

it('forgets an Event an hour after it was last written', () => {
  expect(told([created(1, 0), created(100, 1)], 3601)).toEqual(['Created pod: work-1']);
});
