import { goDuration } from '#api/goDuration.ts';
import { cronFields } from './cronFields.ts';
import { nextTime } from './nextTime.ts';
import { msOfUnixSeconds, unixSeconds } from './unixSeconds.ts';

/** When a CronJob is due. Times are virtual, in ms, and whole seconds. */
export interface CronSchedule {
  /** The first time after `afterMs`; null when there is none. */
  readonly next: (afterMs: number) => number | null;
}

/**
 * A schedule as robfig/cron reads it: five fields, `@daily` and its like, `@every 90s`, and a time zone, which may stand
 * in the schedule itself (`TZ=Europe/Berlin …`). Without one it is UTC: what kube-controller-manager's clock says.
 * The schedule has passed validation.
 *
 * Source: v1.28 vendor/github.com/robfig/cron/v3/{parser,spec,constantdelay}.go.
 */
export function cronSchedule(schedule: string, timeZone: string | undefined): CronSchedule {
  const zoned = /^(?:CRON_)?TZ=([^ ]*) (.*)$/s.exec(schedule);
  if (zoned) return cronSchedule((zoned[2] ?? '').trim(), zoned[1]);
  const every = /^@every (.*)$/s.exec(schedule)?.[1];
  if (every !== undefined) {
    const seconds = (goDuration(every).nanoseconds ?? 0n) / 1_000_000_000n;
    const periodMs = Math.max(Number(seconds), 1) * 1000;
    return { next: (afterMs) => Math.floor(afterMs / 1000) * 1000 + periodMs };
  }
  const fields = cronFields(schedule);
  return {
    next: (afterMs) => {
      const found = nextTime(fields, timeZone ?? '', unixSeconds(afterMs));
      return found === null ? null : msOfUnixSeconds(found);
    },
  };
}
