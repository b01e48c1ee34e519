import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { JobsView } from './JobsView.tsx';

const text = (completions: number, more: string) => `apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
  completionMode: Indexed
  completions: ${completions}
  parallelism: 4
  backoffLimitPerIndex: 1
  podFailurePolicy:
    rules:
    - {action: FailIndex, onExitCodes: {operator: In, values: [42]}}
  template:
    spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {JobBackoffLimitPerIndex: true}}
  horizon: 120s
  jobs:
    etl:
      ${more}
      attempts: [{seconds: 6}]
`;
const few = simulateText(
  text(4, 'indexes: {"1": [{seconds: 4, exitCode: 1}, {seconds: 5}], "2": [{seconds: 3, exitCode: 42}]}'),
);
const hands = () => ({
  onSeek: vi.fn(),
  onView: vi.fn(),
  onSelect: vi.fn(),
  onHover: vi.fn(),
  onPin: vi.fn(),
  onFocus: vi.fn(),
  onScenario: vi.fn(),
  onCompare: vi.fn(),
  onEditField: vi.fn(),
  ask: vi.fn(),
});
const common = {
  below: null,
  aboveLabel: '',
  now: 10_000,
  view: { from: 0, to: 120_000 },
  selection: null,
  hovered: null,
  locale: 'en',
  stale: false,
  reducedMotion: true,
  pinned: [],
  range: null,
  seeds: null,
} as const;

function draw(run = few, more: Partial<Parameters<typeof JobsView>[0]> = {}) {
  const called = hands();
  render(<JobsView {...common} {...called} run={run} model={deriveJobs(run)} {...more} />);
  return called;
}

describe('lanes', () => {
  it('say each attempt, its back-off and the rule that matched, and select their events', () => {
    const { onSelect } = draw();
    expect(screen.getByText('index 2')).toBeTruthy();
    expect(screen.getByText('rule 0: exit 42, FailIndex')).toBeTruthy();
    expect(screen.getAllByText('lost').length).toBe(1);
    fireEvent.click(screen.getByRole('button', { name: /^index 1: back-off 10 s/ }));
    expect(few.trace.events[onSelect.mock.calls[0]?.[0]]?.kind).toBe('JobBackoffStarted');
    fireEvent.click(screen.getByRole('button', { name: 'index 2: exit code 42 at 3.3 s' }));
    expect(few.trace.events[onSelect.mock.calls[1]?.[0]]?.kind).toBe('JobPodFailureMatched');
  });

  it('light the lines of the rule, of the limit and of the template', () => {
    const { onHover } = draw();
    fireEvent.pointerOver(screen.getByRole('button', { name: 'index 2: exit code 42 at 3.3 s' }));
    expect(onHover).toHaveBeenLastCalledWith({ document: 0, path: 'spec.podFailurePolicy.rules[0]' });
    fireEvent.pointerOver(screen.getByRole('button', { name: /^index 1: back-off 10 s/ }));
    expect(onHover).toHaveBeenLastCalledWith({ document: 0, path: 'spec.backoffLimitPerIndex' });
    fireEvent.pointerOver(screen.getByRole('button', { name: /^index 0, attempt 1: at work/ }));
    expect(onHover).toHaveBeenLastCalledWith({ document: 0, path: 'spec.template' });
  });

  it('are walked with the arrow keys', () => {
    draw();
    const picture = screen.getByRole('group', { name: /^Jobs and their pods/ });
    picture.focus();
    fireEvent.keyDown(picture, { key: 'ArrowDown' });
    const first = document.activeElement;
    expect(first?.getAttribute('data-mark')).not.toBeNull();
    fireEvent.keyDown(first!, { key: 'ArrowDown' });
    expect(document.activeElement).not.toBe(first);
  });

  it('are in Chinese too', () => {
    draw(few, { locale: 'zh' });
    expect(screen.getByText('索引 2')).toBeTruthy();
    expect(screen.getByText('规则 0：退出码 42，FailIndex')).toBeTruthy();
  });

  it('hang the other run below the baseline', () => {
    const off = simulateText(text(4, 'indexes: {"1": [{seconds: 4, exitCode: 1}, {seconds: 5}]}'), {
      featureGates: { JobBackoffLimitPerIndex: false },
    });
    draw(few, { below: { run: off, model: deriveJobs(off), label: 'off' }, aboveLabel: 'on' });
    expect(screen.getAllByRole('button', { name: /^index 3, attempt 1: at work/ }).length).toBe(2);
  });
});

it('merges many indexes into rows, and opens one from the map', () => {
  const many = simulateText(text(120, 'random: [{share: 0.2, seconds: 3, exitCode: 1}]'));
  draw(many);
  expect(screen.getByText('120 indexes')).toBeTruthy();
  expect(screen.queryByText('index 3')).toBeNull();
  const map = screen.getByRole('slider', { name: /^Every index/ });
  fireEvent.keyDown(map, { key: 'ArrowRight' });
  expect(screen.getByText('index 0')).toBeTruthy();
  fireEvent.keyDown(map, { key: 'ArrowDown' });
  expect(screen.getByText('index 100')).toBeTruthy();
  expect(map.getAttribute('aria-valuetext')).toMatch(/^100: /);
});
