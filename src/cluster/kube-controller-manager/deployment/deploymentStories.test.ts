import { describe, expect, it } from 'vitest';
import type { Pod } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

const key = 'deployment/web';
const template = (image: string, probed = true) => ({
  metadata: { labels: { app: 'web' } },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: 'app',
        image,
        ...(probed ? { readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } } : {}),
      },
    ],
  },
});

function play(objects: readonly object[], events: readonly object[], words: object = {}) {
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: { horizon: '2m', cluster: { nodes: 2 }, events, ...words },
  };
  const run = simulateText([...objects, scenario].map((one) => `---\n${JSON.stringify(one)}\n`).join(''));
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return run.trace.events;
}

const workload = (kind: 'Deployment' | 'ReplicaSet', name: string, spec: object) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, labels: { app: 'web' } },
  spec: { selector: { matchLabels: { app: 'web' } }, template: template('web:1'), ...spec },
});
const image = (at: number, to: string) => ({ at, set: { image: { [key]: to } } });

/** The objects of a kind as they are at the end. */
function left<T>(events: readonly ClusterEvent[], kind: string): readonly T[] {
  const objects = new Map<string, unknown>();
  for (const event of events) {
    if (event.kind === 'ObjectDeleted') objects.delete(event.subject);
    if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified') continue;
    if (event.detail.object.kind === kind) objects.set(event.subject, event.detail.object);
  }
  return [...objects.values()] as T[];
}

const imagesOf = (events: readonly ClusterEvent[]) =>
  left<Pod>(events, 'Pod').map(({ spec }) => spec.containers[0]?.image);
const deploymentOf = (events: readonly ClusterEvent[]) => left<Deployment>(events, 'Deployment')[0];

describe('a Deployment', () => {
  it('rolls over: a version in the making is left for the next, and the last one wins', () => {
    const events = play(
      [workload('Deployment', 'web', { replicas: 4 })],
      [image(10, 'web:2'), image(12, 'web:3'), image(14, 'web:4')],
      { containers: { 'web:2': { readyAfter: null }, 'web:3': { readyAfter: null } } },
    );
    expect(imagesOf(events)).toEqual(Array(4).fill('web:4'));
    expect(
      left<ReplicaSet>(events, 'ReplicaSet')
        .map(({ spec }) => spec.replicas)
        .sort(),
    ).toEqual([0, 0, 0, 4]);
    expect(deploymentOf(events)?.status).toMatchObject({ updatedReplicas: 4, availableReplicas: 4 });
  });

  it('survives being changed, scaled, paused and undone again and again', () => {
    const events = play(
      [workload('Deployment', 'web', { replicas: 6, revisionHistoryLimit: 10 })],
      [
        image(5, 'web:2'),
        { at: 6, scale: { [key]: 3 } },
        image(7, 'web:3'),
        { at: 8, rollout: { pause: key } },
        { at: 9, scale: { [key]: 8 } },
        image(10, 'web:4'),
        { at: 12, rollout: { resume: key } },
        { at: 13, rollout: { undo: key } },
        { at: 14, delete: 'pod/web' },
        { at: 15, rollout: { restart: key } },
        { at: 16, scale: { [key]: 5 } },
      ],
      { containers: { app: { readyAfter: 2 } } },
    );
    const deployment = deploymentOf(events);
    expect(deployment?.status).toMatchObject({ replicas: 5, updatedReplicas: 5, availableReplicas: 5 });
    expect(deployment?.status?.unavailableReplicas ?? 0).toBe(0);
    expect(deployment?.status?.observedGeneration).toBe(deployment?.metadata.generation);
    expect(imagesOf(events)).toEqual(Array(5).fill('web:3'));
  });

  it('takes over a ReplicaSet and its pods that its selector matches, and replaces none of them', () => {
    const events = play(
      [workload('ReplicaSet', 'older', { replicas: 3 }), workload('Deployment', 'web', { replicas: 3 })],
      [],
    );
    const sets = left<ReplicaSet>(events, 'ReplicaSet');
    expect(sets.every(({ metadata }) => metadata.ownerReferences?.[0]?.name === 'web')).toBe(true);
    expect(imagesOf(events)).toHaveLength(3);
    expect(deploymentOf(events)?.status).toMatchObject({ replicas: 3, updatedReplicas: 3 });
  });

  it('removes old pods that are not ready first when it goes on to a version that works', () => {
    const strategy = { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } };
    const events = play(
      [workload('Deployment', 'web', { replicas: 3, strategy })],
      [image(10, 'web:bad'), image(30, 'web:3')],
      { containers: { 'web:bad': { readyAfter: null } } },
    );
    const removed = events.find(({ kind, at }) => kind === 'ObjectDeleted' && at > 30_000);
    const bad = events.flatMap((event) =>
      event.kind === 'ObjectCreated' && JSON.stringify(event.detail.object).includes('"web:bad"')
        ? [event.subject]
        : [],
    );
    expect(bad).toContain(removed?.subject);
    expect(imagesOf(events)).toEqual(Array(3).fill('web:3'));
  });

  it('clears the deadline it missed once the rollout is completed', () => {
    const events = play(
      [workload('Deployment', 'web', { replicas: 2, progressDeadlineSeconds: 5 })],
      [image(10, 'web:2')],
      { containers: { 'web:2': { readyAfter: 20 } } },
    );
    const said = events.flatMap((event) =>
      event.kind === 'DeploymentConditionChanged' && event.detail.type === 'Progressing'
        ? [event.detail.reason]
        : [],
    );
    expect(said).toContain('ProgressDeadlineExceeded');
    expect(said.at(-1)).toBe('NewReplicaSetAvailable');
  });

  it('has nothing to do with none to run, and a new template makes only its ReplicaSet', () => {
    const events = play([workload('Deployment', 'web', { replicas: 0 })], [image(10, 'web:2')]);
    expect(events.some(({ kind }) => kind === 'PodBound')).toBe(false);
    expect(left<ReplicaSet>(events, 'ReplicaSet').map(({ spec }) => spec.replicas)).toEqual([0, 0]);
    expect(
      deploymentOf(events)
        ?.status?.conditions?.map(({ type, status }) => `${type} ${status}`)
        .sort(),
    ).toEqual(['Available True', 'Progressing True']);
  });
});
