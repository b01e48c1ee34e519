import { describe, expect, it } from 'vitest';
import type { CronJob, Job } from '#api/batchTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

interface Told {
  readonly events: readonly ClusterEvent[];
  readonly cronJob: CronJob | undefined;
  /** Jobs that still exist, by when they were made. */
  readonly jobs: readonly Job[];
  readonly pods: readonly KubernetesObject[];
  /** When each Job was made, in whole seconds. */
  readonly createdAt: readonly number[];
}

function play(spec: string, scenario: string): Told {
  const run = simulateText(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: tick}
spec:
  ${spec}
  jobTemplate: {spec: {backoffLimit: 0, template: {spec: {restartPolicy: Never, containers: [{name: main, image: "work:1"}]}}}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec: {${scenario}}
`);
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { events } = run.trace;
  const objects = new Map<string, KubernetesObject>();
  const createdAt: number[] = [];
  for (const event of events) {
    if (event.kind === 'ObjectDeleted') objects.delete(event.subject ?? '');
    if (event.kind === 'ObjectCreated' || event.kind === 'ObjectModified')
      objects.set(event.subject ?? '', event.detail.object);
    if (event.kind === 'ObjectCreated' && event.detail.object.kind === 'Job')
      createdAt.push(Math.floor(event.at / 1000));
  }
  const left = (kind: string) => [...objects.values()].filter((object) => object.kind === kind);
  return {
    events,
    cronJob: objects.get('CronJob/default/tick') as CronJob | undefined,
    jobs: left('Job') as unknown as readonly Job[],
    pods: left('Pod'),
    createdAt,
  };
}

const reasons = ({ events }: Told) =>
  events.flatMap((event) =>
    event.kind === 'EventRecorded' && event.subject === 'CronJob/default/tick' ? [event.detail.reason] : [],
  );
const everyMinute = "schedule: '* * * * *'";
const endless = 'containers: {main: {onTerm: {seconds: 1}}}, jobs: {tick: {attempts: [{seconds: null}]}}';
const lasting = (seconds: number, exitCode = 0) =>
  `jobs: {tick: {attempts: [{seconds: ${seconds}, exitCode: ${exitCode}}]}}`;

describe('a CronJob whose Jobs take longer than its schedule', () => {
  it('runs them side by side with Allow', () => {
    const told = play(everyMinute, `horizon: 200s, ${endless}`);
    expect(told.createdAt).toEqual([60, 120, 180]);
    expect(told.cronJob?.status?.active).toHaveLength(3);
    expect(told.pods).toHaveLength(3);
  });

  it('starts none beside another with Forbid', () => {
    const told = play(`${everyMinute}\n  concurrencyPolicy: Forbid`, `horizon: 200s, ${endless}`);
    expect(told.createdAt).toEqual([60]);
    expect(told.cronJob?.status?.active).toHaveLength(1);
    expect(reasons(told)).toContain('JobAlreadyActive');
  });

  it('makes up for one that was forbidden as soon as the other is over', () => {
    const told = play(`${everyMinute}\n  concurrencyPolicy: Forbid`, `horizon: 170s, ${lasting(80)}`);
    expect(told.createdAt).toHaveLength(2);
    expect(told.createdAt[1]).toBeGreaterThan(140);
    expect(told.createdAt[1]).toBeLessThan(150);
  });

  it('ends the older one with Replace', () => {
    const told = play(`${everyMinute}\n  concurrencyPolicy: Replace`, `horizon: 200s, ${endless}`);
    expect(told.createdAt).toEqual([60, 120, 180]);
    expect(told.jobs).toHaveLength(1);
    expect(told.pods).toHaveLength(1);
    expect(told.cronJob?.status?.active).toHaveLength(1);
  });
});

describe('suspend', () => {
  it('from the start: no Job at all', () => {
    const told = play(`${everyMinute}\n  suspend: true`, 'horizon: 200s');
    expect(told.createdAt).toEqual([]);
    expect(told.cronJob?.status?.lastScheduleTime).toBeUndefined();
  });

  it('later: no Job begins any more, one that runs goes on', () => {
    const told = play(
      everyMinute,
      `horizon: 200s, ${lasting(40)}, events: [{at: 70s, patch: {cronjob/tick: {spec: {suspend: true}}}}]`,
    );
    expect(told.createdAt).toEqual([60]);
    expect(told.jobs[0]?.status?.succeeded).toBe(1);
    expect(told.cronJob?.status?.active ?? []).toEqual([]);
  });

  it('ends: of the times that passed only the last is made up for', () => {
    const told = play(
      `${everyMinute}\n  suspend: true`,
      `horizon: 250s, ${lasting(5)}, events: [{at: 200s, patch: {cronjob/tick: {spec: {suspend: false}}}}]`,
    );
    expect(told.createdAt).toEqual([200, 240]);
    expect(told.jobs.map(({ metadata }) => metadata.annotations)).toEqual([
      { 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2023-08-15T00:03:00Z' },
      { 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2023-08-15T00:04:00Z' },
    ]);
  });
});

describe('the history', () => {
  it('keeps three that succeeded and one that failed, and no pods of the others', () => {
    const succeeded = play(everyMinute, `horizon: 7m, ${lasting(5)}`);
    expect(succeeded.jobs).toHaveLength(3);
    expect(succeeded.pods).toHaveLength(3);
    const failed = play(everyMinute, `horizon: 7m, ${lasting(5, 1)}`);
    expect(failed.jobs).toHaveLength(1);
    expect(failed.pods).toHaveLength(1);
  });

  it.each([
    ['successfulJobsHistoryLimit: 0', 0],
    ['failedJobsHistoryLimit: 0', 1],
  ])('of none (%s): a Job is gone once it is over', (limit, exitCode) => {
    const told = play(`${everyMinute}\n  ${limit}`, `horizon: 170s, ${lasting(5, exitCode)}`);
    expect(told.createdAt).toEqual([60, 120]);
    expect(told.jobs).toEqual([]);
    expect(told.pods).toEqual([]);
  });
});

it('forgets a Job that is deleted by hand, and goes on', () => {
  const told = play(
    `${everyMinute}\n  concurrencyPolicy: Forbid`,
    `horizon: 130s, ${endless}, events: [{at: 70s, delete: 'job/tick-*'}]`,
  );
  expect(reasons(told)).toContain('MissingJob');
  expect(told.createdAt).toEqual([60, 120]);
});

it('is deleted with its Jobs and their pods', () => {
  const told = play(everyMinute, `horizon: 150s, ${endless}, events: [{at: 130s, delete: cronjob/tick}]`);
  expect(told.createdAt).toEqual([60, 120]);
  expect(told).toMatchObject({ cronJob: undefined, jobs: [], pods: [] });
});

it('follows a schedule that is changed', () => {
  const told = play(
    "schedule: '0 0 1 1 *'",
    `horizon: 200s, ${lasting(5)}, events: [{at: 70s, patch: {cronjob/tick: {spec: {schedule: '*/2 * * * *'}}}}]`,
  );
  expect(told.createdAt).toEqual([120]);
});

it('starts nothing for a date that never comes', () => {
  const told = play("schedule: '0 0 31 2 *'", 'horizon: 200s');
  expect(told.createdAt).toEqual([]);
});
