import type { Rfc3339 } from './types.ts';

const dayMs = 86_400_000;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Virtual time 0 as the API shows it: midnight of the day v1.28.0 was released. */
const epoch = { year: 2023, month: 8, day: 15 };

/** By whole second: a run says the same instant again and again. */
const written = new Map<number, Rfc3339>();
const mostWritten = 10_000;

/** An instant of virtual time, in ms, as the API server writes it: cut to whole seconds. */
export function rfc3339(virtualMs: number): Rfc3339 {
  const second = Math.floor(virtualMs / 1000);
  const known = written.get(second);
  if (known !== undefined) return known;
  if (written.size >= mostWritten) written.clear();
  const text = textOf(second * 1000);
  written.set(second, text);
  return text;
}

function textOf(virtualMs: number): Rfc3339 {
  let { year, month, day } = epoch;
  day += Math.floor(virtualMs / dayMs);
  for (let days = daysOf(month, year); day > days; days = daysOf(month, year)) {
    day -= days;
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  const seconds = Math.floor(virtualMs / 1000) % 86_400;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${year}-${two(month)}-${two(day)}T${clock.map(two).join(':')}Z`;
}

function daysOf(month: number, year: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (monthDays[month - 1] ?? 31) + (month === 2 && leap ? 1 : 0);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
