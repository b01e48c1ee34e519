import { describe, expect, it } from 'vitest';
import type { Job, JobStatus } from '#api/batchTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import { cronJobColumns, jobColumns } from './jobColumns.ts';
import { rfc1123 } from './rfc1123.ts';

const metadata = { name: 'etl', creationTimestamp: rfc3339(0) };
const template = { spec: { containers: [] } };
const job = (spec: Partial<Job['spec']>, status: JobStatus): Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata,
  spec: { template, ...spec },
  status,
});

describe('kubectl get job', () => {
  it.each([
    [{ completions: 5 }, { succeeded: 3 }, '3/5'],
    [{ completions: 0 }, {}, '0/0'],
    [{ parallelism: 1 }, {}, '0/1'],
    [{ parallelism: 4 }, { succeeded: 1 }, '1/1 of 4'],
  ])('writes %j %j as %s', (spec, status, completions) => {
    expect(jobColumns(job(spec, status), 1000).completions).toBe(completions);
  });

  it('counts the duration until now, or until the Job is complete', () => {
    const startTime = rfc3339(10_000);
    expect(jobColumns(job({}, {}), 150_000)).toMatchObject({ duration: '', age: '2m30s' });
    expect(jobColumns(job({}, { startTime }), 95_000).duration).toBe('85s');
    expect(jobColumns(job({}, { startTime, completionTime: rfc3339(31_000) }), 95_000).duration).toBe('21s');
  });
});

it('prints kubectl get cronjob', () => {
  const spec = { schedule: '*/5 * * * *', suspend: false, jobTemplate: { spec: { template } } };
  const status = { active: [{ name: 'etl-1' }], lastScheduleTime: rfc3339(60_000) };
  expect(
    cronJobColumns({ apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec, status }, 100_000),
  ).toEqual({
    schedule: '*/5 * * * *',
    suspend: 'False',
    active: '1',
    lastSchedule: '40s',
    age: '100s',
  });
});

it('writes an instant as Go does', () => {
  expect(rfc1123(0)).toBe('Tue, 15 Aug 2023 00:00:00 +0000');
  expect(rfc1123(-1000)).toBe('Mon, 14 Aug 2023 23:59:59 +0000');
  expect(rfc1123(6 * 86_400_000 + 3_661_000)).toBe('Mon, 21 Aug 2023 01:01:01 +0000');
});
