import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { SceneProps } from '#cluster/feature.tsx';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { LifecycleView } from './LifecycleView.tsx';

const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  terminationGracePeriodSeconds: 20
  initContainers:
  - {name: proxy, image: envoy, restartPolicy: Always}
  containers:
  - {name: web, image: nginx}
---
`;

const scenario = `apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {SidecarContainers: true}}
  containers:
    proxy: {onTerm: {seconds: 1, exitCode: 0}}
    web: {runs: [{seconds: 5, exitCode: 1}, {seconds: null}], onTerm: {seconds: 6, exitCode: 0}}
  events: [{at: 20s, delete: pod/web-0}]
  horizon: 60s
`;

function propsOf(text: string, more: Partial<SceneProps<Timeline>> = {}): SceneProps<Timeline> {
  const run = simulateText(text);
  return {
    run,
    model: deriveTimeline(run),
    below: null,
    aboveLabel: 'v1.28',
    now: 0,
    view: { from: 0, to: run.trace.end },
    selection: null,
    hovered: null,
    locale: 'en',
    stale: false,
    reducedMotion: false,
    pinned: [],
    range: null,
    seeds: null,
    onSeek: () => {},
    onView: () => {},
    onSelect: () => {},
    onHover: () => {},
    onPin: () => {},
    onFocus: () => {},
    onEditField: () => {},
    onScenario: () => {},
    onCompare: () => {},
    ask: () => () => {},
    ...more,
  };
}

const one = pod('web-0') + scenario;
const many = Array.from({ length: 60 }, (_, index) => pod(`web-${index}`)).join('') + scenario;

function picture(): HTMLElement {
  return screen.getByRole('group', { name: /Lifecycle of the pods/ });
}

describe('LifecycleView', () => {
  it('is one stop of the Tab key, from which the arrows walk over marks that all have names', () => {
    render(<LifecycleView {...propsOf(one)} />);
    const marks = [...picture().querySelectorAll('[data-mark]')];
    expect(marks.length).toBeGreaterThan(10);
    for (const mark of marks) {
      expect(mark.getAttribute('tabindex')).toBe('-1');
      expect(mark.getAttribute('aria-label')).toMatch(/\S/);
    }
    picture().focus();
    fireEvent.keyDown(picture(), { key: 'ArrowDown' });
    const first = document.activeElement;
    expect(first?.getAttribute('aria-label')).toMatch(/^STATUS Pending/);
    fireEvent.keyDown(first!, { key: 'End' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^STATUS gone/);
  });

  it('selects the event of the mark that is entered', () => {
    const onSelect = vi.fn();
    const props = propsOf(one, { onSelect });
    render(<LifecycleView {...props} />);
    const exit = screen.getByRole('button', { name: /^web: exit code 1/ });
    fireEvent.keyDown(exit, { key: 'Enter' });
    const event = onSelect.mock.calls[0]?.[0] as number;
    expect(props.run.trace.events[event]).toMatchObject({ kind: 'ContainerExited' });
  });

  it('redraws nothing but the pen when only time moves', () => {
    const props = propsOf(one, { now: 1000 });
    const { rerender, container } = render(<LifecycleView {...props} />);
    const plot = container.querySelector('.picture-plot')!;
    const observer = new MutationObserver(() => {});
    observer.observe(plot, { subtree: true, childList: true, attributes: true, characterData: true });
    rerender(<LifecycleView {...props} now={12_345} />);
    expect(observer.takeRecords()).toEqual([]);
    expect(screen.getByText('12.345')).toBeTruthy();
  });

  it('edits the grace period from its handle', () => {
    const onEditField = vi.fn();
    render(<LifecycleView {...propsOf(one, { onEditField })} />);
    const handle = screen.getByRole('slider', { name: /Grace period/ });
    expect(handle.getAttribute('aria-valuenow')).toBe('20');
    fireEvent.keyDown(handle, { key: 'ArrowRight' });
    expect(onEditField).toHaveBeenCalledWith(0, 'spec.terminationGracePeriodSeconds', 21);
  });

  it('folds very many pods to one line each and opens the one that is pressed', () => {
    render(<LifecycleView {...propsOf(many)} />);
    expect(picture().querySelectorAll('[data-lane]')).toHaveLength(0);
    fireEvent.click(screen.getByRole('button', { name: 'web-3, 2 containers' }));
    const lanes = [...picture().querySelectorAll('[data-lane]')];
    expect(lanes.map((lane) => lane.getAttribute('data-lane'))).toEqual([
      'Pod/default/web-3/proxy',
      'Pod/default/web-3/web',
    ]);
  });

  it('shows the whole run over a part of it, whose ends can be moved', () => {
    const onView = vi.fn();
    render(<LifecycleView {...propsOf(one, { onView, view: { from: 10_000, to: 30_000 } })} />);
    const end = screen.getByRole('slider', { name: 'What is shown ends' });
    fireEvent.keyDown(end, { key: 'ArrowRight' });
    expect(onView).toHaveBeenCalledWith({ from: 10_000, to: 31_200 });
  });

  it('mirrors two runs: names both, and says by how much they differ', () => {
    const text = one.replace('{featureGates', '{version: v1.28, featureGates');
    const run = simulateText(text, { version: 'v1.29+' });
    const below = { run, model: deriveTimeline(run), label: 'v1.29+' };
    render(<LifecycleView {...propsOf(text, { below })} />);
    expect(within(picture()).getAllByText('v1.29+').length).toBeGreaterThan(1);
    expect(within(picture()).getByText(/^\d+ s later$/)).toBeTruthy();
  });
});
