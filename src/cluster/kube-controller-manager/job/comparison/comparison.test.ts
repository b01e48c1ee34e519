import { describe, expect, it } from 'vitest';
import { claims } from '#cluster/kube-controller-manager/job/claims/claims.ts';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import type { RunOverrides } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { differences } from './differences.ts';
import { measureRange } from './measureRange.ts';

const text = `apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
  completionMode: Indexed
  completions: 4
  parallelism: 2
  backoffLimitPerIndex: 1
  template: {spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {JobBackoffLimitPerIndex: true}}
  horizon: 200s
  jobs: {etl: {indexes: {"1": [{seconds: 5, exitCode: 1}]}, attempts: [{seconds: 10}]}}
`;
function side(label: string, overrides: RunOverrides = {}) {
  const run = simulateText(text, overrides);
  return { run, model: deriveJobs(run), label };
}
const on = side('on');
const off = side('off', { featureGates: { JobBackoffLimitPerIndex: false } });

describe('a limit for each index, on and off', () => {
  const found = differences(on, off);
  const rows = Object.fromEntries(found.rows.map(({ what, above, below }) => [what.en, [above, below]]));

  it('says how the Job ends first, and what it cost', () => {
    expect(found.headline.en).toBe('etl does not end in off');
    expect(rows.ends).toEqual(['Failed, FailedIndexes', '–']);
    expect(rows['indexes lost']).toEqual(['1', '0']);
    expect(rows['pod-seconds thrown away']?.[0]).toBe('10.0 s');
    expect(found.sentences.map(({ en }) => en)).toContain('In off etl does not end.');
    expect(found.sentences.some(({ en }) => /^In off no index is given up/.test(en))).toBe(true);
  });

  it('leads to the end of the run above', () => {
    const event = on.run.trace.events[found.rows[0]?.eventAbove ?? -1];
    expect(event?.subject).toBe('Job/default/etl');
  });

  it('is nothing between a run and itself', () => {
    expect(differences(on, on)).toEqual({
      headline: { en: 'Nothing differs.', zh: '没有差异。' },
      rows: [],
      sentences: [],
    });
  });
});

it('measures a marked range', () => {
  const values = measureRange(on.model, { from: 0, to: 10_000 }).map(({ value }) => value);
  expect(values.slice(0, 5)).toEqual(['2', '0', '1', '1', '0']);
  expect(values[5]).toMatch(/^0 \/ 1\.\d \/ 2$/);
});

describe('claims of the announcement', () => {
  const ids = (run: ReturnType<typeof side>) => claims(run.run, run.model).map(({ id }) => id);
  it('are told where the text meets them', () => {
    expect(ids(on)).toEqual(['job-per-index']);
    expect(ids(off)).toEqual(['job-per-index-gate']);
  });
});
