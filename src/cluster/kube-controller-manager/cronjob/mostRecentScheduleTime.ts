import type { CronJob } from '#api/batchTypes.ts';
import { virtualMs } from '#api/virtualMs.ts';
import type { CronSchedule } from './cronSchedule.ts';

/** Where a CronJob stands among its scheduled times, in ms of virtual time. */
export interface ScheduleTime {
  /** From when on times are looked for. */
  readonly earliestMs: number;
  /** The latest time that has come; null when none has. */
  readonly mostRecentMs: number | null;
  /** How many have come since; an estimate by the distance of the first two. */
  readonly missed: number;
}

/** Controllers look a little after the time, for clocks differ. Source: v1.28 pkg/controller/cronjob/cronjob_controllerv2.go:nextScheduleDelta. */
const nextScheduleDeltaMs = 100;

/**
 * The latest scheduled time that has come since the last one that brought a Job; null when the schedule never comes.
 * With `withDeadline`, what startingDeadlineSeconds has passed over is left out.
 *
 * Source: v1.28 pkg/controller/cronjob/utils.go:mostRecentScheduleTime.
 */
export function mostRecentScheduleTime(
  cronJob: CronJob,
  nowMs: number,
  schedule: CronSchedule,
  withDeadline: boolean,
): ScheduleTime | null {
  const { startingDeadlineSeconds } = cronJob.spec;
  const sinceMs =
    virtualMs(cronJob.status?.lastScheduleTime) ?? virtualMs(cronJob.metadata.creationTimestamp) ?? 0;
  const earliestMs =
    withDeadline && startingDeadlineSeconds !== undefined
      ? Math.max(sinceMs, nowMs - startingDeadlineSeconds * 1000)
      : sinceMs;
  const first = schedule.next(earliestMs);
  if (first === null) return null;
  if (nowMs < first) return { earliestMs, mostRecentMs: null, missed: 0 };
  const second = schedule.next(first);
  if (second === null) return null;
  if (nowMs < second) return { earliestMs, mostRecentMs: first, missed: 1 };
  const periodMs = second - first;
  const missed = Math.floor((nowMs - first) / periodMs) + 1;
  let mostRecentMs: number | null = null;
  let time = schedule.next(first + (missed - 2) * periodMs);
  for (; time !== null && time <= nowMs; time = schedule.next(time)) mostRecentMs = time;
  return { earliestMs, mostRecentMs, missed };
}

/**
 * How long until the controller looks again, in ms.
 *
 * Source: v1.28 pkg/controller/cronjob/utils.go:nextScheduleTimeDuration.
 */
export function nextScheduleDelayMs(cronJob: CronJob, nowMs: number, schedule: CronSchedule): number {
  const found = mostRecentScheduleTime(cronJob, nowMs, schedule, false);
  const fromMs = found === null ? nowMs : (found.mostRecentMs ?? found.earliestMs);
  const next = schedule.next(fromMs) ?? nowMs;
  return next + nextScheduleDeltaMs - nowMs;
}
