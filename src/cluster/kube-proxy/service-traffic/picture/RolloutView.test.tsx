import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SceneProps } from '#cluster/feature.tsx';
import classic from '#cluster/kube-proxy/service-traffic/examples/classic-502s.yaml?raw';
import lag from '#cluster/kube-proxy/service-traffic/examples/proxy-lag.yaml?raw';
import { deriveRollout, stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { RolloutStrip } from '#cluster/kube-proxy/service-traffic/twin/RolloutStrip.tsx';
import { RolloutTable } from '#cluster/kube-proxy/service-traffic/twin/RolloutTable.tsx';
import { Silhouette } from '#cluster/kube-proxy/service-traffic/twin/Silhouette.tsx';
import { simulateText } from '#cluster/simulateText.ts';
import { RolloutView } from './RolloutView.tsx';

const text = classic;
const quiet = text.replace(/ {2}traffic:\n(?: {2}- .*\n(?: {4}.*\n)*)/, '');

function propsOf(source: string, more: Partial<SceneProps<RolloutModel>> = {}): SceneProps<RolloutModel> {
  const run = simulateText(source);
  return {
    run,
    model: deriveRollout(run),
    below: null,
    aboveLabel: '',
    now: 17_300,
    view: { from: 0, to: run.trace.horizon },
    selection: null,
    hovered: null,
    locale: 'en',
    stale: false,
    reducedMotion: false,
    pinned: [],
    range: null,
    seeds: null,
    onSeek: vi.fn(),
    onView: vi.fn(),
    onSelect: vi.fn(),
    onHover: vi.fn(),
    onPin: vi.fn(),
    onFocus: vi.fn(),
    onScenario: vi.fn(),
    onCompare: vi.fn(),
    ask: vi.fn(() => () => {}),
    onEditField: vi.fn(),
    ...more,
  };
}

describe('the picture', () => {
  it('names the stations, the pods and what was lost', () => {
    const { container } = render(<RolloutView {...propsOf(text)} />);
    const words = container.textContent ?? '';
    for (const word of [
      'clients',
      'load balancer',
      'even split over 3 nodes',
      '23 failed, one mark each',
      'at most 8',
    ])
      expect(words).toContain(word);
    expect(words).toContain('stale, of 17.29');
    expect(words).toContain('23 of 1915');
    expect(words).toContain('What is simplified');
  });

  it('selects a lost request, and the next one of its group with the next click', () => {
    const props = propsOf(text);
    render(<RolloutView {...props} />);
    const [group] = screen.getAllByRole('button', { name: /failed requests|Request refused/ });
    fireEvent.click(group!);
    const { requests } = stageOf(props.model)!;
    expect(requests.failed.map((place) => requests.event[place])).toContain(
      vi.mocked(props.onSelect).mock.calls[0]?.[0],
    );
  });

  it('shows the rules of the node that is chosen, by key too', () => {
    render(<RolloutView {...propsOf(text)} />);
    fireEvent.keyDown(screen.getByRole('button', { name: 'node-3: show its rules' }), { key: 'Enter' });
    const panel = screen.getByRole('region', { name: 'Rules of node-3' });
    expect(within(panel).getAllByRole('row').length).toBeGreaterThan(6);
    fireEvent.click(within(panel).getByRole('button', { name: 'exact text' }));
    expect(panel.textContent).toContain('-A KUBE-SVC-');
    expect(panel.textContent).toContain('--probability 0.1666666667');
  });

  it('walks between marks with the arrow keys', () => {
    render(<RolloutView {...propsOf(text)} />);
    const picture = screen.getByRole('group', { name: 'Requests, pods and nodes over time' });
    picture.focus();
    fireEvent.keyDown(picture, { key: 'ArrowDown' });
    expect(document.activeElement?.hasAttribute('data-mark')).toBe(true);
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
    expect(document.activeElement).toBe(picture);
  });

  it('strikes the name of a pod that is gone and still addressed', () => {
    const props = propsOf(lag);
    const struckAt = (now: number) => {
      const { container, unmount } = render(<RolloutView {...props} now={now} />);
      const count = container.querySelectorAll('.struck').length;
      unmount();
      return count;
    };
    expect([struckAt(16_000), struckAt(34_000)]).toEqual([0, 1]);
  });

  it('shows numbers instead of moving dots where motion is unwelcome', () => {
    const { container } = render(<RolloutView {...propsOf(text, { reducedMotion: true })} />);
    expect(container.textContent).toContain('numbers are requests a second');
    expect(container.textContent).toMatch(/node-1stale, of 17.29\d+\/snode-2/);
  });

  it('lets two runs share a baseline', () => {
    const below = simulateText(text, { seed: 7 });
    const { container } = render(
      <RolloutView
        {...propsOf(text, {
          below: { run: below, model: deriveRollout(below), label: 'seed 7' },
          aboveLabel: 'seed 42',
        })}
      />,
    );
    expect(container.textContent).toContain('above: seed 42');
    expect(container.textContent).toMatch(/23 failed.*23 failed/);
  });

  it('speaks Chinese', () => {
    const { container } = render(<RolloutView {...propsOf(text, { locale: 'zh' })} />);
    expect(container.textContent).toContain('负载均衡器');
    expect(container.textContent).toContain('23 个失败，每个一记');
  });
});

describe('a text without traffic', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is drawn without requests, and one press writes them into the Scenario', () => {
    const props = propsOf(quiet);
    const { container } = render(<RolloutView {...props} />);
    expect(container.textContent).toContain('Pods and nodes at');
    fireEvent.click(screen.getByRole('button', { name: 'Send 20 requests a second to web' }));
    expect(props.onScenario).toHaveBeenCalledWith(['spec', 'traffic', 0], {
      service: 'web',
      from: 'outside',
      rate: 20,
    });
  });
});

describe('its twins', () => {
  it('list every lost request, and lead to it', () => {
    const props = propsOf(text);
    const onSelect = vi.fn();
    render(<RolloutTable {...props} onSelect={onSelect} />);
    fireEvent.click(screen.getByRole('button', { name: 'request failed' }));
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows).toHaveLength(23);
    expect(rows[0]!.textContent).toContain('refused');
    fireEvent.click(within(rows[0]!).getByRole('button', { name: 'why' }));
    const { requests } = stageOf(props.model)!;
    expect(onSelect).toHaveBeenCalledWith(requests.event[requests.failed[0]!]);
  });

  it('list both runs of a comparison, and ask only the one above why', () => {
    const props = propsOf(text);
    const other = simulateText(text, { seed: 7 });
    const below = { run: other, model: deriveRollout(other), label: 'seed 7' };
    render(<RolloutTable {...props} below={below} aboveLabel="seed 42" onSelect={vi.fn()} />);
    fireEvent.click(screen.getByRole('button', { name: 'request failed' }));
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows).toHaveLength(46);
    expect(screen.getAllByRole('button', { name: 'why' })).toHaveLength(23);
  });

  it('print what kubectl prints at the pen', () => {
    const props = propsOf(text);
    const { container } = render(<RolloutStrip {...props} />);
    expect(container.textContent).toContain('$ kubectl get deploy web  # at 17.300');
    expect(container.textContent).toContain('$ kubectl get rs -l app=web');
    expect(container.textContent).toContain('5/6');
    expect(container.textContent).toContain('3 Terminating');
    expect(container.textContent).toMatch(/\d ready, \d terminating, \d not ready/);
  });

  it('draw a silhouette without words', () => {
    const { container } = render(
      <Silhouette model={deriveRollout(simulateText(text))} width={120} height={38} />,
    );
    expect(container.querySelectorAll('path').length).toBeGreaterThan(3);
    expect(container.textContent).toBe('');
  });
});

it('stays readable with hundreds of replicas', () => {
  const many = quiet.replace('replicas: 6', 'replicas: 300').replace('horizon: 40s', 'horizon: 20s');
  const { container } = render(<RolloutView {...propsOf(many, { now: 15_000 })} />);
  const node = screen.getByRole('button', { name: /^node-2, \d+ pods: open its lanes$/ });
  const before = container.querySelectorAll('[data-mark]').length;
  fireEvent.click(node);
  expect(container.querySelectorAll('[data-mark]').length).toBeGreaterThan(before + 50);
});

it('has a door that opens for a Deployment and not for a lone pod', async () => {
  const { feature } = await import('#cluster/kube-proxy/service-traffic/feature.tsx');
  expect(feature.nothingToShow(simulateText(quiet))).toBeNull();
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - {name: a, image: a}\n';
  expect(feature.nothingToShow(simulateText(pod))?.en).toContain('No Deployment');
});
