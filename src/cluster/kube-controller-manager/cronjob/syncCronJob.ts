import type { CronJob, CronJobStatus, Job } from '#api/batchTypes.ts';
import { rfc1123 } from '#api/printers/rfc1123.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { KubernetesObject } from '#api/types.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { CronJobEvent } from './cronJobEvent.ts';
import { cronSchedule } from './cronSchedule.ts';
import type { CronJobFacts } from './facts.ts';
import { removeOldestJobs } from './jobHistory.ts';
import { mostRecentScheduleTime, nextScheduleDelayMs, type ScheduleTime } from './mostRecentScheduleTime.ts';
import { observeJobs } from './observeJobs.ts';
import { unixSeconds } from './unixSeconds.ts';

/** What one sync of a CronJob does, in this order: deletions for Replace, the new Job, the history, the status. */
export interface CronJobPlan {
  readonly replaced: readonly Job[];
  /** The scheduled time whose Job is created, in ms; null: none is. */
  readonly startForMs: number | null;
  readonly missed: number;
  readonly skipped: CronJobFacts['CronJobSkipped'] | null;
  readonly history: readonly {
    readonly job: Job;
    readonly outcome: 'Complete' | 'Failed';
    readonly limit: number;
  }[];
  /** The CronJob whose status this one replaces. */
  readonly read: CronJob;
  /** Without the Job that is created and those that are deleted. */
  readonly status: CronJobStatus;
  readonly statusChanged: boolean;
  readonly events: readonly CronJobEvent[];
  /** Those that come after the new Job. */
  readonly historyEvents: readonly CronJobEvent[];
  /** When to look again, in ms from now; null: not before something changes. */
  readonly requeueAfterMs: number | null;
}

/**
 * One sync of a CronJob and the Jobs that bear its name as their controller's. `stored`: an object as
 * the API server has it, for the caches may be late.
 *
 * Source: v1.28 pkg/controller/cronjob/cronjob_controllerv2.go:syncCronJob, cleanupFinishedJobs.
 */
export function syncCronJob(
  cronJob: CronJob,
  jobs: readonly Job[],
  nowMs: number,
  stored: (key: ObjectKey) => KubernetesObject | undefined,
): CronJobPlan {
  const events: CronJobEvent[] = [];
  const { read, now, changed } = observeJobs(cronJob, jobs, stored, events);
  const start = startOf(now, jobs, nowMs, events);
  // One that was deleted a moment ago may still be in the cache: deleting it again would only fail.
  const left = jobs.filter((job) => !start.replaced.includes(job) && stored(keyOf(job)) !== undefined);
  const history = removeOldestJobs(read, left);
  return {
    replaced: start.replaced,
    startForMs: start.startForMs,
    missed: start.missed,
    skipped: start.skipped,
    history,
    read,
    status: now.status ?? {},
    statusChanged: changed || history.length > 0,
    events,
    historyEvents: history.map(({ job }) => deleted(job)),
    requeueAfterMs: start.requeueAfterMs,
  };
}

/** The name of the Job of a scheduled time. Source: v1.28 pkg/controller/cronjob/cronjob_controllerv2.go:getJobName. */
export function jobNameFor(cronJob: CronJob, scheduledForMs: number): string {
  return `${cronJob.metadata.name}-${Math.floor(unixSeconds(scheduledForMs) / 60)}`;
}

interface Start {
  readonly replaced: readonly Job[];
  readonly startForMs: number | null;
  readonly missed: number;
  readonly skipped: CronJobFacts['CronJobSkipped'] | null;
  readonly requeueAfterMs: number | null;
}

const nothing: Start = {
  replaced: [],
  startForMs: null,
  missed: 0,
  skipped: null,
  requeueAfterMs: null,
};

/** Whether a Job starts now, and if not, why. */
function startOf(cronJob: CronJob, jobs: readonly Job[], nowMs: number, events: CronJobEvent[]): Start {
  const { metadata, spec, status = {} } = cronJob;
  if (metadata.deletionTimestamp !== undefined || spec.suspend === true) return nothing;
  if (spec.schedule.includes('TZ')) events.push(zoneInSchedule(spec.schedule));
  const schedule = cronSchedule(spec.schedule, spec.timeZone);
  const found = mostRecentScheduleTime(cronJob, nowMs, schedule, true);
  if (found === null) {
    const message = `invalid schedule: ${spec.schedule} : time difference between two schedules is less than 1 second`;
    events.push({ type: 'Warning', reason: 'InvalidSchedule', message });
    return nothing;
  }
  const again = { ...nothing, requeueAfterMs: nextScheduleDelayMs(cronJob, nowMs, schedule) };
  const { mostRecentMs } = found;
  if (mostRecentMs === null) return again;
  warnOfMissed(found, events);
  const missed = found.missed - 1;
  const skip = (reason: CronJobFacts['CronJobSkipped']['reason'], active: readonly string[] = []): Start => ({
    ...again,
    missed,
    skipped: { scheduledForMs: mostRecentMs, reason, active },
  });
  const deadlineMs = spec.startingDeadlineSeconds === undefined ? null : spec.startingDeadlineSeconds * 1000;
  if (deadlineMs !== null && mostRecentMs + deadlineMs < nowMs) {
    const message = `Missed scheduled time to start a job: ${rfc1123(mostRecentMs)}`;
    events.push({ type: 'Warning', reason: 'MissSchedule', message });
    return skip('startingDeadlineSeconds');
  }
  const active = status.active ?? [];
  const name = jobNameFor(cronJob, mostRecentMs);
  if (active.some((one) => one.name === name) || status.lastScheduleTime === rfc3339(mostRecentMs))
    return again;
  if (spec.concurrencyPolicy === 'Forbid' && active.length > 0) {
    const message = 'Not starting job because prior execution is running and concurrency policy is Forbid';
    events.push({ type: 'Normal', reason: 'JobAlreadyActive', message });
    return skip(
      'Forbid',
      active.map((one) => one.name),
    );
  }
  const replaced =
    spec.concurrencyPolicy === 'Replace'
      ? active.flatMap(({ uid }) => jobs.find((job) => job.metadata.uid === uid) ?? [])
      : [];
  for (const job of replaced) events.push(deleted(job));
  const requeueAfterMs = nextScheduleDelayMs(
    { ...cronJob, status: { ...status, lastScheduleTime: rfc3339(mostRecentMs) } },
    nowMs,
    schedule,
  );
  return { replaced, startForMs: mostRecentMs, missed, skipped: null, requeueAfterMs };
}

/** Source: v1.28 pkg/controller/cronjob/utils.go:nextScheduleTime. */
function warnOfMissed({ missed }: ScheduleTime, events: CronJobEvent[]): void {
  if (missed <= mostMissed) return;
  const message =
    'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew';
  events.push({ type: 'Warning', reason: 'TooManyMissedTimes', message });
}

/** Source: v1.28 pkg/controller/cronjob/utils.go:mostRecentScheduleTime. */
const mostMissed = 100;

function zoneInSchedule(schedule: string): CronJobEvent {
  const message = `CRON_TZ or TZ used in schedule "${schedule}" is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details`;
  return { type: 'Warning', reason: 'UnsupportedSchedule', message };
}

function deleted({ metadata }: Job): CronJobEvent {
  return { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted job ${metadata.name}` };
}
