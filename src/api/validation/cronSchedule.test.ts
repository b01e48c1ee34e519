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
    ['TZ=../etc * * * * *', 'provided bad location ../etc: time: invalid location name'],
    ['TZ=UTC\t* * * * *', 'provided bad location UTC\t*: unknown time zone UTC\t*'],
    [
      '*/99999999999999999999 * * * *',
      'failed to parse int from 99999999999999999999: strconv.Atoi: parsing "99999999999999999999": value out of range',
    ],
    ['@every 90', 'failed to parse duration @every 90: time: missing unit in duration "90"'],
    ['@every 1d', 'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"'],
    ['@every é', 'failed to parse duration @every é: time: invalid duration "\\xc3\\xa9"'],
    ['@every 9999999h', 'failed to parse duration @every 9999999h: time: invalid duration "9999999h"'],
  ])('refuses %s', (schedule, words) => {
    expect(scheduleProblem(schedule)).toBe(words);
  });

  it('knows time zones by their exact names', () => {
    expect(['UTC', 'Asia/Shanghai', 'America/Argentina/Ushuaia', 'CET'].every(isTimeZone)).toBe(true);
    expect(['asia/shanghai', 'Asia', 'Asia/', 'constructor'].some(isTimeZone)).toBe(false);
  });
});
