import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#cluster/facts.ts';
import { nameOf } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import { portStateAt } from '#cluster/kube-apiserver/nodeport/map/portState.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { traceText } from '#cluster/traceText.ts';
import { feature } from './feature.tsx';

const files = import.meta.glob<string>('./examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const examples = Object.entries(files).map(([path, text]) => ({
  path,
  text,
  name: path.replace(/^.*\/|\.yaml$/g, ''),
}));

/** What each example is there to show: of the Services it names, in whole seconds; and how many ports end up in use. */
const shown: Readonly<Record<string, { readonly moments: readonly string[]; readonly used: number }>> = {
  'node-port-bands': {
    moments: [
      '4 ingress asked static 30080',
      '8 team-a drawn dynamic',
      '12 dns asked static 30053',
      '16 edge drawn dynamic',
      '16 edge drawn dynamic',
      '20 clash 422 30080',
      '24 far 422 32768',
    ],
    used: 165,
  },
  'twenty-teams': { moments: ['0 shop drawn dynamic'], used: 49 },
  'static-in-dynamic-band': {
    moments: ['12 gateway 422 31080', '16 metrics asked static 30033'],
    used: 1001,
  },
  'range-of-17': { moments: ['3 first drawn dynamic', '8 second drawn static'], used: 2 },
  'range-of-16': { moments: ['3 first drawn dynamic'], used: 5 },
  'dynamic-band-full': { moments: ['4 one-more drawn static', '8 ingress asked static 30080'], used: 2684 },
  'range-is-full': {
    moments: ['3 late 500', '7 existing-17 deleted', '11 later drawn'],
    used: 200,
  },
  'loadbalancer-local-two-ports': {
    moments: [
      '3 edge drawn dynamic',
      '3 edge drawn dynamic',
      '7 direct drawn dynamic',
      '11 plain drawn dynamic',
      '15 edge deleted',
      '15 edge deleted',
    ],
    used: 2,
  },
  'type-change-frees-ports': {
    moments: ['2 web drawn dynamic', '8 web updated', '14 web drawn dynamic'],
    used: 1,
  },
  'changed-range': {
    moments: [
      '10 ingress asked static 30080',
      '20 shop asked dynamic 31080',
      '60 ingress PortOutOfRange',
      '60 ingress outOfRange',
      '180 ingress PortOutOfRange',
      '360 ingress PortOutOfRange',
      '360 NodePortRange leak',
      '540 ingress PortOutOfRange',
      '720 ingress PortOutOfRange',
      '900 ingress PortOutOfRange',
    ],
    used: 1,
  },
  'collision-in-1-27': { moments: ['10 ingress 422 30080', '12 dns asked dynamic 30053'], used: 301 },
};

it('knows what every example shows', () => {
  expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(shown).sort());
});

describe.each(examples)('$name', ({ name, path, text }) => {
  const run = simulateText(text);
  const { events, end, horizon, truncated } = run.trace;

  it('is titled in both languages and explained in a line', () => {
    const comments = text.split('\n').filter((line) => line.startsWith('#'));
    expect(comments[0]).toMatch(/^# title: \S/);
    expect(comments[1]).toMatch(/^# 标题：\S/);
    expect(comments).toHaveLength(3);
  });

  it('runs to its end, and only the API server complains', () => {
    expect({ end, truncated }).toEqual({ end: horizon, truncated: null });
    expect(events.filter(({ kind }) => kind === 'ScenarioActionSkipped')).toEqual([]);
    const refused = events.filter(({ kind }) => kind === 'ServiceRefused').length;
    expect(run.diagnostics.map(({ speaker }) => speaker)).toEqual(
      Array.from({ length: refused }, () => 'kube-apiserver'),
    );
    expect(feature.nothingToShow(run)).toBeNull();
  });

  it('shows what it is there to show', () => {
    expect(events.flatMap(momentOf)).toEqual(
      shown[name]?.moments.map((moment) => expect.stringMatching(new RegExp(`^${moment}`))),
    );
    const { holders } = portStateAt(feature.derive(run), end);
    expect(holders.size).toBe(shown[name]?.used);
  });

  it('goes as recorded, event by event', async () => {
    const { kept, left } = withoutCrowd(events);
    const recorded = traceText({ ...run.trace, events: kept });
    const more = left === 0 ? '' : `and ${left} events of other Services of the same crowds\n`;
    await expect(recorded + more).toMatchFileSnapshot(path.replace(/\.yaml$/, '.golden.txt'));
  });
});

it('refuses ingress in 1.27 and not in 1.28, on the same draws', () => {
  const text = examples.find(({ name }) => name === 'collision-in-1-27')?.text ?? '';
  const now = simulateText(text, { version: 'v1.28' });
  expect(now.trace.events.filter(({ kind }) => kind === 'ServiceRefused')).toEqual([]);
  expect(now.trace.events.flatMap(momentOf)).toEqual([
    '10 ingress asked static 30080',
    '12 dns asked static 30053',
  ]);
});

/** Services made by the dozen, which no example names. */
const crowd = /\/(existing|team|later|batch-[abc]|mon|tue|wed)-\d+$/;

/** What happens to the ports of the Services an example names, and who of the crowd goes. */
function momentOf(event: ClusterEvent): readonly string[] {
  const at = Math.floor(event.at / 1000);
  const name = nameOf(event.subject);
  const one = name === 'existing-17';
  if (crowd.test(event.subject) && !(one && event.kind === 'NodePortReleased')) return [];
  switch (event.kind) {
    case 'NodePortAllocated': {
      const { how, band, port } = event.detail;
      return [`${at} ${name} ${how} ${band} ${port}`];
    }
    case 'ServiceRefused':
      return [`${at} ${name} ${event.detail.code} ${event.detail.port ?? ''}`];
    case 'NodePortReleased':
      return [`${at} ${name} ${event.detail.why}`];
    case 'NodePortRepairFound':
      return [`${at} ${name} ${event.detail.reason}`];
    default:
      return [];
  }
}

/** A golden is to be read: of each crowd its first two Services are enough. */
function withoutCrowd(events: readonly ClusterEvent[]) {
  const kept = events.filter(({ subject }) => !crowd.test(subject) || /-[12]$/.test(subject));
  return { kept, left: events.length - kept.length };
}
