import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '#api/types.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { Simulator } from '#simulation/simulator.ts';
import { keyOf, Store } from '#simulation/store.ts';
import { ObjectRequests } from './objectRequests.ts';

const deployment: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default', uid: 'one' },
  spec: { replicas: 3 },
};
const key = keyOf(deployment);

function registry(object: KubernetesObject = deployment) {
  const simulator = new Simulator<ClusterFacts>(1);
  const store = new Store(simulator);
  const requests = new ObjectRequests(simulator, store);
  requests.create('test', object, 'test');
  const writes = () => simulator.events.map(({ kind }) => kind);
  return { store, requests, writes };
}

describe('ObjectRequests', () => {
  it('raises the generation with the spec, not with metadata or status', () => {
    const { store, requests } = registry();
    const generation = () => store.get(key)?.metadata.generation;
    expect(generation()).toBe(1);
    const labelled = (stored: KubernetesObject) => ({
      ...stored,
      metadata: { ...stored.metadata, labels: { app: 'web' } },
    });
    requests.update('test', key, labelled, 'test');
    expect(generation()).toBe(1);
    requests.updateStatus('test', key, (stored) => ({ ...stored, status: { replicas: 3 } }), 'test');
    expect(generation()).toBe(1);
    requests.update('test', key, (stored) => ({ ...stored, spec: { replicas: 4 } }), 'test');
    expect(generation()).toBe(2);
  });

  it('raises the generation of an EndpointSlice with its endpoints and labels, not with annotations', () => {
    const slice: KubernetesObject = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'web-1', namespace: 'default', uid: 'two' },
    };
    const { store, requests } = registry(slice);
    const at = keyOf(slice);
    const write = (metadata: object, content: object) => {
      requests.update(
        'test',
        at,
        (stored) => ({ ...stored, ...content, metadata: { ...stored.metadata, ...metadata } }),
        'test',
      );
      return store.get(at)?.metadata.generation;
    };
    expect(write({ annotations: { a: 'b' } }, {})).toBe(1);
    expect(write({}, { endpoints: [{ addresses: ['10.0.0.1'] }] })).toBe(2);
    expect(write({ labels: { app: 'web' } }, {})).toBe(3);
  });

  it('keeps status out of updates, and all else out of updates of status', () => {
    const { store, requests } = registry();
    requests.update(
      'test',
      key,
      (stored) => ({ ...stored, spec: { replicas: 5 }, status: { replicas: 9 } }),
      'test',
    );
    expect(store.get(key)).toMatchObject({ spec: { replicas: 5 } });
    expect(store.get(key)?.status).toBeUndefined();
    requests.updateStatus(
      'test',
      key,
      (stored) => ({ ...stored, spec: {}, status: { replicas: 5 } }),
      'test',
    );
    expect(store.get(key)).toMatchObject({ spec: { replicas: 5 }, status: { replicas: 5 } });
  });

  it('writes nothing that changes nothing', () => {
    const { requests, writes } = registry();
    expect(
      requests.update('test', key, (stored) => ({ ...stored, spec: { replicas: 3 } }), 'test').kind,
    ).toBe('unchanged');
    expect(requests.update('test', key, () => null, 'test').kind).toBe('unchanged');
    expect(writes()).toEqual(['ObjectCreated']);
  });

  it('refuses what is not there, another of its name, and what the writer will not have', () => {
    const { requests } = registry();
    const background = { propagationPolicy: 'Background' } as const;
    expect(requests.update('test', 'Deployment/default/other', () => null, 'test')).toEqual({
      kind: 'refused',
      reason: 'NotFound',
    });
    expect(requests.update('test', key, () => 'conflict', 'test')).toMatchObject({ reason: 'Conflict' });
    expect(requests.delete('test', key, { ...background, preconditionUid: 'two' }, 'test')).toMatchObject({
      reason: 'Conflict',
    });
  });

  it('deletes at once in the background, and waits for the last finalizer in the foreground', () => {
    const background = registry();
    background.requests.delete('test', key, { propagationPolicy: 'Background' }, 'test');
    expect(background.store.get(key)).toBeUndefined();

    const { store, requests, writes } = registry();
    requests.delete('test', key, { propagationPolicy: 'Foreground' }, 'test');
    expect(store.get(key)?.metadata.finalizers).toEqual(['foregroundDeletion']);
    expect(store.get(key)?.metadata.deletionTimestamp).toBeDefined();
    const released = (stored: KubernetesObject) => ({
      ...stored,
      metadata: { ...stored.metadata, finalizers: [] },
    });
    requests.update('test', key, released, 'test');
    expect(store.get(key)).toBeUndefined();
    expect(writes()).toEqual(['ObjectCreated', 'ObjectModified', 'ObjectModified', 'ObjectDeleted']);
  });
});
