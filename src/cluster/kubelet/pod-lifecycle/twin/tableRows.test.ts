import { describe, expect, it } from 'vitest';
import { badDayTimeline } from '#cluster/kubelet/pod-lifecycle/picture/badDayTimeline.ts';
import { deriveTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/deriveTimeline.ts';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { badDayText } from './badDayText.ts';
import { csvText } from './csvText.ts';
import { tableCells, tableColumns } from './tableColumns.ts';
import type { TableRow } from './tableRow.ts';
import { tableRows } from './tableRows.ts';

const model = deriveTimeline(simulateText(badDayText));
const rowsOf = (one: Timeline) => tableRows([{ model: one, label: '', selectable: true }]);

/** Every event a mark of the picture stands for. */
function drawnEvents({ pods }: Timeline): ReadonlySet<number> {
  return new Set(
    pods.flatMap((pod) => [
      ...[pod.marks, pod.columns, pod.phases, pod.deadlines].flat().map(({ event }) => event),
      ...pod.conditions.flatMap(({ bands }) => bands.map(({ event }) => event)),
      ...pod.lanes.flatMap(({ spans, caps, probes, brackets }) =>
        [spans, caps, probes, brackets].flat().map(({ event }) => event),
      ),
    ]),
  );
}

const told = (rows: readonly TableRow[]) =>
  rows.map(({ at, what, words }) => `${at} ${what.en}: ${words.en}`);

describe('the rows of the twin', () => {
  it.each([
    ['a run', model],
    ['a hand-made picture', badDayTimeline()],
  ])('are in order of time and say every mark of %s', (_, one) => {
    const rows = rowsOf(one);
    const times = rows.map(({ at }) => at ?? -1);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const events = new Set(rows.map(({ event }) => event));
    expect([...drawnEvents(one)].filter((event) => !events.has(event))).toEqual([]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('say each thing once, in the words of the picture', () => {
    const words = told(rowsOf(model));
    for (const line of [
      '19200 istio-proxy: exits with code 1',
      '24200 istio-proxy: back-off 10 s, over at 34.2',
      '34200 istio-proxy: kubelet looks again at 36.2',
      '26005 STATUS: Init:CrashLoopBackOff, READY 1/2, RESTARTS 1',
      '62000 Pod: kubectl delete pod web, grace 30 s',
      '62015 app: preStop 5 s, until 67.0',
      '67015 istio-proxy, app: 9 s of draining without istio-proxy',
      '92015 Pod: SIGKILL deadline 92.0',
    ])
      expect(
        words.filter((one) => one === line),
        line,
      ).toHaveLength(1);
    expect(words.filter((one) => one.startsWith('24200 '))).toHaveLength(2);
  });

  it('name the run when there are two, and leave the other run’s events alone', () => {
    const rows = tableRows([
      { model, label: 'v1.28', selectable: true },
      { model, label: 'v1.29+', selectable: false },
    ]);
    expect(rows).toHaveLength(2 * rowsOf(model).length);
    expect(rows.filter(({ run }) => run === 'v1.29+').every(({ event }) => event === null)).toBe(true);
    expect(tableColumns(rows, true, 'en').map(({ key }) => key)).toContain('run');
  });

  it('begin with what is not simulated and end with the limit', () => {
    const cut: Timeline = {
      ...model,
      truncated: 'events',
      end: 200_000,
      notSimulated: [{ kind: 'Service', name: 'web', reason: { en: 'listed', zh: '仅列出' } }],
    };
    const rows = rowsOf(cut);
    expect(rows[0]).toMatchObject({ at: null, what: { en: 'Service web' }, words: { zh: '仅列出' } });
    expect(rows.at(-1)?.words.en).toBe('The run ends here: event limit');
  });

  it('are copied with seconds to three places', () => {
    const rows = rowsOf(model).slice(0, 1);
    expect(tableCells(rows, tableColumns(rows, false, 'zh'))).toEqual([
      ['时间（s）', 'Pod', '对象', '说明'],
      ['0.005', 'web', 'Pod', '创建'],
    ]);
    expect(csvText([['a,b', 'say "x"', 'c']])).toBe('"a,b","say ""x""",c');
  });
});
