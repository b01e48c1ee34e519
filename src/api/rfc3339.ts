import { civilTime, secondsSince1970 } from '#base/civilTime.ts';
import type { Rfc3339 } from './types.ts';

/** Virtual time 0 as the API shows it: midnight of the day v1.28.0 was released. */
const epochSeconds = secondsSince1970({ year: 2023, month: 8, day: 15, hour: 0, minute: 0, second: 0 });

/** By whole second: a run says the same instant again and again. */
const written = new Map<number, Rfc3339>();
const mostWritten = 10_000;

/** An instant of virtual time, in ms, as the API server writes it: cut to whole seconds. */
export function rfc3339(virtualMs: number): Rfc3339 {
  const second = Math.floor(virtualMs / 1000);
  const known = written.get(second);
  if (known !== undefined) return known;
  if (written.size >= mostWritten) written.clear();
  const text = `${unzonedText(second + epochSeconds)}Z`;
  written.set(second, text);
  return text;
}

/** A date and a clock, whole seconds after 1970 began, as RFC 3339 writes them before the zone. */
export function unzonedText(seconds: number): string {
  const { year, month, day, hour, minute, second } = civilTime(seconds);
  const date = [String(year).padStart(4, '0'), two(month), two(day)].join('-');
  return `${date}T${[hour, minute, second].map(two).join(':')}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
