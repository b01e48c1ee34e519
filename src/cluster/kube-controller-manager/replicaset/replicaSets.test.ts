import { describe, expect, it } from 'vitest';
import type { Pod } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { slowStartBatches } from './slowStart.ts';

const template = {
  metadata: { labels: { app: 'web' } },
  spec: { terminationGracePeriodSeconds: 5, containers: [{ name: 'app', image: 'web:1' }] },
};
const replicaSet = (replicas: number, kind = 'ReplicaSet') => ({
  apiVersion: kind === 'ReplicaSet' ? 'apps/v1' : 'v1',
  kind,
  metadata: { name: 'web' },
  spec: {
    replicas,
    selector: kind === 'ReplicaSet' ? { matchLabels: { app: 'web' } } : { app: 'web' },
    template,
  },
});

function play(
  objects: readonly object[],
  events: readonly object[] = [],
  words: object = {},
): readonly ClusterEvent[] {
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: { horizon: '1m', cluster: { nodes: 2 }, events, ...words },
  };
  return simulateText([...objects, scenario].map((one) => JSON.stringify(one)).join('\n---\n')).trace.events;
}

const of = <K extends ClusterEvent['kind']>(events: readonly ClusterEvent[], kind: K) =>
  events.filter((event): event is Extract<ClusterEvent, { kind: K }> => event.kind === kind);
const made = (events: readonly ClusterEvent[]) =>
  of(events, 'ObjectCreated').filter(({ subject }) => subject.startsWith('Pod/'));

it.each([
  [0, []],
  [1, [1]],
  [10, [1, 2, 4, 3]],
  [500, [1, 2, 4, 8, 16, 32, 64, 128, 245]],
])('creates %i pods in batches of twice the size', (count, batches) => {
  expect(slowStartBatches(count)).toEqual(batches);
});

describe.each(['ReplicaSet', 'ReplicationController'])('a %s', (kind) => {
  it('makes its pods, and makes anew at once what is deleted', () => {
    const events = play([replicaSet(3, kind)], [{ at: 10, delete: 'pod/web-*' }]);
    expect(made(events)).toHaveLength(6);
    // Long before the old ones have gone.
    expect(made(events)[3]!.at).toBeLessThan(10_100);
    expect(of(events, 'PodCreationsDecided').map(({ detail }) => detail.active)).toEqual([0, 0]);
  });

  it('is scaled both ways', () => {
    const target = `${kind.toLowerCase()}/web`;
    const events = play(
      [replicaSet(2, kind)],
      [
        { at: 10, scale: { [target]: 4 } },
        { at: 20, scale: { [target]: 1 } },
      ],
    );
    expect(made(events)).toHaveLength(4);
    const [down] = of(events, 'PodDeletionsDecided');
    expect(down?.detail.victims).toHaveLength(3);
    expect(of(events, 'ObjectDeleted')).toHaveLength(3);
  });
});

it('takes pods for its own that its selector matches, and lets go what it no longer does', () => {
  const bare = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'stray', labels: { app: 'web' } },
    spec: template.spec,
  };
  const events = play(
    [bare, replicaSet(2)],
    [{ at: 20, patch: { 'pod/stray': { metadata: { labels: { app: 'other' } } } } }],
  );
  expect(of(events, 'PodClaimed').map(({ detail }) => [detail.pod, detail.claim])).toEqual([
    ['Pod/default/stray', 'adopted'],
    ['Pod/default/stray', 'released'],
  ]);
  // One beside the stray, and one in its place.
  expect(made(events).filter(({ actor }) => actor !== 'kubectl')).toHaveLength(2);
});

it('makes no pod twice before the watch has told of the first', () => {
  const events = play([replicaSet(20)], [], { latency: { watch: 0.5 } });
  expect(made(events)).toHaveLength(20);
});

it('asks for 500 at a time', () => {
  const events = play([replicaSet(700)], [], { horizon: '5s' });
  expect(of(events, 'PodCreationsDecided').map(({ detail }) => detail.creating)).toEqual([500, 200]);
});

it('names each pod by the seed', () => {
  const names = (seed: number) =>
    made(play([replicaSet(3)], [], { seed })).map(({ detail }) => (detail.object as Pod).metadata.name);
  expect(names(1)).toEqual(names(1));
  expect(names(1)).not.toEqual(names(2));
});
