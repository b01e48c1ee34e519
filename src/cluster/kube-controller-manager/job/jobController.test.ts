import { describe, expect, it } from 'vitest';
import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { describeJob, describeJobEvents } from './describeJob.ts';

const job = (spec: string) => `
apiVersion: batch/v1
kind: Job
metadata: {name: work}
spec:
${spec
  .trim()
  .split('\n')
  .map((line) => `  ${line.trim()}`)
  .join('\n')}
  template:
    spec:
      restartPolicy: Never
      initContainers: [{name: prepare, image: "work:1"}]
      containers: [{name: main, image: "work:1", env: [{name: MODE, value: fast}]}]
`;

const scenario = (spec: string) => `
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec: {${spec}}
`;

function play(text: string): readonly ClusterEvent[] {
  const run = simulateText(text);
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return run.trace.events;
}

function podsOf(events: readonly ClusterEvent[]): readonly Pod[] {
  return events.flatMap((event) =>
    event.kind === 'ObjectCreated' && event.detail.object.kind === 'Pod' ? [event.detail.object as Pod] : [],
  );
}

describe('the pods it creates', () => {
  const events = play(
    `${job('completions: 8\nparallelism: 8\ncompletionMode: Indexed')}${scenario('horizon: 60s')}`,
  );

  it('know their index by name, hostname, annotation, label and variable', () => {
    const pod = podsOf(events)[3]!;
    expect(pod.metadata.name).toMatch(/^work-3-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(pod.metadata.annotations).toEqual({ 'batch.kubernetes.io/job-completion-index': '3' });
    expect(pod.metadata.labels).toMatchObject({
      'batch.kubernetes.io/job-completion-index': '3',
      'batch.kubernetes.io/job-name': 'work',
      'job-name': 'work',
    });
    expect(pod.metadata.finalizers).toEqual(['batch.kubernetes.io/job-tracking']);
    expect(pod.spec.hostname).toBe('work-3');
    const fieldPath = "metadata.labels['batch.kubernetes.io/job-completion-index']";
    const index = { name: 'JOB_COMPLETION_INDEX', valueFrom: { fieldRef: { fieldPath } } };
    expect(pod.spec.containers[0]?.env).toEqual([{ name: 'MODE', value: 'fast' }, index]);
    expect(pod.spec.initContainers?.[0]?.env).toEqual([index]);
  });

  it('come one, then two, then four at a time', () => {
    const at = events.filter(({ kind }) => kind === 'JobPodCreated').map((event) => event.at);
    expect(at.map((ms) => ms - at[0]!)).toEqual([0, 5, 5, 10, 10, 10, 10, 15]);
  });
});

it('tries again when the Job was changed under its hands, and counts nothing twice', () => {
  const events = play(
    job('backoffLimit: 3') +
      scenario('horizon: 60s, events: [{at: 16ms, patch: {job/work: {spec: {backoffLimit: 2}}}}]'),
  );
  const failed = events.filter(({ kind }) => kind === 'SyncFailed');
  expect(failed.map(({ detail }) => detail)).toEqual([
    {
      error: expect.stringContaining(
        'tracking status: adding uncounted pods to status: Operation cannot be fulfilled on jobs.batch "work"',
      ),
      failures: 1,
      retryAtMs: failed[0]!.at + 1000,
    },
  ]);
  expect(podsOf(events)).toHaveLength(1);
  const last = events.findLast(
    (event) => event.kind === 'ObjectModified' && event.subject === 'Job/default/work',
  );
  expect(last?.kind === 'ObjectModified' && (last.detail.object as Job).status).toMatchObject({
    succeeded: 1,
  });
});

it('lets go of the pods of a Job that is deleted', () => {
  const events = play(
    job('completions: 2\nparallelism: 2') +
      scenario(
        'horizon: 60s, containers: {main: {runs: [{seconds: null}]}}, events: [{at: 8s, delete: job/work}]',
      ),
  );
  const gone = new Set(events.filter(({ kind }) => kind === 'ObjectDeleted').map(({ subject }) => subject));
  const made = podsOf(events).map(({ metadata }) => `Pod/default/${metadata.name}`);
  expect([...gone].sort()).toEqual(['Job/default/work', ...made].sort());
});

it('is described as kubectl does', () => {
  const events = play(
    job('completions: 2\ncompletionMode: Indexed\nactiveDeadlineSeconds: 600') +
      scenario('horizon: 60s, jobs: {work: {attempts: [{seconds: 10}]}}'),
  );
  const at = (ms: number) =>
    events.findLast(
      (event) => event.kind === 'ObjectModified' && event.subject === 'Job/default/work' && event.at <= ms,
    );
  const last = at(20_000);
  const described = last?.kind === 'ObjectModified' ? describeJob(last.detail.object as Job) : [];
  expect(described.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'Name: work',
    'Namespace: default',
    'Parallelism: 1',
    'Completions: 2',
    'Completion Mode: Indexed',
    'Start Time: Tue, 15 Aug 2023 00:00:00 +0000',
    'Active Deadline Seconds: 600s',
    'Pods Statuses: 1 Active (0 Ready) / 1 Succeeded / 0 Failed',
    'Completed Indexes: 0',
  ]);
  const rows = describeJobEvents(events, 'Job/default/work', 20_000);
  expect(rows.map(({ reason }) => reason)).toEqual(['SuccessfulCreate', 'SuccessfulCreate']);
  expect(rows[0]).toMatchObject({ type: 'Normal', age: '20s', from: 'job-controller' });
});
