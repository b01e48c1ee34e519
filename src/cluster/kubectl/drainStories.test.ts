import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

const web = (replicas: number, spec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'app', image: 'web:1' }], terminationGracePeriodSeconds: 2, ...spec },
    },
  },
});
const budget = (name: string, spec: object) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});
const pod = (name: string, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: 'web' } },
  spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'web:1' }], ...spec },
});

function play(objects: readonly object[], events: readonly object[], nodes = 2): readonly ClusterEvent[] {
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: { horizon: '90s', cluster: { nodes }, events },
  };
  const run = simulateText([...objects, scenario].map((one) => `---\n${JSON.stringify(one)}\n`).join(''));
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return run.trace.events;
}

const of = <K extends ClusterEvent['kind']>(events: readonly ClusterEvent[], kind: K) =>
  events.filter((event): event is Extract<ClusterEvent, { kind: K }> => event.kind === kind);
const skipped = (events: readonly ClusterEvent[]) =>
  of(events, 'ScenarioActionSkipped').map(({ detail }) => detail.reason);
const codes = (events: readonly ClusterEvent[]) => [
  ...new Set(of(events, 'EvictionRefused').map(({ detail }) => detail.code)),
];

describe('an eviction', () => {
  it('is never allowed by a budget that wants all, and the drain goes on asking', () => {
    for (const spec of [{ maxUnavailable: 0 }, { minAvailable: '100%' }, { maxUnavailable: '0%' }]) {
      const events = play([web(2), budget('web', spec)], [{ at: 10, drain: 'node-1' }]);
      expect(of(events, 'EvictionAllowed')).toEqual([]);
      expect(codes(events)).toEqual([429]);
      expect(of(events, 'DrainEnded')).toEqual([]);
    }
  });

  it('lets all go at once where the budget is for other pods, or lets all be away', () => {
    const other = budget('other', { minAvailable: 1, selector: { matchLabels: { app: 'other' } } });
    const all = budget('all', { maxUnavailable: '100%' });
    for (const one of [other, all]) {
      const events = play([web(4), one], [{ at: 10, drain: 'node-1' }]);
      expect(of(events, 'EvictionRefused')).toEqual([]);
      expect(of(events, 'EvictionAllowed')).toHaveLength(2);
      expect(of(events, 'DrainEnded')[0]?.detail.left).toEqual([]);
    }
  });

  it('is an error of the server where two budgets watch one pod', () => {
    const two = [budget('a', { maxUnavailable: 1 }), budget('b', { maxUnavailable: 1 })];
    const events = play([web(2), ...two], [{ at: 10, drain: 'node-1' }]);
    expect(codes(events)).toEqual([500]);
    expect(of(events, 'EvictionAllowed')).toEqual([]);
  });

  it('asks no budget for a pod that has ended', () => {
    const containers = [{ name: 'app', image: 'web:1', command: ['sleep', '3'] }];
    const strict = budget('web', { minAvailable: 1 });
    const ended = pod('ended', { restartPolicy: 'Never', containers });
    const events = play([ended, strict], [{ at: 20, evict: 'pod/ended' }]);
    const still = play([pod('running'), strict], [{ at: 20, evict: 'pod/running' }]);
    expect(of(still, 'EvictionAllowed')).toEqual([]);
    expect(of(events, 'EvictionAllowed')).toHaveLength(1);
  });
});

describe('drain', () => {
  it('refuses an emptyDir unless its data may go', () => {
    const volumes = [{ name: 'data', emptyDir: {} }];
    const drained = (deleteEmptydirData: boolean) =>
      play([web(2, { volumes })], [{ at: 10, drain: 'node-1', deleteEmptydirData }]);
    expect(skipped(drained(false))[0]).toContain(
      'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/web-',
    );
    expect(of(drained(true), 'DrainEnded')[0]?.detail.left).toEqual([]);
  });

  it('leaves the new pods waiting when no other node is there', () => {
    const events = play([web(2)], [{ at: 10, drain: 'node-1' }], 1);
    expect(of(events, 'DrainEnded')[0]?.detail.left).toEqual([]);
    expect(of(events, 'PodBound').filter(({ at }) => at > 10_000)).toEqual([]);
    const back = play(
      [web(2)],
      [
        { at: 10, drain: 'node-1' },
        { at: 40, uncordon: 'node-1' },
      ],
      1,
    );
    expect(of(back, 'PodBound').filter(({ at }) => at > 40_000)).toHaveLength(2);
  });

  it('ends at once on a node without pods, and says so of a node that is none', () => {
    const events = play(
      [pod('a')],
      [
        { at: 10, drain: 'node-2' },
        { at: 20, drain: 'node-9' },
      ],
    );
    expect(of(events, 'DrainEnded').map(({ detail }) => detail.left)).toEqual([[]]);
    expect(skipped(events)).toEqual(['nodes "node-9" not found']);
  });
});
