import { describe, expect, it } from 'vitest';
import { isTimeZone, scheduleProblem } from './cronSchedule.ts';

describe('scheduleProblem', () => {
  it.each([
    '* * * * *',
    '*/5 0-23/2 1,15 jan-DEC mon',
    '0 0 ? * 6',
    '10/5 * * * *',
    '@daily',
    '@every 1h30m',
    'TZ=Europe/Berlin 0 4 * * *',
  ])('takes %s', (schedule) => {
    expect(scheduleProblem(schedule)).toBeNull();
  });

  it.each([
    ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['5-3 * * * *', 'beginning of range (5) beyond end of range (3): 5-3'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['@often', 'unrecognized descriptor: @often'],
    ['TZ=Mars/Base * * * * *', 'provided bad location Mars/Base: unknown time zone Mars/Base'],
  ])('refuses %s', (schedule, words) => {
    expect(scheduleProblem(schedule)).toBe(words);
  });

  it('knows time zones by their exact names', () => {
    expect(['UTC', 'Asia/Shanghai', 'America/Argentina/Ushuaia', 'CET'].every(isTimeZone)).toBe(true);
    expect(['asia/shanghai', 'Asia', 'Asia/', 'constructor'].some(isTimeZone)).toBe(false);
  });
});
