import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

const pod = (name: string, rest: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', ...rest },
  spec: { terminationGracePeriodSeconds: 20, containers: [{ name: 'web', image: 'web:1' }] },
});

function play(
  objects: readonly object[],
  events: readonly object[],
  words: object = {},
): readonly ClusterEvent[] {
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: { horizon: '2m', events, ...words },
  };
  return simulateText([...objects, scenario].map((one) => JSON.stringify(one)).join('\n---\n')).trace.events;
}

const at = (events: readonly ClusterEvent[], kind: ClusterEvent['kind'], subject: string) =>
  events.filter((event) => event.kind === kind && event.subject === subject).map((event) => event.at);
const skipped = (events: readonly ClusterEvent[]) =>
  events.flatMap((event) => (event.kind === 'ScenarioActionSkipped' ? [event.detail.reason] : []));

describe('kubectl', () => {
  it('applies everything at once, unless an event applies it later', () => {
    const events = play([pod('a'), pod('b')], [{ at: 20, apply: 'pod/b' }]);
    expect(at(events, 'ObjectCreated', 'Pod/default/a')).toEqual([5]);
    expect(at(events, 'ObjectCreated', 'Pod/default/b')).toEqual([20_005]);
    expect(at(events, 'ContainerStarted', 'Pod/default/b')[0]).toBeGreaterThan(20_005);
  });

  it('applies an object again that was deleted: a new pod of the same name, with no past', () => {
    const events = play(
      [pod('a')],
      [
        { at: 0, apply: 'pod/a' },
        { at: 10, delete: 'pod/a' },
        { at: 60, apply: 'pod/a' },
      ],
    );
    expect(at(events, 'ObjectCreated', 'Pod/default/a')).toEqual([5, 60_005]);
    const attempts = events.flatMap((event) =>
      event.kind === 'ContainerStarted' ? [event.detail.attempt] : [],
    );
    expect(attempts).toEqual([0, 0]);
    const last = events.findLast((event) => event.kind === 'ObjectModified');
    expect(last?.kind === 'ObjectModified' && last.detail.object.status).toMatchObject({ phase: 'Running' });
  });

  it('starts a pod whose namesake was force-deleted once that one has stopped', () => {
    const events = play(
      [pod('a')],
      [
        { at: 0, apply: 'pod/a' },
        { at: 10, delete: 'pod/a', force: true },
        { at: '10.1s', apply: 'pod/a' },
      ],
      { containers: { web: { onTerm: { seconds: null } } } },
    );
    const [, second] = at(events, 'ContainerStarted', 'Pod/default/a');
    expect(second).toBeGreaterThan(at(events, 'ContainerExited', 'Pod/default/a')[0]!);
  });

  it('finds pods by name, by the beginning of it, and only in their namespace', () => {
    const other = pod('a', { namespace: 'shop' });
    const gone = (target: string) => {
      const events = play([pod('a'), pod('ab'), other], [{ at: 10, delete: target }]);
      return events.flatMap((event) => (event.kind === 'ObjectDeleted' ? [event.subject] : []));
    };
    expect(gone('pod/a')).toEqual(['Pod/default/a']);
    expect(gone('pods/a*').sort()).toEqual(['Pod/default/a', 'Pod/default/ab']);
    expect(gone('pod/shop:a')).toEqual(['Pod/shop/a']);
  });

  it('says what it could not do', () => {
    const events = play(
      [pod('a')],
      [
        { at: 5, delete: 'pod/nobody' },
        { at: 6, apply: 'pod/nobody' },
        { at: 7, drain: 'node-1' },
      ],
    );
    expect(skipped(events)).toEqual([
      'pod/nobody not found',
      'pod/nobody is not in the text',
      'unable to drain node "node-1" due to error: cannot delete Pods declare no controller (use --force to override): default/a',
    ]);
  });

  it('raises a grace period of 0 to 1 unless forced', () => {
    const grace = (event: object) =>
      play([pod('a')], [{ at: 10, delete: 'pod/a', ...event }]).flatMap((one) =>
        one.kind === 'ContainerKilling' ? [one.detail.graceSeconds] : [],
      );
    expect(grace({ gracePeriodSeconds: 0 })).toEqual([1]);
    expect(grace({ gracePeriodSeconds: 7 })).toEqual([7]);
    expect(grace({})).toEqual([20]);
    expect(grace({ force: true })).toEqual([1]);
  });

  it('cannot shorten a kill that has begun, as v1.28.0 cannot', () => {
    const events = play(
      [pod('a')],
      [
        { at: 10, delete: 'pod/a' },
        { at: 12, delete: 'pod/a', gracePeriodSeconds: 3 },
      ],
      { containers: { web: { onTerm: { seconds: null } } } },
    );
    const [term] = at(events, 'ContainerSignalled', 'Pod/default/a');
    expect(at(events, 'ContainerExited', 'Pod/default/a')).toEqual([term! + 20_000]);
  });

  it('waits for finalizers before an object goes', () => {
    const events = play([pod('a', { finalizers: ['example.org/hold'] })], [{ at: 10, delete: 'pod/a' }]);
    expect(at(events, 'ObjectDeleted', 'Pod/default/a')).toEqual([]);
    const last = events.findLast((event) => event.kind === 'ObjectModified');
    expect(last?.kind === 'ObjectModified' && last.detail.object.metadata).toMatchObject({
      deletionGracePeriodSeconds: 0,
    });
  });
});
