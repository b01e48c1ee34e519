import { describe, expect, it } from 'vitest';
import type { Job, JobStatus } from '#api/batchTypes.ts';
import type { KubernetesObject, Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

interface Story {
  /** Of the Job, in flow style. */
  readonly spec: string;
  /** Of its pod template. */
  readonly pod?: string;
  readonly scenario: string;
}

/** What is left of each object in the end; an object that is gone has none. */
interface Outcome {
  readonly events: readonly ClusterEvent[];
  readonly job: Job | undefined;
  readonly status: JobStatus;
  /** Pods that still exist. */
  readonly pods: readonly Pod[];
  /** Every pod there ever was. */
  readonly created: number;
}

function play({ spec, pod = 'restartPolicy: Never', scenario }: Story): Outcome {
  const text = `
apiVersion: batch/v1
kind: Job
metadata: {name: work}
spec: {${spec === '' ? '' : `${spec}, `}template: {spec: {${pod}, containers: [{name: main, image: "work:1"}]}}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec: {${scenario}}
`;
  const run = simulateText(text);
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(run.trace.truncated).toBeNull();
  return outcome(run.trace.events);
}

function outcome(events: readonly ClusterEvent[]): Outcome {
  const objects = new Map<string, KubernetesObject>();
  let created = 0;
  for (const event of events) {
    if (event.kind === 'ObjectDeleted') objects.delete(event.subject ?? '');
    if (event.kind === 'ObjectCreated' || event.kind === 'ObjectModified')
      objects.set(event.subject ?? '', event.detail.object);
    if (event.kind === 'ObjectCreated' && event.detail.object.kind === 'Pod') created += 1;
  }
  const job = objects.get('Job/default/work') as Job | undefined;
  const pods = [...objects.values()].filter(({ kind }) => kind === 'Pod') as readonly Pod[];
  return { events, job, status: job?.status ?? {}, pods, created };
}

const conditions = ({ status }: Outcome) =>
  (status.conditions ?? []).map(({ type, status: value, reason }) =>
    reason === undefined ? `${type}=${value}` : `${type}=${value} ${reason}`,
  );
const eventReasons = ({ events }: Outcome) =>
  events.flatMap((event) => (event.kind === 'EventRecorded' ? [event.detail.reason] : []));
const phases = ({ pods }: Outcome) => pods.map(({ status }) => status?.phase ?? '').sort();

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
