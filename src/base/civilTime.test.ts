import { describe, expect, it } from 'vitest';
import { civilTime, secondsSince1970, weekday } from './civilTime.ts';

describe('civil time', () => {
  it('is what a calendar shows, on every day of four centuries', () => {
    for (let day = -150_000; day < 150_000; day += 61) {
      const seconds = day * 86_400 + 3723;
      const date = new Date(seconds * 1000);
      expect(civilTime(seconds)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: 1,
        minute: 2,
        second: 3,
      });
      expect(secondsSince1970(civilTime(seconds))).toBe(seconds);
      expect(weekday(seconds)).toBe(date.getUTCDay());
    }
  });

  it('carries what is too large or too small for its place', () => {
    const clock = { hour: 24, minute: -1, second: 0 };
    expect(civilTime(secondsSince1970({ year: 2023, month: 14, day: 31, ...clock }))).toEqual({
      year: 2024,
      month: 3,
      day: 2,
      hour: 23,
      minute: 59,
      second: 0,
    });
  });
});
