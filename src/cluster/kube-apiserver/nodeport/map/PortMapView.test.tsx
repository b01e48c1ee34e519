import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { SceneProps } from '#cluster/feature.tsx';
import type { Answer } from '#cluster/question.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { derivePortMap } from './derivePortMap.ts';
import { PortMapView } from './PortMapView.tsx';
import type { PortMap } from './portMap.ts';

const service = (name: string, nodePort: number) => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {type: NodePort, ports: [{name: http, port: 80, nodePort: ${nodePort}}]}
---
`;
const scenario = (more = '') => `apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {serviceNodePortRange: 30000-32767, existingServices: 40${more}}
`;
const text = service('ingress', 30_080) + service('clash', 30_080) + scenario();

function propsOf(yaml: string, more: Partial<SceneProps<PortMap>> = {}): SceneProps<PortMap> {
  const run = simulateText(yaml);
  return {
    run,
    model: derivePortMap(run),
    below: null,
    aboveLabel: 'v1.28',
    now: run.trace.end,
    view: { from: 0, to: run.trace.end },
    selection: null,
    hovered: null,
    locale: 'en',
    stale: false,
    reducedMotion: true,
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

const cell = () => screen.getByRole('gridcell');

describe('PortMapView', () => {
  it('counts 28 rows of a hundred ports, and has one cell for the keyboard', () => {
    render(<PortMapView {...propsOf(text)} />);
    const grid = screen.getByRole('grid');
    expect(grid.getAttribute('aria-rowcount')).toBe('28');
    expect(grid.getAttribute('aria-colcount')).toBe('100');
    expect(cell().getAttribute('aria-label')).toBe('30000, free, static band');
  });

  it('walks from cell to cell with the keys, and tells why on Enter', () => {
    const onSelect = vi.fn();
    const props = propsOf(text, { onSelect });
    render(<PortMapView {...props} />);
    fireEvent.keyDown(cell(), { key: 'End' });
    expect(cell().getAttribute('aria-label')).toMatch(/^30099, free, dynamic band$/);
    fireEvent.keyDown(cell(), { key: 'Home' });
    for (let step = 0; step < 80; step += 1) fireEvent.keyDown(cell(), { key: 'ArrowRight' });
    expect(cell().getAttribute('aria-label')).toBe(
      '30080, asked for by number, ingress (http 80/TCP); clash asked for it and was refused',
    );
    expect(document.activeElement).toBe(cell());
    fireEvent.keyDown(cell(), { key: 'Enter' });
    const refused = props.run.trace.events.find(({ kind }) => kind === 'ServiceRefused');
    expect(onSelect).toHaveBeenCalledWith(refused?.id);
    fireEvent.keyDown(cell(), { key: 'End', ctrlKey: true });
    expect(cell().getAttribute('aria-colindex')).toBe('68');
    fireEvent.keyDown(cell(), { key: 'ArrowDown' });
    expect(cell().getAttribute('aria-label')).toMatch(/^32767/);
  });

  it('says in words what stands in the margin, the formula and the tally', () => {
    render(<PortMapView {...propsOf(text)} />);
    expect(screen.getByText('30080 is taken')).toBeTruthy();
    expect(screen.getByText('clash asks for it (line 9).')).toBeTruthy();
    expect(screen.getByText(/2,768 \/ 32 = 86.5, rounded down 86/)).toBeTruthy();
    const tally = screen.getByRole('region', { name: 'In use: 41 of 2,768' });
    expect(within(tally).getByRole('row', { name: /drawn by the API server 40/ })).toBeTruthy();
    expect(within(tally).getByRole('row', { name: /refused 1/ })).toBeTruthy();
  });

  it('writes a range into the Scenario, and says in the flag’s words which it refuses', () => {
    const onScenario = vi.fn();
    const onCompare = vi.fn();
    render(<PortMapView {...propsOf(text, { onScenario, onCompare })} />);
    const field = screen.getByLabelText('--service-node-port-range');
    fireEvent.change(field, { target: { value: '30000-70000' } });
    expect(screen.getByRole('alert').textContent).toContain(
      'the port range cannot be greater than 65535: 30000-70000',
    );
    fireEvent.change(field, { target: { value: '30000+999' } });
    fireEvent.click(screen.getByRole('button', { name: 'Compare with' }));
    expect(onCompare).toHaveBeenCalledWith('range', '30000-30999');
    fireEvent.click(screen.getByRole('button', { name: 'Use' }));
    expect(onScenario).toHaveBeenCalledWith(['spec', 'cluster', 'serviceNodePortRange'], '30000-30999');
  });

  it('has the odds simulated, shows them as they grow, and can be stopped', () => {
    const stopped = vi.fn();
    let tell: (answer: Answer, done: boolean) => void = () => {};
    const ask = vi.fn((_question, onAnswer: typeof tell) => {
      tell = onAnswer;
      return stopped;
    });
    render(<PortMapView {...propsOf(text, { ask })} />);
    fireEvent.click(screen.getByRole('button', { name: 'Simulate 1,000 seeds' }));
    expect(ask.mock.calls[0]?.[0]).toMatchObject({ kind: 'nodePortOdds', port: 30_080, seeds: 1000 });
    const answer: Answer = {
      kind: 'nodePortOdds',
      seeds: 25,
      draws: [0, 2768],
      withBands: [0, 25],
      withoutBands: [0, 25],
    };
    act(() => tell(answer, false));
    expect(screen.getByText('25 of 1,000 seeds, as dots')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(stopped).toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Simulate 1,000 seeds' })).toBeTruthy();
  });

  it('shows both fates of a cell when two runs are compared', () => {
    const draws = text.replace('existingServices: 40', 'existingServices: 300');
    const run = simulateText(draws, { version: 'v1.27', seed: 7 });
    const below = { run, model: derivePortMap(run), label: 'v1.27' };
    const { container } = render(<PortMapView {...propsOf(draws, { below })} />);
    expect(screen.getByText('Upper half: v1.28. Lower half: v1.27.')).toBeTruthy();
    expect(container.querySelectorAll('.port-band')).toHaveLength(1);
    fireEvent.keyDown(cell(), { key: 'ArrowRight' });
    expect(cell().getAttribute('aria-label')).toMatch(/^30001, above: free, static band; below: /);
  });

  it('draws the next twenty and the landing zones when asked', () => {
    const { container } = render(<PortMapView {...propsOf(text)} />);
    fireEvent.click(screen.getByRole('button', { name: 'Next 20 draws' }));
    expect(container.querySelectorAll('.port-next circle')).toHaveLength(21);
    fireEvent.click(screen.getByRole('button', { name: 'Landing zones' }));
    expect(container.querySelector('.port-landing')?.getAttribute('d')).not.toBe('');
    expect(screen.getByText(/^Likeliest: \d+, \d+ of 2,682/)).toBeTruthy();
  });

  it('draws of 65,536 ports only the rows that can be seen', () => {
    const wide = text.replace('30000-32767', '0-65535');
    const { container } = render(<PortMapView {...propsOf(wide)} />);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('656');
    const rows = container.querySelectorAll('[data-row]').length;
    expect(rows).toBeGreaterThan(20);
    expect(rows).toBeLessThan(400);
  });
});
