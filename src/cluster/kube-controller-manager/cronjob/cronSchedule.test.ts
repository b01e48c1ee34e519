import { describe, expect, it } from 'vitest';
import { rfc3339 } from '#api/rfc3339.ts';
import { virtualMs } from '#api/virtualMs.ts';
import { cronSchedule } from './cronSchedule.ts';

/** The first times after an instant, as the API writes them. */
function times(
  schedule: string,
  { zone, after = rfc3339(0), count = 3 }: { zone?: string; after?: string; count?: number } = {},
) {
  const { next } = cronSchedule(schedule, zone);
  const found: string[] = [];
  for (let ms = next(virtualMs(after) ?? 0); ms !== null && found.length < count; ms = next(ms))
    found.push(rfc3339(ms));
  return found.map((time) => time.slice(0, 16).replace('T', ' '));
}

describe('a schedule, as robfig/cron reads it', () => {
  it.each([
    ['*/20 * * * *', ['2023-08-15 00:20', '2023-08-15 00:40', '2023-08-15 01:00']],
    // A number with a step runs to the end of the range.
    ['5/25 * * * *', ['2023-08-15 00:05', '2023-08-15 00:30', '2023-08-15 00:55']],
    ['30 6-16/4 * * MON-fri', ['2023-08-15 06:30', '2023-08-15 10:30', '2023-08-15 14:30']],
    ['0 12 ? * Sun', ['2023-08-20 12:00', '2023-08-27 12:00', '2023-09-03 12:00']],
    // Day of month or day of week, when both are given.
    ['0 0 13 * 5', ['2023-08-18 00:00', '2023-08-25 00:00', '2023-09-01 00:00']],
    // A step takes the star its meaning: the days are joined by "or".
    ['0 0 */10 * 2', ['2023-08-21 00:00', '2023-08-22 00:00', '2023-08-29 00:00']],
    ['@weekly', ['2023-08-20 00:00', '2023-08-27 00:00', '2023-09-03 00:00']],
    ['@midnight', ['2023-08-16 00:00', '2023-08-17 00:00', '2023-08-18 00:00']],
    ['@every 1h30m', ['2023-08-15 01:30', '2023-08-15 03:00', '2023-08-15 04:30']],
    ['0 0 29 2 *', ['2024-02-29 00:00', '2028-02-29 00:00', '2032-02-29 00:00']],
    ['59 23 31 2 *', []],
  ])('%s', (schedule, expected) => {
    expect(times(schedule)).toEqual(expected);
  });

  it('counts @every in whole seconds, one at least', () => {
    expect(cronSchedule('@every 90s', undefined).next(10_400)).toBe(100_000);
    expect(cronSchedule('@every 10ms', undefined).next(10_400)).toBe(11_000);
  });

  it('is in the zone of the CronJob, or of the schedule itself', () => {
    const eightInShanghai = ['2023-08-16 00:00', '2023-08-17 00:00', '2023-08-18 00:00'];
    expect(times('0 8 * * *', { zone: 'Asia/Shanghai' })).toEqual(eightInShanghai);
    expect(times('TZ=Asia/Shanghai 0 8 * * *')).toEqual(eightInShanghai);
    expect(times('CRON_TZ=UTC 0 8 * * *', { zone: 'Asia/Shanghai', count: 1 })).toEqual(['2023-08-15 08:00']);
  });

  // Measured with the real code.
  it.each([
    // Half past two is not there on the 31st: no run; on the 29th of October it comes twice: two runs.
    [
      '30 2 * * *',
      'Europe/Berlin',
      '2024-03-30',
      ['2024-03-30 01:30', '2024-04-01 00:30', '2024-04-02 00:30'],
    ],
    [
      '30 2 * * *',
      'Europe/Berlin',
      '2023-10-28',
      ['2023-10-28 00:30', '2023-10-29 00:30', '2023-10-29 01:30'],
    ],
    // The midnight that is not there takes its day along.
    [
      '0 0 * * 0',
      'America/Santiago',
      '2023-08-30',
      ['2023-09-10 03:00', '2023-09-17 03:00', '2023-09-24 03:00'],
    ],
    ['0 0 * * *', 'Africa/Cairo', '2024-04-25', ['2024-04-26 21:00', '2024-04-27 21:00', '2024-04-28 21:00']],
    // By half an hour only.
    [
      '0 1 * * *',
      'Australia/Lord_Howe',
      '2024-04-06',
      ['2024-04-06 14:00', '2024-04-07 14:30', '2024-04-08 14:30'],
    ],
  ])('follows the clocks where they change: %s in %s', (schedule, zone, day, expected) => {
    expect(times(schedule, { zone, after: `${day}T00:00:00Z` })).toEqual(expected);
  });

  it('reads the fraction of a period exactly', () => {
    expect(cronSchedule('@every 2.3h', undefined).next(0)).toBe(8_280_000);
  });
});
