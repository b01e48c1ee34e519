import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { JobFacts } from '#cluster/kube-controller-manager/job/facts.ts';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { sceneMarks } from '#cluster/kube-controller-manager/job/timeline/sceneMarks.ts';
import type { Run } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { explain } from './explain.ts';
import { placeOf } from './placeOf.ts';

const files = import.meta.glob<string>('/src/cluster/kube-controller-manager/job/examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const examples = Object.entries(files).map(([path, manifest]) => ({
  name: path.split('/').at(-1) ?? path,
  run: simulateText(manifest),
}));

const text = `apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
  completionMode: Indexed
  completions: 4
  parallelism: 2
  backoffLimitPerIndex: 1
  podFailurePolicy:
    rules:
    - {action: FailIndex, onExitCodes: {containerName: main, operator: In, values: [42]}}
  template: {spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {JobBackoffLimitPerIndex: true}}
  horizon: 200s
  jobs: {etl: {indexes: {"1": [{seconds: 5, exitCode: 1}], "2": [{seconds: 5, exitCode: 42}]}, attempts: [{seconds: 10}]}}
`;
const run = simulateText(text);
const first = (kind: string, from: Run = run) => {
  const event = from.trace.events.find((one) => one.kind === kind);
  if (!event) throw new Error(`no ${kind}`);
  return { event, why: explain(from, event.id)! };
};

describe('the drawer', () => {
  it('does the arithmetic of a back-off and shows the lines that decided it', () => {
    const { event, why } = first('JobBackoffStarted');
    expect(why.headline.en).toBe('Index 1 waits 10 s before its next pod.');
    expect(why.detail?.en).toContain('One failure: 10 s.');
    expect(why.fields.map(({ text }) => text)).toContain('backoffLimitPerIndex: 1');
    expect(why.feature).toMatchObject({ kep: 3850, gate: 'JobBackoffLimitPerIndex' });
    expect(why.feature?.state.en).toBe('alpha, off by default in v1.28, on here');
    expect(why.source?.file).toBe('pkg/controller/job/backoff_utils.go');
    expect(placeOf(run, deriveJobs(run), event.id)).toMatchObject({
      document: 0,
      path: 'spec.backoffLimitPerIndex',
      lane: 'Job/default/etl#1',
    });
  });

  it('names the rule that matched, and what it does', () => {
    const { event, why } = first('JobPodFailureMatched');
    const matched = run.trace.events.find(
      (one) => one.kind === 'JobPodFailureMatched' && one.detail.rule === 0,
    );
    const told = explain(run, matched!.id)!;
    expect(told.headline.en).toBe('Rule 0 matches: FailIndex.');
    expect(told.detail?.en).toContain('Container main has exited 42.');
    expect(told.fields[0]?.path).toBe('spec.podFailurePolicy.rules[0]');
    expect([event.kind, why.headline.en]).toEqual(['JobPodFailureMatched', expect.stringContaining('rule')]);
  });

  it('leads from the text through what failed to the end of the Job', () => {
    const { why } = first('JobConditionChanged');
    expect(why.headline.en).toBe('The Job becomes Failed.');
    expect(why.detail?.en).toContain('"Job has failed indexes"');
    expect(why.chain[0]?.title.en).toBe('kubectl apply: etl');
    expect(why.chain[0]?.note?.en).toBe('line 1');
    expect(why.chain.map(({ title }) => title.en)).toEqual(
      expect.arrayContaining(['index 1 lost', 'index 2 lost']),
    );
  });

  it('tells each index its own story', () => {
    const exit = run.trace.events.findLast(
      (one) => one.kind === 'ContainerExited' && one.detail.exitCode === 1,
    );
    const { chain } = explain(run, exit!.id)!;
    expect(chain.map(({ title, role }) => `${role}: ${title.en}`)).toEqual([
      'cause: kubectl apply: etl',
      'cause: index 1: attempt 1',
      'cause: index 1 exits 1',
      'cause: index 1: back-off 10 s',
      'cause: index 1: attempt 2',
      'self: index 1 exits 1',
      'effect: index 1 lost',
      'effect: etl: Failed, FailedIndexes',
    ]);
  });
});

/** What Job controllers tell of a Job, each with one that a run may never have; the compiler asks for new ones. */
const rare: Readonly<Record<Exclude<keyof JobFacts, 'PodDisrupted'> | 'SyncFailed', object>> = {
  JobSynced: {
    active: 1,
    wantActive: 2,
    created: 0,
    deleted: 0,
    held: 'terminating',
    terminating: 1,
  },
  JobPodCreated: {
    pod: 'Pod/default/etl-9-x',
    index: 9,
    attempt: 2,
    failureCount: 1,
    ignoredFailureCount: 1,
  },
  JobPodsDeleted: { pods: ['Pod/default/etl-9-x'], reason: 'index' },
  JobPodCounted: { pod: 'Pod/default/etl-9-x', index: 9, as: 'uncounted' },
  JobPodFailureMatched: {
    pod: 'Pod/default/etl-9-x',
    index: 9,
    rule: 0,
    action: 'Count',
    container: null,
    exitCode: null,
    condition: 'DisruptionTarget',
  },
  JobBackoffStarted: {
    index: null,
    failures: 9,
    delaySeconds: 600,
    fromMs: 1000,
    untilMs: 601_000,
    nextSyncMs: 602_000,
  },
  JobIndexFailed: { index: 3, reason: 'BackoffLimitPerIndex', pod: 'Pod/default/x', failures: 2, limit: 1 },
  JobConditionChanged: { type: 'Suspended', status: 'False', reason: 'JobResumed', message: 'Job resumed' },
  JobControllerPanicked: { active: 1, terminating: 2, wantActive: 1, removeAtLeast: 2 },
  JobExpired: { finishedAtMs: 1000, ttlSeconds: 30 },
  SyncFailed: { error: 'the object has been modified', failures: 1, retryAtMs: 5 },
};

describe('what runs seldom have', () => {
  it.each(Object.entries(rare))('%s has a reason too', (kind, detail) => {
    const { events } = run.trace;
    const id = events.length;
    const event = { ...events[2]!, id, kind, detail, subject: 'Job/default/etl', cause: 2 } as ClusterEvent;
    const why = explain({ ...run, trace: { ...run.trace, events: [...events, event] } }, id)!;
    for (const { en, zh } of [why.headline, why.detail, why.otherwise].filter((said) => said !== null)) {
      expect(en).toMatch(/[.]$/);
      expect(zh).toMatch(/。$/);
      expect(en + zh).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

describe('a remedy', () => {
  const spec = (more: string) => text.replace('  completionMode: Indexed', more);
  it('raises the limit of an index by as much as it takes', () => {
    const lost = run.trace.events.find(
      (one) => one.kind === 'JobIndexFailed' && one.detail.reason === 'BackoffLimitPerIndex',
    );
    const { action } = explain(run, lost!.id)!;
    expect(action).toMatchObject({ document: 0, path: 'spec.backoffLimitPerIndex', value: 2 });
    expect(action?.title).toEqual({
      en: 'Set backoffLimitPerIndex to 2',
      zh: '把 backoffLimitPerIndex 设为 2',
    });
  });

  it('of backoffLimit leaves out pods that the failed Job stopped, and without the field there is none', () => {
    const plain = spec('  backoffLimit: 0')
      .replace('  backoffLimitPerIndex: 1\n', '')
      .replace(/ {2}podFailurePolicy:[\s\S]*?\n(?= {2}template)/, '')
      .replace(/jobs: .*/, 'jobs: {etl: {attempts: [{seconds: 5, exitCode: 1}, {seconds: 30}]}}');
    const failed = first('JobConditionChanged', simulateText(plain)).why;
    expect(failed.detail?.en).toContain('backoff limit');
    expect(failed.action).toMatchObject({ path: 'spec.backoffLimit', value: 1 });
    const unsaid = simulateText(
      plain
        .replace('  backoffLimit: 0\n', '')
        .replace('horizon: 200s', 'horizon: 30m')
        .replace(', {seconds: 30}', ''),
    );
    const { why } = first('JobConditionChanged', unsaid);
    expect(why.action).toBeUndefined();
    expect(why.fields.map(({ assumed }) => assumed?.en)).toContain('backoffLimit: 6 by default');
  });
});

describe.each(examples)('$name', ({ run: played }) => {
  const told = played.trace.events.filter(
    ({ kind, subject }) =>
      kind.startsWith('Job') ||
      kind.startsWith('CronJob') ||
      (kind === 'EventRecorded' && subject.includes('Job/')),
  );

  it('has a reason for all that the controllers of Jobs do, in both languages', () => {
    for (const event of told) {
      const why = explain(played, event.id);
      expect(why, `${event.id} ${event.kind}`).not.toBeNull();
      const said = JSON.stringify(why);
      expect(said, event.kind).not.toMatch(/undefined|NaN|\[object/);
      expect(why!.headline.zh).not.toBe('');
      expect(why!.chain.some(({ role }) => role === 'self')).toBe(true);
    }
  });

  it('has one for each mark, with causes before it and effects after it', () => {
    for (const { event } of sceneMarks(deriveJobs(played))) {
      const why = explain(played, event);
      expect(why, String(event)).not.toBeNull();
      const ids = why!.chain.map((step) => step.event);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(ids.length).toBeLessThanOrEqual(10);
    }
  });
});
