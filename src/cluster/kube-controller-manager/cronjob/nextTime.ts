import { type CivilTime, civilTime, secondsSince1970, weekday } from '#base/civilTime.ts';
import type { CronFields } from './cronFields.ts';
import { zoneOffsetSeconds } from './zoneOffset.ts';

/**
 * The first time of a schedule after an instant, in seconds since 1970; null when the next five years have none. Where
 * clocks change this does what upstream does, odd as it is: an hour that is not there may take its day along.
 *
 * Source: v1.28 vendor/github.com/robfig/cron/v3/spec.go:SpecSchedule.Next.
 */
export function nextTime(fields: CronFields, zone: string, after: number): number | null {
  let time = Math.floor(after) + 1;
  const lastYear = localOf(zone, time).year + 5;
  let added = false;
  // A field that has run over begins anew with the month. One that has not leaves the fields before it unasked.
  for (let place = 0; place < stages.length; ) {
    const stage = stages[place]!;
    if (place === 0 && localOf(zone, time).year > lastYear) return null;
    if (stage.matches(fields, localOf(zone, time))) {
      place += 1;
      continue;
    }
    if (!added) time = stage.floor(time, zone);
    added = true;
    time = stage.step(time, zone);
    if (stage.ranOver(localOf(zone, time))) place = 0;
  }
  return time;
}

/** What the clocks of the zone show. */
interface Local extends CivilTime {
  readonly weekday: number;
}

interface Stage {
  readonly matches: (fields: CronFields, local: Local) => boolean;
  /** To the beginning of the month, day, hour, minute. */
  readonly floor: (time: number, zone: string) => number;
  readonly step: (time: number, zone: string) => number;
  readonly ranOver: (local: Local) => boolean;
}

const midnight = { hour: 0, minute: 0, second: 0 };

const stages: readonly Stage[] = [
  {
    matches: ({ month }, local) => month.values.has(local.month),
    floor: (time, zone) => instantOf(zone, { ...localOf(zone, time), day: 1, ...midnight }),
    step: (time, zone) => {
      const local = localOf(zone, time);
      return instantOf(zone, { ...local, month: local.month + 1 });
    },
    ranOver: ({ month }) => month === 1,
  },
  {
    matches: dayMatches,
    floor: (time, zone) => instantOf(zone, { ...localOf(zone, time), ...midnight }),
    step: nextDay,
    ranOver: ({ day }) => day === 1,
  },
  {
    matches: ({ hour }, local) => hour.values.has(local.hour),
    floor: (time, zone) => instantOf(zone, { ...localOf(zone, time), minute: 0, second: 0 }),
    step: (time) => time + 3600,
    ranOver: ({ hour }) => hour === 0,
  },
  {
    matches: ({ minute }, local) => minute.values.has(local.minute),
    floor: (time) => Math.floor(time / 60) * 60,
    step: (time) => time + 60,
    ranOver: ({ minute }) => minute === 0,
  },
  {
    matches: (_, { second }) => second === 0,
    floor: (time) => time,
    step: (time, zone) => time + 60 - localOf(zone, time).second,
    ranOver: ({ second }) => second === 0,
  },
];

function dayMatches({ dayOfMonth, dayOfWeek }: CronFields, local: Local): boolean {
  const byDate = dayOfMonth.values.has(local.day);
  const byWeekday = dayOfWeek.values.has(local.weekday);
  return dayOfMonth.star || dayOfWeek.star ? byDate && byWeekday : byDate || byWeekday;
}

/** Where midnight is not there, an hour is taken away or added. */
function nextDay(time: number, zone: string): number {
  const local = localOf(zone, time);
  const next = instantOf(zone, { ...local, day: local.day + 1 });
  const { hour } = localOf(zone, next);
  return next + (hour > 12 ? 24 - hour : -hour) * 3600;
}

function localOf(zone: string, time: number): Local {
  const seconds = time + zoneOffsetSeconds(zone, time);
  return { ...civilTime(seconds), weekday: weekday(seconds) };
}

/** Of an hour that comes twice or not at all, the one that Go's time.Date takes. */
function instantOf(zone: string, local: CivilTime): number {
  const seconds = secondsSince1970(local);
  return seconds - zoneOffsetSeconds(zone, seconds - zoneOffsetSeconds(zone, seconds));
}
