import { describe, expect, it } from 'vitest';
import { conditions, eventReasons, play } from './storyFixture.ts';

describe('completions', () => {
  it('of a Job without the field: one success is enough, and no pod comes after it', () => {
    const told = play({
      spec: 'parallelism: 2',
      scenario: 'horizon: 60s, jobs: {work: {attempts: [{seconds: 5}, {seconds: 20}]}}',
    });
    expect(conditions(told)).toEqual(['Complete=True']);
    expect(told).toMatchObject({ created: 2, status: { succeeded: 2 } });
  });

  it('of a work queue: who fails before the first success is replaced', () => {
    const told = play({
      spec: 'parallelism: 2',
      scenario:
        'horizon: 5m, jobs: {work: {attempts: [{seconds: 5, exitCode: 1}, {seconds: 60}, {seconds: 30}]}}',
    });
    expect(conditions(told)).toEqual(['Complete=True']);
    expect(told).toMatchObject({ created: 3, status: { succeeded: 2, failed: 1 } });
  });

  it.each(['NonIndexed', 'Indexed'])('are none: a %s Job is complete at once', (mode) => {
    const told = play({ spec: `completions: 0, completionMode: ${mode}`, scenario: 'horizon: 60s' });
    expect(conditions(told)).toEqual(['Complete=True']);
    expect(told.created).toBe(0);
    expect(eventReasons(told)).toEqual(['Completed']);
  });

  it('of no parallelism: nothing happens until it is raised', () => {
    const spec = 'completions: 2, parallelism: 0';
    const waiting = play({ spec, scenario: 'horizon: 60s' });
    expect(waiting).toMatchObject({ created: 0, status: { ready: 0 } });
    expect(waiting.status.active).toBeUndefined();
    expect(conditions(waiting)).toEqual([]);
    const raised = play({
      spec,
      scenario:
        'horizon: 60s, jobs: {work: {attempts: [{seconds: 5}]}}, events: [{at: 20s, patch: {job/work: {spec: {parallelism: 2}}}}]',
    });
    expect(conditions(raised)).toEqual(['Complete=True']);
    expect(raised).toMatchObject({ created: 2, status: { succeeded: 2 } });
  });

  it('never have more pods beside them than are still needed', () => {
    const told = play({
      spec: 'completions: 3, parallelism: 50',
      scenario: 'horizon: 60s, jobs: {work: {attempts: [{seconds: 5}]}}',
    });
    expect(told).toMatchObject({ created: 3, status: { succeeded: 3 } });
  });
});

describe('parallelism', () => {
  it('is lowered: pods are taken away, and do not count as failed', () => {
    const told = play({
      spec: 'completions: 4, parallelism: 4',
      scenario:
        'horizon: 3m, containers: {main: {onTerm: {seconds: 1}}}, jobs: {work: {attempts: [{seconds: 40}]}}, events: [{at: 15s, patch: {job/work: {spec: {parallelism: 1}}}}]',
    });
    const taken = told.events.flatMap((event) => (event.kind === 'JobPodsDeleted' ? [event.detail] : []));
    expect(taken).toEqual([{ pods: expect.any(Array), reason: 'tooMany' }]);
    expect(taken[0]?.pods).toHaveLength(3);
    expect(told.status.failed).toBeUndefined();
  });

  it('and completions of an Indexed Job are lowered: the highest indexes go', () => {
    const told = play({
      spec: 'completions: 3, parallelism: 3, completionMode: Indexed',
      scenario:
        'horizon: 60s, containers: {main: {onTerm: {seconds: 1}}}, jobs: {work: {attempts: [{seconds: null}]}}, events: [{at: 15s, patch: {job/work: {spec: {completions: 1, parallelism: 1}}}}]',
    });
    const left = told.pods.map(
      ({ metadata }) => metadata.annotations?.['batch.kubernetes.io/job-completion-index'],
    );
    expect(left).toEqual(['0']);
    expect(told.status).toMatchObject({ active: 1 });
  });

  it('and completions are raised: the new indexes get pods', () => {
    const told = play({
      spec: 'completions: 2, parallelism: 2, completionMode: Indexed',
      scenario:
        'horizon: 2m, jobs: {work: {attempts: [{seconds: 30}]}}, events: [{at: 15s, patch: {job/work: {spec: {completions: 4, parallelism: 4}}}}]',
    });
    expect(conditions(told)).toEqual(['Complete=True']);
    expect(told).toMatchObject({ created: 4, status: { succeeded: 4, completedIndexes: '0-3' } });
  });

  it('and completions are lowered below what has succeeded: the Job is complete', () => {
    const told = play({
      spec: 'completions: 3, parallelism: 3, completionMode: Indexed',
      scenario:
        'horizon: 2m, containers: {main: {onTerm: {seconds: 1}}}, jobs: {work: {indexes: {"0": [{seconds: 5}]}, attempts: [{seconds: null}]}}, events: [{at: 30s, patch: {job/work: {spec: {completions: 1, parallelism: 1}}}}]',
    });
    expect(conditions(told)).toEqual(['Complete=True']);
    expect(told.status).toMatchObject({ succeeded: 1, completedIndexes: '0' });
    expect(told.pods).toHaveLength(1);
  });
});

describe('what may not change', () => {
  const refusals = (change: string, spec: string) => {
    const told = play({
      spec,
      scenario: `horizon: 60s, jobs: {work: {attempts: [{seconds: null}]}}, events: [{at: 15s, patch: {job/work: {spec: ${change}}}}]`,
    });
    return told.events.flatMap(
      (event) => JSON.stringify(event.detail).match(/is invalid: spec[^"\\]*(\\"[^"\\]*)*/g) ?? [],
    );
  };

  it('completions, unless the Job is indexed and parallelism goes with them', () => {
    expect(refusals('{completions: 4}', 'completions: 2')).toEqual([
      'is invalid: spec.completions: Invalid value: 4: field is immutable',
    ]);
    expect(refusals('{completions: 4}', 'completions: 2, completionMode: Indexed')).toEqual([
      'is invalid: spec.completions: Invalid value: 4: can only be modified in tandem with spec.parallelism',
    ]);
  });

  it('where pods may run, once the Job has started', () => {
    const elsewhere = '{template: {spec: {nodeSelector: {disk: fast}}}}';
    expect(refusals(elsewhere, 'suspend: true')).toEqual([]);
    expect(refusals(elsewhere, 'suspend: false')).toHaveLength(1);
    expect(refusals('{template: {spec: {hostNetwork: true}}}', 'suspend: true')).toHaveLength(1);
  });
});

describe('suspended', () => {
  it('from the start: no pod and no start time, until it is resumed', () => {
    const waiting = play({ spec: 'suspend: true', scenario: 'horizon: 60s' });
    expect(conditions(waiting)).toEqual(['Suspended=True JobSuspended']);
    expect(waiting.created).toBe(0);
    expect(waiting.status.startTime).toBeUndefined();
    const resumed = play({
      spec: 'suspend: true',
      scenario:
        'horizon: 60s, jobs: {work: {attempts: [{seconds: 5}]}}, events: [{at: 20s, patch: {job/work: {spec: {suspend: false}}}}]',
    });
    expect(conditions(resumed)).toEqual(['Suspended=False JobResumed', 'Complete=True']);
    expect(resumed.status.startTime).toBe('2023-08-15T00:00:20Z');
    expect(eventReasons(resumed)).toEqual(['Suspended', 'Resumed', 'Completed']);
  });

  it('while pods run: they are taken away without being counted', () => {
    const told = play({
      spec: 'completions: 2, parallelism: 2, backoffLimit: 0',
      scenario:
        'horizon: 60s, containers: {main: {onTerm: {seconds: 1}}}, jobs: {work: {attempts: [{seconds: null}]}}, events: [{at: 15s, patch: {job/work: {spec: {suspend: true}}}}]',
    });
    expect(conditions(told)).toEqual(['Suspended=True JobSuspended']);
    expect(told.pods).toEqual([]);
    expect(told.status.active).toBeUndefined();
    expect(told.status.failed).toBeUndefined();
    // The clock is set back only when it is resumed.
    expect(told.status.startTime).toBe('2023-08-15T00:00:00Z');
  });

  it('when it is over: nothing changes any more', () => {
    const told = play({
      spec: '',
      scenario:
        'horizon: 60s, jobs: {work: {attempts: [{seconds: 5}]}}, events: [{at: 30s, patch: {job/work: {spec: {suspend: true}}}}]',
    });
    expect(conditions(told)).toEqual(['Complete=True']);
  });
});

describe('time', () => {
  it('runs out at once with a deadline of 0', () => {
    const told = play({ spec: 'activeDeadlineSeconds: 0', scenario: 'horizon: 60s' });
    expect(conditions(told)).toEqual(['Failed=True DeadlineExceeded']);
  });

  it('runs out by a deadline that is set later', () => {
    const told = play({
      spec: '',
      scenario:
        'horizon: 90s, containers: {main: {onTerm: {seconds: 1}}}, jobs: {work: {attempts: [{seconds: null}]}}, events: [{at: 10s, patch: {job/work: {spec: {activeDeadlineSeconds: 30}}}}]',
    });
    expect(conditions(told)).toEqual(['Failed=True DeadlineExceeded']);
    expect(told.status.conditions?.[0]?.lastTransitionTime).toBe('2023-08-15T00:00:30Z');
  });

  it('to live of 0: the Job is gone as soon as it is over, and its pods with it', () => {
    const told = play({
      spec: 'ttlSecondsAfterFinished: 0',
      scenario: 'horizon: 60s, jobs: {work: {attempts: [{seconds: 5}]}}',
    });
    expect(told.job).toBeUndefined();
    expect(told.pods).toEqual([]);
  });

  it('to live that is made shorter: the Job goes by the new one', () => {
    const told = play({
      spec: 'ttlSecondsAfterFinished: 500',
      scenario:
        'horizon: 60s, jobs: {work: {attempts: [{seconds: 5}]}}, events: [{at: 20s, patch: {job/work: {spec: {ttlSecondsAfterFinished: 30}}}}]',
    });
    expect(told.job).toBeUndefined();
  });
});
