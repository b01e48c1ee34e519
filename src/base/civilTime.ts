/** A date of the Gregorian calendar and a clock, without a zone. */
export interface CivilTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What a calendar and a clock in UTC show so many whole seconds after 1970 began. */
export function civilTime(seconds: number): CivilTime {
  const days = Math.floor(seconds / daySeconds);
  const clock = seconds - days * daySeconds;
  // Years are counted from March, so that the leap day comes last, and in eras of 400 years, which are all alike.
  const fromMarchOfYear0 = days + marchOfYear0To1970;
  const era = Math.floor(fromMarchOfYear0 / eraDays);
  const dayOfEra = fromMarchOfYear0 - era * eraDays;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - daysBeforeYear(yearOfEra);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - daysBeforeMonth(monthFromMarch) + 1,
    hour: Math.floor(clock / 3600),
    minute: Math.floor(clock / 60) % 60,
    second: clock % 60,
  };
}

/** The reverse. A field may be too large for its place or below it: the thirty-second of a month is a day of the next. */
export function secondsSince1970({ year, month, day, hour, minute, second }: CivilTime): number {
  const months = year * 12 + month - 3;
  const fromMarch = Math.floor(months / 12);
  const days = daysBeforeYear(fromMarch) + daysBeforeMonth(months - fromMarch * 12) + day - 1;
  return (days - marchOfYear0To1970) * daySeconds + hour * 3600 + minute * 60 + second;
}

/** 0 is Sunday. */
export function weekday(seconds: number): number {
  const days = Math.floor(seconds / daySeconds) + 4;
  return days - Math.floor(days / 7) * 7;
}

const daySeconds = 86_400;
const eraDays = 146_097;
const marchOfYear0To1970 = 719_468;

function daysBeforeYear(fromMarch: number): number {
  return (
    365 * fromMarch + Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400)
  );
}

function daysBeforeMonth(fromMarch: number): number {
  return Math.floor((153 * fromMarch + 2) / 5);
}
