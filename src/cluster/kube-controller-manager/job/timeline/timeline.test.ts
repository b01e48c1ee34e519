import { describe, expect, it } from 'vitest';
import { simulateText } from '#cluster/simulateText.ts';
import { deriveJobs } from './deriveJobs.ts';
import type { JobPicture } from './jobsModel.ts';
import { failuresAt, laneStateAt } from './laneState.ts';
import { sceneMarks } from './sceneMarks.ts';

const container = '{name: main, image: example/etl:7}';

function jobOf(spec: string, scenario: string, gates = ''): JobPicture {
  const text = `apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
${spec}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {nodes: 2${gates === '' ? '' : `, featureGates: {${gates}}`}}
${scenario}
`;
  const [job] = deriveJobs(simulateText(text)).jobs;
  if (!job) throw new Error('the text has a Job');
  return job;
}

const eightIndexes = jobOf(
  `  completionMode: Indexed
  completions: 8
  parallelism: 3
  backoffLimitPerIndex: 2
  maxFailedIndexes: 3
  podFailurePolicy:
    rules:
    - {action: FailIndex, onExitCodes: {containerName: main, operator: In, values: [42]}}
  template:
    spec: {restartPolicy: Never, containers: [${container}]}`,
  `  horizon: 110s
  jobs:
    etl:
      indexes:
        "0": [{seconds: 19}]
        "1": [{seconds: 11, exitCode: 1}, {seconds: 17}]
        "2": [{seconds: 7, exitCode: 42}]
        "4": [{seconds: 11, exitCode: 1}]
      attempts: [{seconds: 15}]`,
  'JobBackoffLimitPerIndex: true',
);
const lane = (place: number) => eightIndexes.lanes[place]!;

describe('an Indexed Job with a limit for each index', () => {
  it('has a lane an index, with its attempts and how they ended', () => {
    const told = eightIndexes.lanes.map(({ index, attempts }) => [
      index,
      ...attempts.map(({ cap, outcome }) => `${cap?.exitCode} ${outcome}`),
    ]);
    expect(told).toEqual([
      [0, '0 succeeded'],
      [1, '1 failed', '0 succeeded'],
      [2, '42 failed'],
      [3, '0 succeeded'],
      [4, '1 failed', '1 failed', '1 failed'],
      [5, '0 succeeded'],
      [6, '0 succeeded'],
      [7, '0 succeeded'],
    ]);
  });

  it('waits in the lane of the index that failed, twice as long each time', () => {
    expect(lane(4).waits.map(({ delaySeconds, failures }) => [delaySeconds, failures])).toEqual([
      [10, 1],
      [20, 2],
    ]);
    expect(lane(2).waits).toEqual([]);
  });

  it('names the rule that matched, and what was lost by it or by its failures', () => {
    expect(lane(2).attempts[0]?.match).toMatchObject({ rule: 0, action: 'FailIndex', exitCode: 42 });
    expect(lane(2).lost?.byRule).toBe(true);
    expect(lane(4).lost?.byRule).toBe(false);
    expect(lane(1).lost).toBeNull();
  });

  it('says who is held back, and by whom, though a slot is free', () => {
    expect(lane(4).held.map(({ by }) => by)).toEqual([1]);
    expect(lane(7).held.map(({ by }) => by)).toEqual([4]);
    expect(lane(0).held).toEqual([]);
  });

  it('counts its budgets down and ends as the Job does', () => {
    expect(eightIndexes.budgets).toMatchObject([
      { field: 'maxFailedIndexes', failsAt: 4, steps: [{ used: 1 }, { used: 2 }] },
    ]);
    expect(eightIndexes.outcome).toMatchObject({ kind: 'failed', reason: 'FailedIndexes' });
    expect(failuresAt(lane(4), 60_000)).toBe(2);
  });

  it('tells what an index is doing at an instant', () => {
    const at = (ms: number) => eightIndexes.lanes.map((one) => laneStateAt(one, ms)).join(' ');
    expect(at(15_000)).toBe('working backOff lost working notBegun notBegun notBegun notBegun');
    expect(at(100_000)).toBe('succeeded succeeded lost succeeded lost succeeded succeeded succeeded');
  });

  it('never has more pods at work than its parallelism, and none when it is over', () => {
    expect(Math.max(...eightIndexes.slots.map(({ active }) => active))).toBe(3);
    expect(eightIndexes.slots.at(-1)).toMatchObject({ active: 0, wanted: 0 });
    expect(eightIndexes.cost.failedPodMs).toBe(51_000);
  });
});

it('gives pods without an index as few slots as hold them, a replacement that of the pod that failed', () => {
  const job = jobOf(
    `  completions: 3
  parallelism: 2
  template:
    spec: {restartPolicy: Never, containers: [${container}]}`,
    `  horizon: 90s
  jobs: {etl: {attempts: [{seconds: 5, exitCode: 1}, {seconds: 30}, {seconds: 8}]}}`,
  );
  expect(job.lanes.map(({ attempts }) => attempts.map(({ outcome }) => outcome))).toEqual([
    ['failed', 'succeeded', 'succeeded'],
    ['succeeded'],
  ]);
  expect(job.lanes[0]?.waits[0]).toMatchObject({ delaySeconds: 10, cut: false });
  expect(job.budgets).toMatchObject([{ field: 'backoffLimit', counts: 'pods', failsAt: 7 }]);
});

it('counts restarts where pods restart their containers', () => {
  const job = jobOf(
    `  backoffLimit: 2
  template:
    spec: {restartPolicy: OnFailure, containers: [${container}]}`,
    '  horizon: 3m\n  containers: {main: {runs: [{seconds: 3, exitCode: 1}]}}',
  );
  expect(job.budgets).toMatchObject([{ counts: 'restarts', failsAt: 2 }]);
  expect(job.budgets[0]?.steps.some(({ used }) => used === 2)).toBe(true);
  expect(job.lanes[0]?.attempts[0]?.outcome).toBe('killed');
  expect(job.outcome).toMatchObject({ reason: 'BackoffLimitExceeded' });
});

it('keeps a slot for a terminating pod, or lets its replacement overlap', () => {
  const spec = (policy: string) => `  completions: 1
  completionMode: Indexed
  podReplacementPolicy: ${policy}
  template:
    spec: {restartPolicy: Never, containers: [${container}]}`;
  const scenario = `  horizon: 90s
  containers: {main: {onTerm: {seconds: 20}}}
  jobs: {etl: {attempts: [{seconds: 60}, {seconds: 10}]}}
  events: [{at: 10s, delete: pod/etl-0-*}]`;
  const overlap = jobOf(spec('TerminatingOrFailed'), scenario, 'JobPodReplacementPolicy: true').lanes[0]!;
  expect(overlap.attempts[1]!.createdAt).toBeLessThan(overlap.attempts[0]!.endAt);
  const waiting = jobOf(spec('Failed'), scenario, 'JobPodReplacementPolicy: true');
  const [first, second] = waiting.lanes[0]!.attempts;
  expect(second!.createdAt).toBeGreaterThan(first!.endAt);
  expect(waiting.waitsForTerminating).toBe(true);
  expect(waiting.cost.terminatingSlotMs).toBeGreaterThan(15_000);
});

it('puts the Jobs of a CronJob in the order of their start, and says what was skipped', () => {
  const text = `apiVersion: batch/v1
kind: CronJob
metadata: {name: backup}
spec:
  schedule: "*/2 * * * *"
  concurrencyPolicy: Forbid
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [${container}]}}}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec: {horizon: 7m, containers: {main: {runs: [{seconds: 150}]}}}
`;
  const model = deriveJobs(simulateText(text));
  const [cron] = model.cronJobs;
  expect(cron?.starts.map(({ skipped }) => skipped)).toContain('Forbid');
  expect(
    model.jobs.every(
      ({ cronJob, specPath }) => cronJob === cron?.subject && specPath === 'spec.jobTemplate.spec',
    ),
  ).toBe(true);
  expect(model.jobs.length).toBeGreaterThan(1);
  const marks = sceneMarks(model);
  expect(marks.map(({ at }) => at)).toEqual(marks.map(({ at }) => at).toSorted((a, b) => a - b));
});
