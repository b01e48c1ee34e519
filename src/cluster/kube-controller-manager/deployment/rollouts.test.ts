import { describe, expect, it } from 'vitest';
import type { Pod } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

const grace = 3;

function play(spec: object, events: readonly object[], words: object = {}): readonly ClusterEvent[] {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { terminationGracePeriodSeconds: grace, containers: [{ name: 'app', image: 'web:1' }] },
      },
      ...spec,
    },
  };
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: { horizon: '2m', cluster: { nodes: 2 }, events, ...words },
  };
  return simulateText([deployment, scenario].map((one) => JSON.stringify(one)).join('\n---\n')).trace.events;
}

const image = (at: number, to: string) => ({ at, set: { image: { 'deployment/web': to } } });

function last<T>(events: readonly ClusterEvent[], kind: string): readonly T[] {
  const objects = new Map<string, unknown>();
  for (const event of events) {
    if (event.kind === 'ObjectDeleted') objects.delete(event.subject);
    if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified') continue;
    if (event.detail.object.kind === kind) objects.set(event.subject, event.detail.object);
  }
  return [...objects.values()] as T[];
}

const scalings = (events: readonly ClusterEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'ScalingDecided'
      ? [`${event.detail.why.kind} ${event.detail.from}→${event.detail.to}`]
      : [],
  );
const conditions = (events: readonly ClusterEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'DeploymentConditionChanged' && event.detail.type === 'Progressing'
      ? [`${Math.floor(event.at / 1000)} ${event.detail.reason}`]
      : [],
  );
const revisions = (events: readonly ClusterEvent[]) =>
  last<ReplicaSet>(events, 'ReplicaSet').map(({ metadata: { annotations }, spec }) => ({
    revision: annotations?.['deployment.kubernetes.io/revision'],
    history: annotations?.['deployment.kubernetes.io/revision-history'],
    replicas: spec.replicas,
  }));

describe('a Deployment', () => {
  it('is rolled out, and says so', () => {
    const events = play({ replicas: 3 }, []);
    const [deployment] = last<Deployment>(events, 'Deployment');
    expect(deployment?.status).toMatchObject({ replicas: 3, updatedReplicas: 3, availableReplicas: 3 });
    expect(deployment?.metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '1' });
    expect(conditions(events)).toEqual([
      '0 NewReplicaSetCreated',
      '0 ReplicaSetUpdated',
      '1 NewReplicaSetAvailable',
    ]);
    const [pod] = last<Pod>(events, 'Pod');
    expect(pod?.metadata.name).toMatch(/^web-[bcdf4-9]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(pod?.metadata.labels).toEqual({
      app: 'web',
      'pod-template-hash': pod?.metadata.name.split('-')[1],
    });
  });

  it('lets no old pod go before a new one is available when none may be missing', () => {
    const strategy = { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
    const events = play({ replicas: 2, strategy }, [image(10, 'web:2')]);
    expect(scalings(events)).toEqual(['available 2→1', 'surge 1→2', 'available 1→0']);
    expect(last<Pod>(events, 'Pod').map(({ spec }) => spec.containers[0]?.image)).toEqual(['web:2', 'web:2']);
  });

  it('recreates only when the last old pod has gone', () => {
    const strategy = { type: 'Recreate' };
    const words = { containers: { app: { onTerm: { seconds: 2, exitCode: 0 } } } };
    const events = play({ replicas: 2, strategy }, [image(10, 'web:2')], words);
    const gone = events.filter(({ kind, subject }) => kind === 'ObjectDeleted' && subject.startsWith('Pod/'));
    const made = events.find(({ kind, at }) => kind === 'NewReplicaSetDecided' && at > 10_000);
    expect(gone).toHaveLength(2);
    expect(made?.id).toBeGreaterThan(gone[1]!.id);
    expect(events.filter(({ kind }) => kind === 'RecreateWaited')).toHaveLength(1);
    expect(scalings(events)).toEqual(['recreateOld 2→0']);
  });

  it('comes back to an earlier revision as the newest', () => {
    const events = play({ replicas: 1 }, [
      image(10, 'web:2'),
      { at: 30, rollout: { undo: 'deployment/web' } },
    ]);
    expect(revisions(events)).toEqual([
      { revision: '3', history: '1', replicas: 1 },
      { revision: '2', history: undefined, replicas: 0 },
    ]);
    expect(events.filter(({ kind }) => kind === 'NewReplicaSetDecided')).toHaveLength(2);
  });

  it('keeps as much history as it is told to', () => {
    const changes = [image(10, 'web:2'), image(30, 'web:3'), image(50, 'web:4')];
    const events = play({ replicas: 1, revisionHistoryLimit: 1 }, changes);
    expect(revisions(events).map(({ revision }) => revision)).toEqual(['3', '4']);
  });

  it('says when a rollout makes no progress, and goes on trying', () => {
    const words = { containers: { 'web:2': { readyAfter: null } } };
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'app', image: 'web:1', readinessProbe: { tcpSocket: { port: 80 } } }] },
    };
    const events = play({ replicas: 2, progressDeadlineSeconds: 20, template }, [image(10, 'web:2')], words);
    // The condition's time is cut to whole seconds; the controller looks again a second after the deadline.
    expect(conditions(events).at(-1)).toBe('31 ProgressDeadlineExceeded');
    expect(last<Deployment>(events, 'Deployment')[0]?.status).toMatchObject({
      replicas: 3,
      availableReplicas: 2,
    });
  });

  it('does nothing but scale while it is paused', () => {
    const events = play({ replicas: 2 }, [
      { at: 10, rollout: { pause: 'deployment/web' } },
      image(20, 'web:2'),
      { at: 30, scale: { 'deployment/web': 4 } },
      { at: 50, rollout: { resume: 'deployment/web' } },
    ]);
    const made = events.filter(({ kind }) => kind === 'NewReplicaSetDecided').map(({ at }) => at);
    expect(made).toEqual([15, 50_020]);
    expect(scalings(events)[0]).toBe('onlyActive 2→4');
    expect(conditions(events).map((said) => said.split(' ')[1])).toContain('DeploymentPaused');
    expect(last<Pod>(events, 'Pod').map(({ spec }) => spec.containers[0]?.image)).toEqual(
      Array(4).fill('web:2'),
    );
  });

  it('shares out what it is scaled by in the middle of a rollout', () => {
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'app', image: 'web:1', readinessProbe: { tcpSocket: { port: 80 } } }] },
    };
    const events = play(
      { replicas: 10, template },
      [image(10, 'web:2'), { at: 12, scale: { 'deployment/web': 20 } }],
      { containers: { 'web:2': { readyAfter: 60 } }, horizon: '20s' },
    );
    const shares = events.flatMap((event) =>
      event.kind === 'ScalingDecided' && event.detail.why.kind === 'proportional'
        ? [[event.detail.from, event.detail.to]]
        : [],
    );
    // 25 pods in all, for the surge is used at once: 8 and 5 of 13 become 15 and 10.
    expect(shares).toEqual([
      [8, 15],
      [5, 10],
    ]);
  });

  it('is counted ready at once, available only after minReadySeconds', () => {
    const events = play({ replicas: 1, minReadySeconds: 10 }, []);
    const at = (count: 'readyReplicas' | 'availableReplicas') =>
      events.find(
        (event) =>
          event.kind === 'ObjectModified' &&
          event.detail.object.kind === 'Deployment' &&
          ((event.detail.object as Deployment).status?.[count] ?? 0) > 0,
      )?.at ?? 0;
    expect(at('availableReplicas') - at('readyReplicas')).toBeGreaterThanOrEqual(9_900);
    expect(at('availableReplicas') - at('readyReplicas')).toBeLessThanOrEqual(11_100);
  });

  it('takes its ReplicaSets and pods with it', () => {
    const events = play({ replicas: 2 }, [{ at: 10, delete: 'deployment/web' }]);
    expect(last(events, 'ReplicaSet')).toEqual([]);
    expect(last(events, 'Pod')).toEqual([]);
    expect(
      events.filter(({ kind }) => kind === 'DependentCollected').map(({ subject }) => subject.split('/')[0]),
    ).toEqual(['ReplicaSet', 'Pod', 'Pod']);
  });

  it('does not hang at the edges', () => {
    for (const replicas of [0, 1]) {
      for (const maxSurge of ['0%', 0, '100%']) {
        const strategy = { rollingUpdate: { maxSurge, maxUnavailable: '1%' } };
        const events = play({ replicas, strategy }, [image(10, 'web:2')], { horizon: '60s' });
        const images = last<Pod>(events, 'Pod').map(({ spec }) => spec.containers[0]?.image);
        expect(images).toEqual(Array(replicas).fill('web:2'));
      }
    }
  });
});
