import { describe, expect, it } from 'vitest';
import { simulateText } from './simulateText.ts';

const text = (jobs: string, mode = 'completionMode: Indexed') => `apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
  completions: 3
  ${mode}
  template:
    spec:
      restartPolicy: Never
      containers: [{name: main, image: "etl:1"}]
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  jobs: ${jobs}
`;

const found = (jobs: string, mode?: string) =>
  simulateText(text(jobs, mode)).diagnostics.map(({ severity, path, fix }) => [
    severity,
    path,
    fix?.text ?? null,
  ]);

describe('questionJobs', () => {
  it('says nothing of names, containers and indexes that are there', () => {
    expect(found('{etl: {container: main, indexes: {"2": [{seconds: 1}]}}}')).toEqual([]);
  });

  it('questions a name, a container and an index the text does not have', () => {
    expect(found('{elt: {attempts: [{seconds: 1}]}}')).toEqual([['warning', 'spec.jobs.elt', 'etl']]);
    expect(found('{etl: {container: mian}}')).toEqual([['warning', 'spec.jobs.etl.container', 'main']]);
    expect(found('{etl: {indexes: {"3": [{seconds: 1}]}}}')).toEqual([
      ['warning', 'spec.jobs.etl.indexes.3', null],
    ]);
  });

  it('questions indexes of a Job without', () => {
    const message = simulateText(text('{etl: {indexes: {"0": [{seconds: 1}]}}}', 'parallelism: 1'))
      .diagnostics[0]?.message;
    expect(message).toMatchObject({ en: expect.stringContaining('completionMode') });
  });
});
