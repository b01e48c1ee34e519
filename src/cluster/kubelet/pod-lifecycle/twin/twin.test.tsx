import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import type { SceneSide } from '#cluster/scene.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { badDayText, quietPods } from './badDayText.ts';
import { KubectlStrip } from './KubectlStrip.tsx';
import { Silhouette } from './Silhouette.tsx';
import { TimelineTable } from './TimelineTable.tsx';

function side(text: string, label: string, version: 'v1.28' | 'v1.29+' = 'v1.28'): SceneSide<Timeline> {
  const run = simulateText(text, { version });
  return { run, model: deriveTimeline(run), label };
}

const above = side(badDayText, 'v1.28');
const below = side(badDayText, 'v1.29+', 'v1.29+');
const writeText = vi.fn(async (_text: string) => {});

beforeEach(() => {
  writeText.mockClear();
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
});

const cellsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th,td')].map(({ textContent }) => textContent));

describe('the kubectl strip', () => {
  const strip = (props: Partial<Parameters<typeof KubectlStrip>[0]> = {}) =>
    render(
      <KubectlStrip
        {...above}
        below={null}
        aboveLabel="v1.28"
        now={30_000}
        locale="en"
        stale={false}
        onSelect={() => {}}
        {...props}
      />,
    );

  it('prints the command, the pods, and the conditions of the first', () => {
    strip();
    screen.getByText('$ kubectl get pod # at 30.000', { collapseWhitespace: true });
    expect(cellsOf(screen.getByRole('table', { name: 'Pods as kubectl lists them' }))).toEqual([
      ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'],
      ['web', '1/2', 'Init:CrashLoopBackOff', '1 (6s ago)', '30s'],
    ]);
    const conditions = cellsOf(screen.getByRole('table', { name: 'Conditions of web' }));
    expect(conditions).toContainEqual(['Ready', 'False', 'ContainersNotReady']);
  });

  it('selects the event behind a STATUS', () => {
    const onSelect = vi.fn();
    strip({ onSelect });
    fireEvent.click(screen.getByRole('button', { name: 'Init:CrashLoopBackOff' }));
    const event = above.run.trace.events[onSelect.mock.calls[0]![0] as number];
    expect(event).toMatchObject({ kind: 'ObjectModified', at: 26_005 });
  });

  it('names both runs when there are two', () => {
    strip({ below, now: 80_000 });
    expect(cellsOf(screen.getByRole('table', { name: 'Pods as kubectl lists them' })).slice(1)).toEqual([
      ['v1.28', 'No resources found in default namespace.'],
      ['v1.29+', 'web', '2/2', 'Terminating', '2 (56s ago)', '80s'],
    ]);
  });

  it('says that there is nothing, and whose numbers are old', () => {
    strip({ now: 90_000, stale: true });
    screen.getByText('No resources found in default namespace.');
    screen.getByText('of an earlier text');
  });

  it('copies what it shows, as kubectl sets it', async () => {
    strip();
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect((await screen.findByRole('status')).textContent).toBe('3 lines copied');
    expect(writeText).toHaveBeenCalledWith(
      [
        '$ kubectl get pod  # at 30.000',
        'NAME   READY   STATUS                  RESTARTS     AGE',
        'web    1/2     Init:CrashLoopBackOff   1 (6s ago)   30s',
      ].join('\n'),
    );
  });

  it('counts the pods that do not fit', () => {
    strip({ ...side(quietPods('default/a', 'default/b', 'default/c'), ''), locale: 'zh' });
    screen.getByText('另有 2 个');
    expect(screen.getByRole('table', { name: 'kubectl 列出的 Pod' })).toBeTruthy();
  });
});

describe('the table', () => {
  const table = (props: Partial<Parameters<typeof TimelineTable>[0]> = {}) => {
    const all = {
      ...above,
      below: null,
      aboveLabel: 'v1.28',
      selection: null,
      locale: 'en',
      onSelect: () => {},
      ...props,
    } as const;
    return { ...render(<TimelineTable {...all} />), all };
  };
  const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1);

  it('has one stop of the Tab key, which the arrow keys move', () => {
    const onSelect = vi.fn();
    table({ onSelect });
    const stops = () => rows().filter(({ tabIndex }) => tabIndex === 0);
    expect(stops()).toEqual([rows()[0]]);
    stops()[0]!.focus();
    fireEvent.keyDown(stops()[0]!, { key: 'ArrowDown' });
    expect(stops()).toEqual([rows()[1]]);
    expect(document.activeElement).toBe(rows()[1]);
    fireEvent.keyDown(rows()[1]!, { key: 'End' });
    expect(document.activeElement).toBe(rows().at(-1));
    fireEvent.keyDown(rows().at(-1)!, { key: 'Home' });
    fireEvent.keyDown(rows()[0]!, { key: 'Enter' });
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(1);
  });

  it('marks the selected rows, and its stop goes there', () => {
    const crash = above.model.pods[0]!.lanes[1]!.caps[0]!.event;
    const { rerender, all } = table({ selection: crash });
    const current = () => rows().filter((row) => row.getAttribute('aria-current') === 'true');
    expect(current().map((row) => row.textContent)).toEqual(['19.200webistio-proxyexits with code 1']);
    expect(current()[0]!.tabIndex).toBe(0);
    rerender(<TimelineTable {...all} selection={null} />);
    expect(current()).toEqual([]);
  });

  it('selects what is clicked, but nothing of the other run', () => {
    const onSelect = vi.fn();
    table({ below, onSelect });
    const [mine, theirs] = ['v1.28', 'v1.29+'].map((label) =>
      rows().find((row) => row.textContent?.includes(`${label}webistio-proxyexits`)),
    );
    fireEvent.click(theirs!);
    expect(onSelect).not.toHaveBeenCalled();
    fireEvent.click(mine!);
    expect(onSelect).toHaveBeenCalledOnce();
  });

  it('draws a part of very many rows, and the rest on demand', () => {
    const names = Array.from({ length: 30 }, (_, index) => `default/p${index}`);
    table(side(quietPods(...names), ''));
    const count = Number(screen.getByRole('table').getAttribute('aria-rowcount')) - 1;
    expect(count).toBeGreaterThan(300);
    expect(rows()).toHaveLength(300);
    fireEvent.keyDown(rows()[0]!, { key: 'End' });
    expect(rows().at(-1)!.getAttribute('aria-rowindex')).toBe(String(count + 1));
    fireEvent.click(screen.getByRole('button', { name: `${count - 300} earlier rows` }));
    expect(Number(rows()[0]!.getAttribute('aria-rowindex'))).toBeLessThan(count - 298);
  });

  it('is copied whole, as text or as CSV', async () => {
    table({ locale: 'zh' });
    fireEvent.click(screen.getByRole('button', { name: '复制为 CSV' }));
    await screen.findByText(`已复制 ${rows().length + 1} 行`, { selector: '.copy-answer' });
    expect(writeText.mock.calls[0]![0]).toMatch(/^时间（s）,Pod,对象,说明\r\n0\.005,web,Pod,创建\r\n/);
  });
});

describe('the silhouette', () => {
  it('draws at most four lanes without a word, out of reach of screen readers', () => {
    const { container } = render(<Silhouette model={above.model} width={120} height={38} />);
    const svg = container.querySelector('svg')!;
    expect(svg.getAttribute('aria-hidden')).toBe('true');
    expect(svg.textContent).toBe('');
    expect(svg.querySelectorAll('[stroke="var(--rule)"]')).toHaveLength(3);
    expect(svg.querySelectorAll('[stroke="var(--fail)"]').length).toBeGreaterThan(0);
  });

  it('stays small, however much happens', () => {
    const names = Array.from({ length: 40 }, (_, index) => `default/p${index}`);
    const loop = badDayText
      .replace(
        'runs: [{seconds: 16, exitCode: 1}, {seconds: 4, exitCode: 1}, {seconds: null}]',
        'runs: [{seconds: 1, exitCode: 1}]',
      )
      .replace('horizon: 95s', 'horizon: 3000s');
    for (const text of [loop, quietPods(...names)]) {
      const { container } = render(<Silhouette model={side(text, '').model} width={120} height={38} />);
      const commands = [...container.querySelectorAll('g path')]
        .map((path) => path.getAttribute('d')?.match(/[A-Za-z]/g)?.length ?? 0)
        .reduce((sum, count) => sum + count, 0);
      expect(commands).toBeGreaterThan(0);
      expect(commands).toBeLessThan(600);
    }
  });

  it('keeps its baseline when there is nothing', () => {
    const { container } = render(<Silhouette model={side('', '').model} width={120} height={38} />);
    expect(container.querySelectorAll('svg > path')).toHaveLength(1);
  });
});
