import { describe, expect, it } from 'vitest';
import { conditions, phases, play } from './storyFixture.ts';

describe('the back-off limit', () => {
  it('of 0 ends the Job with its first failure, and takes the others away', () => {
    const told = play({
      spec: 'completions: 2, parallelism: 2, completionMode: Indexed, backoffLimit: 0',
      scenario:
        'horizon: 2m, containers: {main: {onTerm: {seconds: 1}}}, jobs: {work: {indexes: {"0": [{seconds: 5, exitCode: 1}]}, attempts: [{seconds: null}]}}',
    });
    expect(conditions(told)).toEqual(['Failed=True BackoffLimitExceeded']);
    expect(told).toMatchObject({ created: 2, status: { failed: 2 } });
    expect(told.status.active ?? 0).toBe(0);
  });

  it('counts restarts of containers when pods start them again', () => {
    const told = play({
      spec: 'backoffLimit: 1',
      pod: 'restartPolicy: OnFailure',
      scenario: 'horizon: 5m, jobs: {work: {attempts: [{seconds: 2, exitCode: 1}]}}',
    });
    expect(conditions(told)).toEqual(['Failed=True BackoffLimitExceeded']);
    expect(told.created).toBe(1);
  });

  it('is not reached by a pod that comes through in the end', () => {
    const told = play({
      spec: 'backoffLimit: 3',
      pod: 'restartPolicy: OnFailure',
      scenario:
        'horizon: 5m, jobs: {work: {attempts: [{seconds: 2, exitCode: 1}, {seconds: 2, exitCode: 1}, {seconds: 2}]}}',
    });
    expect(conditions(told)).toEqual(['Complete=True']);
    expect(told).toMatchObject({ created: 1, status: { succeeded: 1 } });
  });
});

describe('the failure policy', () => {
  const rule = (text: string) => `podFailurePolicy: {rules: [${text}]}`;
  const exit3 = 'onExitCodes: {operator: In, values: [3]}';

  it('fails the Job at the first match', () => {
    const told = play({
      spec: `backoffLimit: 6, ${rule(`{action: FailJob, ${exit3}}`)}`,
      scenario: 'horizon: 2m, jobs: {work: {attempts: [{seconds: 5, exitCode: 3}]}}',
    });
    expect(conditions(told)).toEqual(['FailureTarget=True PodFailurePolicy', 'Failed=True PodFailurePolicy']);
    expect(told).toMatchObject({ created: 1, status: { failed: 1 } });
  });

  it('ignores: the limit is not touched, and the pod is made again', () => {
    const told = play({
      spec: `backoffLimit: 0, ${rule(`{action: Ignore, ${exit3}}`)}`,
      scenario: 'horizon: 2m, jobs: {work: {attempts: [{seconds: 5, exitCode: 3}, {seconds: 5}]}}',
    });
    expect(conditions(told)).toEqual(['Complete=True']);
    expect(told.created).toBe(2);
    expect(told.status.failed ?? 0).toBe(0);
  });

  it('counts what no rule names', () => {
    const told = play({
      spec: `backoffLimit: 0, ${rule(`{action: Ignore, ${exit3}}`)}`,
      scenario: 'horizon: 2m, jobs: {work: {attempts: [{seconds: 5, exitCode: 4}]}}',
    });
    expect(conditions(told)).toEqual(['Failed=True BackoffLimitExceeded']);
  });

  it('ignores an eviction by a drain', () => {
    const told = play({
      spec: `backoffLimit: 0, ${rule('{action: Ignore, onPodConditions: [{type: DisruptionTarget}]}')}`,
      scenario:
        'cluster: {nodes: 2}, horizon: 3m, containers: {main: {onTerm: {seconds: 1, exitCode: 1}}}, jobs: {work: {attempts: [{seconds: 30}]}}, events: [{at: 10s, drain: node-1, force: true}, {at: 10s, drain: node-2, force: true}, {at: 40s, uncordon: node-1}]',
    });
    expect(conditions(told)).toEqual(['Complete=True']);
    expect(told.status.failed ?? 0).toBe(0);
    expect(told.created).toBe(2);
  });
});

describe('limits for each index', () => {
  const gates = 'featureGates: {JobBackoffLimitPerIndex: true}';
  const spec = 'completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1';

  it('fail one index after its second failure, and the Job when all are over', () => {
    const told = play({
      spec,
      scenario: `cluster: {${gates}}, horizon: 5m, jobs: {work: {indexes: {"1": [{seconds: 3, exitCode: 1}]}, attempts: [{seconds: 60}]}}`,
    });
    expect(conditions(told)).toEqual(['Failed=True FailedIndexes']);
    expect(told.status).toMatchObject({
      completedIndexes: '0,2',
      failedIndexes: '1',
      succeeded: 2,
      failed: 2,
    });
  });

  it('fail the Job when too many indexes have failed', () => {
    const told = play({
      spec: `${spec}, maxFailedIndexes: 0`,
      scenario: `cluster: {${gates}}, horizon: 5m, containers: {main: {onTerm: {seconds: 1}}}, jobs: {work: {indexes: {"1": [{seconds: 3, exitCode: 1}]}, attempts: [{seconds: null}]}}`,
    });
    expect(conditions(told)).toEqual(['Failed=True MaxFailedIndexesExceeded']);
    expect(told.status).toMatchObject({ failedIndexes: '1' });
  });

  it('fail an index at once by FailIndex', () => {
    const told = play({
      spec: `${spec}, podFailurePolicy: {rules: [{action: FailIndex, onExitCodes: {operator: In, values: [3]}}]}`,
      scenario: `cluster: {${gates}}, horizon: 5m, jobs: {work: {indexes: {"1": [{seconds: 3, exitCode: 3}]}, attempts: [{seconds: 20}]}}`,
    });
    expect(conditions(told)).toEqual(['Failed=True FailedIndexes']);
    expect(told).toMatchObject({ created: 3, status: { failedIndexes: '1', completedIndexes: '0,2' } });
  });
});

describe('a pod that is deleted by hand', () => {
  const gates = 'featureGates: {JobPodReplacementPolicy: true}';
  const deleting =
    'horizon: 3m, containers: {main: {onTerm: {seconds: 10, exitCode: 1}}}, jobs: {work: {attempts: [{seconds: null}]}}, events: [{at: 15s, delete: pod/work-0-*}]';

  it('counts as failed once it is over, and is replaced', () => {
    const told = play({
      spec: 'completions: 1, completionMode: Indexed, backoffLimit: 2',
      scenario: deleting,
    });
    expect(told).toMatchObject({ created: 2, status: { active: 1, failed: 1 } });
  });

  it('is replaced only after it has failed, if the policy says so', () => {
    const told = play({
      spec: 'completions: 1, completionMode: Indexed, podReplacementPolicy: Failed',
      scenario: `cluster: {${gates}}, ${deleting}`,
    });
    const made = told.events.flatMap(({ kind, at }) => (kind === 'JobPodCreated' ? [at] : []));
    expect(made).toHaveLength(2);
    expect(made[1]).toBeGreaterThan(25_000);
    expect(told.status).toMatchObject({ active: 1, failed: 1, terminating: 0 });
  });
});

it('is deleted with everything it owns', () => {
  const told = play({
    spec: 'completions: 3, parallelism: 3',
    scenario:
      'horizon: 60s, containers: {main: {onTerm: {seconds: 1}}}, jobs: {work: {attempts: [{seconds: null}]}}, events: [{at: 15s, delete: job/work}]',
  });
  expect(told.job).toBeUndefined();
  expect(told.pods).toEqual([]);
  expect(told.created).toBe(3);
});

it('stays when its node is gone: the pod is replaced on another', () => {
  const told = play({
    spec: 'backoffLimit: 1',
    scenario:
      'cluster: {nodes: 1}, horizon: 15m, jobs: {work: {attempts: [{seconds: 600}, {seconds: 20}]}}, events: [{at: 15s, terminate: node-1}]',
  });
  // The only node is gone: the new pod waits.
  expect(told.created).toBe(2);
  expect(phases(told)).toContain('Pending');
});
