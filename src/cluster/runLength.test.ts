import { describe, expect, it } from 'vitest';
import { simulateText } from './simulateText.ts';

const job = (spec: string, command = 'exit 1') => `apiVersion: batch/v1
kind: Job
metadata: {name: work}
spec:
  ${spec}
  template: {spec: {restartPolicy: Never, containers: [{name: main, image: example/work:1, command: [sh, -c, ${command}]}]}}
`;
const cronJob = (spec: string, command = 'date') => `apiVersion: batch/v1
kind: CronJob
metadata: {name: often}
spec:
  ${spec}
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: main, image: example/work:1, command: [sh, -c, ${command}]}]}}}}
`;
const scenario = (spec: string) =>
  `---\napiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec: {${spec}}\n`;

function played(text: string) {
  const { trace } = simulateText(text);
  const times = (kind: string) => trace.events.filter((event) => event.kind === kind).map(({ at }) => at);
  const failed = trace.events.find(
    (event) => event.kind === 'JobConditionChanged' && event.detail.type === 'Failed',
  );
  return { end: trace.end, horizon: trace.horizon, truncated: trace.truncated, times, failedAt: failed?.at };
}

describe('a run whose Scenario does not say how long it is', () => {
  it('goes on until a failing Job has used its back-offs up', () => {
    const { end, failedAt, times } = played(job('backoffLimit: 6'));
    expect(times('JobPodCreated')).toHaveLength(7);
    expect(failedAt).toBeGreaterThan(600_000);
    expect(end).toBeGreaterThan(failedAt!);
    expect(end).toBeLessThan(failedAt! * 1.2);
  });

  it('lasts a minute where the Job has long finished', () => {
    expect(played(job('backoffLimit: 0'))).toMatchObject({ end: 60_000, horizon: 60_000, truncated: null });
  });

  it('does not wait for what never ends', () => {
    const { end, failedAt } = played(job('backoffLimit: 2', 'sleep infinity'));
    expect(failedAt).toBeUndefined();
    expect(end).toBe(60_000);
  });

  it('waits for a deadline', () => {
    const { end, failedAt } = played(job('activeDeadlineSeconds: 1800', 'sleep infinity'));
    expect(failedAt).toBe(1_800_000);
    expect(end).toBeGreaterThan(1_800_000);
  });

  it('lasts a minute for a suspended Job', () => expect(played(job('suspend: true')).end).toBe(60_000));

  it('sees three times of a CronJob, and the Jobs they bring to their ends', () => {
    const daily = played(cronJob("schedule: '0 3 * * *'"));
    expect(daily.times('CronJobStarted')).toHaveLength(3);
    expect(daily.times('JobConditionChanged')).toHaveLength(3);
    const often = played(cronJob("schedule: '*/2 * * * *'"));
    expect(often.times('CronJobStarted').map((at) => Math.floor(at / 1000))).toEqual([120, 240, 360]);
    expect(often.end).toBeLessThan(450_000);
  });

  it('stops for a CronJob whose Job never ends and keeps the others away', () => {
    const { times, end } = played(
      cronJob("schedule: '*/1 * * * *'\n  concurrencyPolicy: Forbid", 'sleep infinity'),
    );
    expect(times('CronJobStarted')).toHaveLength(1);
    expect(times('CronJobSkipped')).toHaveLength(2);
    expect(end).toBeLessThan(300_000);
  });

  it('ends at once for a schedule that never comes, or is suspended', () => {
    expect(played(cronJob("schedule: '0 0 30 2 *'")).end).toBe(60_000);
    expect(played(cronJob("schedule: '* * * * *'\n  suspend: true")).end).toBe(60_000);
  });

  it('goes past the last thing that the Scenario does', () => {
    const text = `${job('backoffLimit: 0')}${scenario('events: [{at: 200s, delete: job/work}]')}`;
    expect(played(text).end).toBe(230_000);
  });
});

describe('a run whose Scenario says how long it is', () => {
  it('is as long as that', () => {
    expect(played(`${job('backoffLimit: 6')}${scenario('horizon: 90s')}`).end).toBe(90_000);
  });
});
