import { describe, expect, it } from 'vitest';
import type { CronJob, CronJobSpec, Job } from '#api/batchTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import { jobNameFor, syncCronJob } from './syncCronJob.ts';

const template = { spec: { template: { spec: { containers: [] } } } };
const minute = 60_000;

function cronJob(spec: Partial<CronJobSpec>, status: CronJob['status'] = {}): CronJob {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'backup', namespace: 'default', creationTimestamp: rfc3339(0) },
    spec: { schedule: '*/10 * * * *', jobTemplate: template, ...spec },
    status,
  };
}

function job(uid: string, outcome: 'Complete' | 'Failed' | null, startMs = 0): Job {
  const conditions = outcome === null ? [] : [{ type: outcome, status: 'True' as const }];
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `backup-${uid}`, namespace: 'default', uid },
    spec: template.spec,
    status: { conditions, startTime: rfc3339(startMs) },
  };
}

const sync = (one: CronJob, nowMs: number, jobs: readonly Job[] = []) =>
  syncCronJob(one, jobs, nowMs, () => one);

describe('which Jobs start', () => {
  it('none before the first time, and it looks again a little after it', () => {
    const plan = sync(cronJob({}), 3 * minute);
    expect(plan).toMatchObject({ startForMs: null, skipped: null, requeueAfterMs: 7 * minute + 100 });
  });

  it('that of the latest time that has come; earlier ones are passed over', () => {
    expect(sync(cronJob({}), 10 * minute + 100)).toMatchObject({ startForMs: 10 * minute, missed: 0 });
    expect(sync(cronJob({}), 35 * minute)).toMatchObject({ startForMs: 30 * minute, missed: 2 });
  });

  it('none twice for one time', () => {
    const started = cronJob({}, { lastScheduleTime: rfc3339(10 * minute) });
    expect(sync(started, 10 * minute + 200).startForMs).toBeNull();
  });

  it('none while suspended or being deleted', () => {
    expect(sync(cronJob({ suspend: true }), 10 * minute)).toMatchObject({
      startForMs: null,
      requeueAfterMs: null,
    });
    const going = cronJob({});
    const metadata = { ...going.metadata, deletionTimestamp: rfc3339(0) };
    expect(sync({ ...going, metadata }, 10 * minute).startForMs).toBeNull();
  });

  it('none after startingDeadlineSeconds', () => {
    const plan = sync(cronJob({ startingDeadlineSeconds: 600, schedule: '0 * * * *' }), 65 * minute);
    expect(plan.startForMs).toBe(60 * minute);
    // Past the deadline it does not even look that far back.
    const late = sync(cronJob({ startingDeadlineSeconds: 120, schedule: '0 * * * *' }), 65 * minute);
    expect(late).toMatchObject({ startForMs: null, skipped: null });
  });

  it('warns when more than a hundred times have passed', () => {
    const plan = sync(cronJob({ schedule: '* * * * *' }), 150 * minute);
    expect(plan.startForMs).toBe(150 * minute);
    expect(plan.events.map(({ reason }) => reason)).toEqual(['TooManyMissedTimes']);
    expect(sync(cronJob({ schedule: '* * * * *' }), 100 * minute).events).toEqual([]);
  });

  it('never, by a schedule that never comes', () => {
    const plan = sync(cronJob({ schedule: '59 23 31 2 *' }), 10 * minute);
    expect(plan).toMatchObject({ startForMs: null, requeueAfterMs: null });
    expect(plan.events.map(({ reason }) => reason)).toEqual(['InvalidSchedule']);
  });
});

describe('concurrencyPolicy, with a Job that still runs', () => {
  const running = job('u1', null);
  const active = { active: [{ name: 'backup-u1', uid: 'u1' }], lastScheduleTime: rfc3339(10 * minute) };
  const at = 20 * minute + 100;

  it('Allow starts another', () => {
    expect(sync(cronJob({ concurrencyPolicy: 'Allow' }, active), at, [running]).startForMs).toBe(20 * minute);
  });

  it('Forbid skips the time', () => {
    const plan = sync(cronJob({ concurrencyPolicy: 'Forbid' }, active), at, [running]);
    expect(plan.startForMs).toBeNull();
    expect(plan.skipped).toEqual({ scheduledForMs: 20 * minute, reason: 'Forbid', active: ['backup-u1'] });
  });

  it('Replace deletes it first', () => {
    const plan = sync(cronJob({ concurrencyPolicy: 'Replace' }, active), at, [running]);
    expect(plan).toMatchObject({ startForMs: 20 * minute, replaced: [running] });
  });
});

describe('what it notes of its Jobs', () => {
  it('takes finished ones off the list and keeps as many as the limits say, the oldest go', () => {
    const jobs = [
      job('a', 'Complete', 3000),
      job('b', 'Complete', 1000),
      job('c', 'Failed', 2000),
      job('d', null),
    ];
    const one = cronJob(
      { successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 1 },
      {
        active: [
          { name: 'backup-a', uid: 'a' },
          { name: 'backup-d', uid: 'd' },
        ],
      },
    );
    const plan = sync(one, minute, jobs);
    expect(plan.history.map(({ job: { metadata } }) => metadata.uid)).toEqual(['b']);
    expect(plan.status.active).toEqual([{ name: 'backup-d', uid: 'd' }]);
    expect(plan.events.map(({ reason }) => reason)).toEqual(['SawCompletedJob']);
    expect(plan.historyEvents.map(({ reason }) => reason)).toEqual(['SuccessfulDelete']);
  });

  it('misses one that is gone', () => {
    const one = cronJob({}, { active: [{ name: 'backup-x', uid: 'x' }] });
    const plan = syncCronJob(one, [], minute, () => undefined);
    expect(plan.status.active).toBeUndefined();
    expect(plan.events.map(({ reason }) => reason)).toEqual(['MissingJob']);
  });

  it('asks the API server before it is surprised by a Job that its cache of the CronJob does not know', () => {
    const cached = cronJob({ schedule: '* * * * *' });
    const stored = cronJob(
      { schedule: '* * * * *' },
      { active: [{ name: 'backup-a', uid: 'a' }], lastScheduleTime: rfc3339(minute) },
    );
    const late = syncCronJob(cached, [job('a', null)], minute, () => stored);
    expect(late).toMatchObject({ events: [], startForMs: null, read: stored, statusChanged: false });
    const surprised = syncCronJob(cached, [job('a', null)], minute, () => cached);
    expect(surprised.events.map(({ reason }) => reason)).toEqual(['UnexpectedJob']);
  });
});

it('names a Job by the minutes since 1970', () => {
  expect(jobNameFor(cronJob({}), 2 * minute)).toBe('backup-28200962');
});
