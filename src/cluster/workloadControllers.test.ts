import { describe, expect, it } from 'vitest';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { ApiServer } from '#cluster/kube-apiserver/apiServer.ts';
import { ServiceRegistry } from '#cluster/kube-apiserver/nodeport/serviceRegistry.ts';
import { deploymentDefaults } from '#cluster/kube-controller-manager/deployment/deploymentController.ts';
import { replicaSetDefaults } from '#cluster/kube-controller-manager/replicaset/replicaSetController.ts';
import { readScenarios } from '#scenario/readScenario.ts';
import { Simulator } from '#simulation/simulator.ts';
import { Store } from '#simulation/store.ts';
import { workloadControllers } from './workloadControllers.ts';

const key = 'Deployment/default/web';

function play(options: Parameters<typeof workloadControllers>[1], images: readonly string[]) {
  const simulator = new Simulator<ClusterFacts>(0);
  const store = new Store(simulator);
  const services = new ServiceRegistry(simulator, store, '30000-32767', true);
  const server = new ApiServer(simulator, store, services, readScenarios([]).scenario, () => true);
  const clientOf = (actor: string) => server.client(actor);
  workloadControllers({ simulator, clientOf, gateEnabled: () => true, conflicts: true }, options);
  const api = clientOf('test');
  const specOf = (image: string): Deployment['spec'] => ({
    replicas: 2,
    progressDeadlineSeconds: 600,
    selector: { matchLabels: { app: 'web' } },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image }] } },
  });
  for (const [index, image] of images.entries()) {
    simulator.scheduleAt(index * 5000, 0, () => {
      const metadata = { name: 'web', namespace: 'default' };
      const spec = specOf(image);
      if (index === 0) api.create({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }, 'test');
      else api.update(key, (stored) => ({ ...stored, spec }), 'test');
    });
  }
  const { events } = simulator.run({ horizonMs: 20_000, maxEvents: 10_000, interrupted: () => null });
  return { store, events };
}

describe('the workload controllers', () => {
  it('say on the ReplicaSet and its Deployment that pods cannot be created, and try less and less often', () => {
    const taken = { ...replicaSetDefaults, podName: () => 'taken' };
    const { store, events } = play({ deployment: deploymentDefaults, replicaSet: taken }, ['web:1']);
    const [replicaSet] = store.list('ReplicaSet') as readonly ReplicaSet[];
    const failure = {
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreate',
      message: 'pods "taken" already exists',
    };
    expect(replicaSet?.status?.conditions).toMatchObject([failure]);
    expect((store.get(key) as Deployment).status?.conditions).toContainEqual(
      expect.objectContaining(failure),
    );
    const failed = events.filter(({ kind, actor }) => kind === 'SyncFailed' && actor.endsWith('replicaset'));
    expect(failed.length).toBeGreaterThan(5);
    expect(failed.length).toBeLessThan(15);
    expect(store.list('Pod')).toHaveLength(1);
  });

  it('take another hash when a ReplicaSet of another template has the name', () => {
    const alike = {
      ...deploymentDefaults,
      hashOf: (_: unknown, count: number | undefined) => `h${count ?? 0}`,
    };
    const { store, events } = play({ deployment: alike, replicaSet: replicaSetDefaults }, ['web:1', 'web:2']);
    expect(store.list('ReplicaSet').map(({ metadata }) => metadata.name)).toEqual(['web-h0', 'web-h1']);
    expect((store.get(key) as Deployment).status?.collisionCount).toBe(1);
    expect(events.filter(({ kind }) => kind === 'TemplateHashCollided')).toHaveLength(1);
  });
});
