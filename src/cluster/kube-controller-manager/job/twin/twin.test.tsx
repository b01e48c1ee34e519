import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { JobStrip } from './JobStrip.tsx';
import { JobTable } from './JobTable.tsx';
import { cutIntervals } from './jobStripRows.ts';
import { Silhouette } from './Silhouette.tsx';

const run = simulateText(`apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
  completionMode: Indexed
  completions: 4
  parallelism: 2
  backoffLimit: 3
  template:
    spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 90s
  jobs: {etl: {indexes: {"1": [{seconds: 5, exitCode: 3}, {seconds: 5}]}, attempts: [{seconds: 10}]}}
`);
const model = deriveJobs(run);
const common = { run, model, below: null, aboveLabel: '', locale: 'en' } as const;

describe('kubectl get job at the pen', () => {
  it('prints the columns of the server, the status and the budget used', () => {
    const onSelect = vi.fn();
    render(<JobStrip {...common} now={25_000} stale={false} onSelect={onSelect} />);
    const row = screen.getByRole('row', { name: /^etl [12]\/4 25s 25s$/ });
    fireEvent.click(within(row).getByRole('button', { name: 'etl' }));
    expect(run.trace.events[onSelect.mock.calls[0]?.[0]]?.subject).toBe('Job/default/etl');
    expect(screen.getByText('backoffLimit 1 of 3')).toBeTruthy();
    expect(screen.getByText('completedIndexes')).toBeTruthy();
  });

  it('prints nothing before the Job is there', () => {
    render(<JobStrip {...common} now={0} stale={false} onSelect={vi.fn()} />);
    expect(screen.getByText('No resources found in default namespace.')).toBeTruthy();
  });
});

it('cuts a long list of indexes in the middle, and says how many runs there are', () => {
  expect(cutIntervals('0-132,134-395,399,401,403-408', 40)).toEqual({
    text: '0-132,134-395,399,401,403-408',
    intervals: null,
  });
  expect(cutIntervals('0-132,134-395,399,401,403-408,410,412', 16)).toEqual({
    text: '0-132,… …,412',
    intervals: 7,
  });
});

describe('the table', () => {
  it('holds what happens to each index in order of time, and selects it', () => {
    const onSelect = vi.fn();
    render(<JobTable {...common} selection={null} onSelect={onSelect} />);
    const rows = screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent ?? '');
    expect(rows[0]).toMatch(/the Job is stored/);
    const times = rows.map((row) => Number.parseFloat(row));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const fails = rows.findIndex((row) => row.includes('attempt 1 exits 3'));
    expect(rows[fails]).toContain('failed');
    expect(rows.some((row) => row.includes('back-off 10 s'))).toBe(true);
    expect(rows.at(-1)).toMatch(/condition Complete/);
    fireEvent.click(screen.getAllByRole('button', { name: 'Why' })[fails]!);
    expect(run.trace.events[onSelect.mock.calls[0]?.[0]]?.kind).toBe('ContainerExited');
  });
});

it('has a silhouette with a stem for the failure', () => {
  const { container } = render(<Silhouette model={model} width={120} height={38} />);
  expect(container.querySelectorAll('path[stroke="var(--fail)"]').length).toBeGreaterThan(0);
});
