import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Ask } from '#cluster/feature.tsx';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { answerQuestion } from '#cluster/question.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { readVariation } from '#cluster/variation.ts';
import { type FieldEdit, withEdits } from '#scenario/fieldEdit.ts';
import { jobVariants } from './jobVariants.ts';
import { soonestFailure } from './soonestFailure.ts';
import { WhatIfPanel } from './WhatIfPanel.tsx';

const textOf = (spec: string, scenario: string) => `apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
${spec}
  template: {spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
${scenario}
`;
const perIndex = textOf(
  `  completionMode: Indexed
  completions: 4
  parallelism: 2
  backoffLimitPerIndex: 1
  maxFailedIndexes: 2
  activeDeadlineSeconds: 300`,
  `  cluster: {featureGates: {JobBackoffLimitPerIndex: true}}
  horizon: 200s
  jobs: {etl: {indexes: {"1": [{seconds: 5, exitCode: 1}]}, attempts: [{seconds: 10}]}}`,
);
const run = simulateText(perIndex);
const job = deriveJobs(run).jobs[0]!;
const said = (at: number) => soonestFailure(job, at).map(({ en }) => en);

describe('what would make a Job fail soonest', () => {
  it('counts what is left of its budgets, the least first, then the deadline', () => {
    expect(said(2000)).toEqual([
      '2 more failures of index 0 lose it, and the Job can only fail then.',
      '3 more lost indexes end it at once: maxFailedIndexes is 2.',
      'Its deadline: in 298.0 s, at 300.0.',
    ]);
    expect(said(8000)[0]).toBe('One more failure of index 1 loses it, and the Job can only fail then.');
  });

  it('knows when it can only fail, and when it is over', () => {
    const lost = job.lanes[1]!.lost!.at;
    expect(said(lost)[0]).toMatch(/^It can only end Failed: lost already are 1\.|^It has failed/);
    expect(said(199_000)).toEqual(['It has failed: FailedIndexes.']);
  });

  it('names a FailJob rule, which needs one failure', () => {
    const text = textOf(
      '  podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [3, 4]}}]}',
      '  horizon: 30s\n  jobs: {etl: {attempts: [{seconds: 20}]}}',
    );
    const [first] = soonestFailure(deriveJobs(simulateText(text)).jobs[0]!, 1000);
    expect(first?.en).toBe('One exit code 3, 4: rule 0 fails the Job at once.');
  });
});

it('offers policies by what the text says and what happened', () => {
  expect(jobVariants(run, job).map(({ id }) => id)).toEqual(['noLimit']);
  const evicted = textOf(
    '  completionMode: Indexed\n  completions: 2',
    '  horizon: 90s\n  jobs: {etl: {attempts: [{seconds: 20}]}}\n  events: [{at: 5s, evict: pod/etl-0-*}]',
  );
  const other = simulateText(evicted);
  expect(jobVariants(other, deriveJobs(other).jobs[0]!).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['ignore', 'replacement']),
  );
});

it('really plays them, and shows each beside this text', () => {
  const told: (() => void)[] = [];
  const ask: Ask = (question, onAnswer) => {
    const answers = [...answerQuestion(question, perIndex)];
    for (const [order, answer] of answers.entries())
      told.push(() => onAnswer(answer, order === answers.length - 1));
    return () => {};
  };
  const onCompare = vi.fn();
  render(<WhatIfPanel {...{ run, job, ask, onCompare }} onScenario={vi.fn()} now={2000} locale="en" />);
  expect(screen.getByRole('row', { name: /^this text FailedIndexes \d+\.\d s 10 \d+/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Play the other policy' }));
  act(() => {
    for (const one of told) one();
  });
  const row = screen.getByRole('row', { name: /^no limit per index – – [1-9]\d/ });
  fireEvent.click(within(row).getByRole('button', { name: /^Compare with/ }));
  expect(onCompare).toHaveBeenCalledWith('gate', 'JobBackoffLimitPerIndex=false');
  expect(screen.getByRole('status').textContent).toBe('1 of 1 played');
});

it('compares a change of fields as a variation of the text', () => {
  const plain = textOf(
    '  completionMode: Indexed\n  completions: 2',
    '  horizon: 90s\n  jobs: {etl: {attempts: [{seconds: 4, exitCode: 1}, {seconds: 5}]}}',
  );
  const played = simulateText(plain);
  const onCompare = vi.fn();
  const first = deriveJobs(played).jobs[0]!;
  render(
    <WhatIfPanel
      run={played}
      job={first}
      ask={vi.fn()}
      onScenario={vi.fn()}
      {...{ onCompare }}
      now={2000}
      locale="zh"
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: '对比：backoffLimitPerIndex 1' }));
  const [kind, value] = onCompare.mock.calls[0] as [string, string];
  expect(kind).toBe('edits');
  expect(readVariation(value)?.edits).toEqual([
    { document: 0, path: ['spec', 'backoffLimitPerIndex'], value: 1 },
    { document: null, path: ['spec', 'cluster', 'featureGates', 'JobBackoffLimitPerIndex'], value: true },
  ]);
});

it('offers failures to a Job that has none, in words the Scenario takes', () => {
  const well = simulateText(textOf('  completions: 8', '  horizon: 90s'));
  const onScenario = vi.fn();
  const shown = { run: well, job: deriveJobs(well).jobs[0]!, ask: vi.fn(), onCompare: vi.fn(), onScenario };
  const { rerender } = render(<WhatIfPanel {...shown} now={2000} locale="en" />);
  fireEvent.click(screen.getByRole('button', { name: 'Let one pod of etl in four fail' }));
  const [path, value] = onScenario.mock.calls[0] as [FieldEdit['path'], unknown];
  const failing = simulateText(
    withEdits(textOf('  completions: 8', '  horizon: 90s'), [{ document: null, path, value }]),
  );
  expect(failing.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(
    failing.trace.events.filter((event) => event.kind === 'ContainerExited' && event.detail.exitCode === 1),
  ).not.toHaveLength(0);
  rerender(
    <WhatIfPanel {...shown} run={failing} job={deriveJobs(failing).jobs[0]!} now={2000} locale="en" />,
  );
  expect(screen.queryByRole('button', { name: /^Let one pod/ })).toBeNull();
});
