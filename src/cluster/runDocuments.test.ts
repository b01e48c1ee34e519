import { describe, expect, it } from 'vitest';
import { parseManifests } from '#api/parseManifests.ts';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { jobVariants } from '#cluster/kube-controller-manager/job/whatif/jobVariants.ts';
import { explain } from '#cluster/kube-controller-manager/job/why/explain.ts';
import { withEdits } from '#scenario/fieldEdit.ts';
import { documentAt, documentOf, fieldEdit, nearestLine } from './runDocuments.ts';
import { simulateText } from './simulateText.ts';

/** As `kubectl get -o yaml` prints several objects; the last document stands by itself. */
const text = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: settings}
- 5
- apiVersion: batch/v1
  kind: Job
  metadata: {name: first}
  spec:
    backoffLimit: 1
    template: {spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}}
- apiVersion: batch/v1
  kind: Job
  metadata: {name: second}
  spec:
    backoffLimit: 2
    template: {spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 200s
  jobs: {second: {attempts: [{seconds: 5, exitCode: 1}]}, first: {attempts: [{seconds: 5}]}}
`;
const run = simulateText(text);
const { jobs } = deriveJobs(run);
const second = jobs.find(({ subject }) => subject === 'Job/default/second')!;

describe('the documents of a run', () => {
  it('are as many as the objects of the text, each under its own number', () => {
    expect(
      run.documents.map(({ index, textIndex, objectPath, name }) => [index, textIndex, objectPath, name]),
    ).toEqual([
      [0, 0, ['items', 0], 'settings'],
      [1, 0, ['items', 2], 'first'],
      [2, 0, ['items', 3], 'second'],
      [3, 1, [], ''],
    ]);
    const applied = run.trace.events.filter(({ kind }) => kind === 'ManifestApplied');
    expect(applied.map(({ detail }) => 'document' in detail && detail.document)).toEqual([1, 2]);
  });

  it('are found by their place and by what they say something of', () => {
    expect(documentAt(run, 2)?.name).toBe('second');
    expect([documentAt(run, null), documentAt(run, 9)]).toEqual([null, null]);
    expect(documentOf(run, 'Job/default/first')?.index).toBe(1);
    expect(documentOf(run, 'Job/other/first')).toBeNull();
  });

  it('know the line nearest to a field', () => {
    const { lines, range } = run.documents[2]!;
    expect(nearestLine({ lines, range }, 'spec.backoffLimit')).toBe(18);
    expect(nearestLine({ lines, range }, 'spec.template.spec.containers[0].env[3].name')).toBe(19);
    expect(nearestLine({ lines, range }, 'status.failed')).toBe(14);
  });
});

describe('an item of a List', () => {
  it('is told by its own lines', () => {
    const failed = run.trace.events.find(
      (one) => one.kind === 'JobConditionChanged' && one.detail.type === 'Failed',
    );
    const told = explain(run, failed!.id)!;
    expect(told.fields.map(({ line, text: said }) => [line, said])).toContainEqual([18, 'backoffLimit: 2']);
    expect(told.action).toMatchObject({ document: 2, path: 'spec.backoffLimit' });
  });

  it('is changed where it stands', () => {
    const changed = withEdits(text, [fieldEdit(run.documents[2]!, 'spec.backoffLimit', 8)]);
    expect(changed).toBe(text.replace('backoffLimit: 2', 'backoffLimit: 8'));
  });

  it('gets its own other policies', () => {
    const [more] = jobVariants(run, second).filter(({ id }) => id === 'backoffLimit');
    const { documents } = parseManifests(withEdits(text, more!.edits));
    expect(
      documents.map(({ name, value }) => [
        name,
        (value as { spec: { backoffLimit?: number } }).spec?.backoffLimit,
      ]),
    ).toEqual([
      ['settings', undefined],
      ['first', 1],
      ['second', 4],
      ['', undefined],
    ]);
  });
});
