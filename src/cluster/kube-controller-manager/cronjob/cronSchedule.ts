import { Cron } from 'croner';
import { rfc3339 } from '#api/rfc3339.ts';
import { virtualMs } from '#api/virtualMs.ts';

/** When a CronJob is due. Times are virtual, in ms, and whole seconds. */
export interface CronSchedule {
  /** The first time after `afterMs`; null when there is none. */
  readonly next: (afterMs: number) => number | null;
}

/**
 * A schedule as robfig/cron reads it: five fields, `@daily` and its like, `@every 90s`, and a time zone, which may stand
 * in the schedule itself (`TZ=Europe/Berlin …`). Without one it is UTC: what kube-controller-manager's clock says.
 * The schedule has passed validation. Where clocks change, croner decides about the hour that is not there or comes twice.
 *
 * Source: v1.28 vendor/github.com/robfig/cron/v3/{parser,spec,constantdelay}.go.
 */
export function cronSchedule(schedule: string, timeZone: string | undefined): CronSchedule {
  const zoned = /^(?:CRON_)?TZ=(\S*)\s+(.*)$/.exec(schedule);
  if (zoned) return cronSchedule((zoned[2] ?? '').trim(), zoned[1]);
  const every = /^@every (.*)$/s.exec(schedule)?.[1];
  if (every !== undefined) {
    const periodMs = Math.max(Math.floor(goDurationSeconds(every)), 1) * 1000;
    return { next: (afterMs) => Math.floor(afterMs / 1000) * 1000 + periodMs };
  }
  const isLocal = timeZone === undefined || timeZone === '' || timeZone === 'UTC' || timeZone === 'Local';
  const cron = new Cron(plainPattern(schedule), isLocal ? { utcOffset: 0 } : { timezone: timeZone });
  return {
    next: (afterMs) => {
      const found = cron.nextRun(rfc3339(Math.max(afterMs, 0)));
      return found === null ? null : virtualMs(found.toISOString());
    },
  };
}

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const months = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of month, month, day of week. */
const bounds = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
] as const;

/** With every range and step spelled out, so that no dialect of cron reads it differently. */
function plainPattern(schedule: string): string {
  const pattern = descriptors[schedule] ?? schedule;
  const fields = pattern.split(/\s+/).filter((field) => field !== '');
  return bounds.map((bound, place) => plainField(fields[place] ?? '*', bound)).join(' ');
}

function plainField(field: string, bound: (typeof bounds)[number]): string {
  const parts = field.split(',').filter((part) => part !== '');
  // A step of more than one makes of a star a plain range: day of month and day of week are then joined by "or".
  if (parts.some((part) => /^[*?](\/0*1)?$/.test(part))) return '*';
  const values = new Set(parts.flatMap((part) => valuesOf(part, bound)));
  return [...values].sort((a, b) => a - b).join(',');
}

function valuesOf(part: string, { min, max, names }: (typeof bounds)[number]): readonly number[] {
  const [range = '', step] = part.split('/');
  const [low = '', high] = range.split('-');
  const numberOf = (text: string) => {
    const named = (names as readonly string[]).indexOf(text.toLowerCase());
    return named >= 0 ? named : Number(text);
  };
  const isStar = low === '*' || low === '?';
  const first = isStar ? min : numberOf(low);
  const last = isStar || (high === undefined && step !== undefined) ? max : numberOf(high ?? low);
  const by = step === undefined ? 1 : Number(step);
  const values: number[] = [];
  for (let value = first; value <= last; value += by) values.push(value);
  return values;
}

const unitSeconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** Source: Go time.ParseDuration. */
function goDurationSeconds(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const parts = text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g);
  return (
    sign * [...parts].reduce((total, [, value, unit = 's']) => total + Number(value) * unitSeconds[unit]!, 0)
  );
}
