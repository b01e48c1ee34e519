import { describe, expect, it } from 'vitest';
import type { KubernetesObject, OwnerReference } from '#api/types.ts';
import type { DeleteObjectOptions } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { ApiServer } from '#cluster/kube-apiserver/apiServer.ts';
import { ServiceRegistry } from '#cluster/kube-apiserver/nodeport/serviceRegistry.ts';
import { garbageCollector } from '#cluster/kube-controller-manager/garbage-collector/garbageCollector.ts';
import { readScenarios } from '#scenario/readScenario.ts';
import { Simulator } from '#simulation/simulator.ts';
import { Store } from '#simulation/store.ts';

function world() {
  const simulator = new Simulator<ClusterFacts>(0);
  const store = new Store(simulator);
  const services = new ServiceRegistry(simulator, store, '30000-32767', true);
  const { scenario } = readScenarios([]);
  const server = new ApiServer(simulator, store, services, scenario, () => true);
  const client = (actor: string) => server.client(actor);
  garbageCollector({ simulator, scenario, gateEnabled: () => true, client, store, nodes: [] });
  const object = (kind: string, name: string, owners: readonly string[] = []): KubernetesObject => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      ownerReferences: owners.map((key): OwnerReference => {
        const [ownerKind = '', , ownerName = ''] = key.split('/');
        const uid = store.get(key)?.metadata.uid ?? '';
        return { apiVersion: 'apps/v1', kind: ownerKind, name: ownerName, uid };
      }),
    },
    spec: {},
  });
  const at = (ms: number, run: () => void) => simulator.scheduleAt(ms, 0, run);
  const api = client('test');
  at(0, () => api.create(object('Deployment', 'd'), 'test'));
  at(100, () => api.create(object('ReplicaSet', 'a', ['Deployment/default/d']), 'test'));
  at(200, () =>
    api.create(object('ReplicaSet', 'b', ['Deployment/default/d', 'ReplicaSet/default/a']), 'test'),
  );
  const remove = (key: string, propagationPolicy: DeleteObjectOptions['propagationPolicy']) =>
    at(300, () => api.delete(key, { propagationPolicy }, 'test'));
  const run = () => simulator.run({ horizonMs: 10_000, maxEvents: 1000, interrupted: () => null }).events;
  return { store, remove, run };
}

const fates = (events: ReturnType<ReturnType<typeof world>['run']>) =>
  events.flatMap(({ kind, subject }) => {
    if (kind === 'ObjectDeleted') return [`gone ${subject.split('/').at(-1)}`];
    return kind === 'DependentCollected' || kind === 'DependentOrphaned'
      ? [`${kind} ${subject.split('/').at(-1)}`]
      : [];
  });

describe('the garbage collector', () => {
  it('deletes what is owned once its owner has gone, and what has another owner only with that one', () => {
    const { remove, run } = world();
    remove('Deployment/default/d', 'Background');
    expect(fates(run())).toEqual([
      'gone d',
      'DependentCollected a',
      'gone a',
      'DependentCollected b',
      'gone b',
    ]);
  });

  it('forgets one of two owners when it has gone', () => {
    const { store, remove, run } = world();
    remove('ReplicaSet/default/a', 'Background');
    expect(fates(run())).toEqual(['gone a']);
    expect(store.get('ReplicaSet/default/b')?.metadata.ownerReferences?.map(({ name }) => name)).toEqual([
      'd',
    ]);
  });

  it('keeps an owner that is deleted in the foreground until all it owns has gone', () => {
    const { remove, run } = world();
    remove('Deployment/default/d', 'Foreground');
    expect(fates(run()).at(-1)).toBe('gone d');
  });

  it('lets go what an owner leaves behind as an orphan', () => {
    const { store, remove, run } = world();
    remove('Deployment/default/d', 'Orphan');
    expect(fates(run())).toEqual(['DependentOrphaned a', 'DependentOrphaned b', 'gone d']);
    expect(store.get('ReplicaSet/default/a')?.metadata.ownerReferences).toEqual([]);
  });
});
