import { describe, expect, it } from 'vitest';
import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import { endpointOfPod } from './podToEndpoint.ts';
import { type Reconciled, reconcileEndpointSlices } from './reconcileEndpointSlices.ts';

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default', uid: 'u', labels: { team: 'shop' } },
  spec: {
    clusterIP: '10.96.0.1',
    selector: { app: 'web' },
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  },
};
const node: Node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' }, spec: {} };

function pod(index: number, containerPort = 8080, extra: Partial<Pod['metadata']> = {}): Pod {
  const ip = `10.244.${index >> 8}.${index & 255}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `p${index}`, namespace: 'default', uid: `p${index}`, labels: { app: 'web' }, ...extra },
    spec: { nodeName: 'node-1', containers: [{ name: 'app', ports: [{ name: 'http', containerPort }] }] },
    status: {
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

function pods(from: number, to: number): readonly Pod[] {
  return Array.from({ length: to - from }, (_, index) => pod(from + index));
}

function reconcile(
  of: readonly Pod[],
  existing: readonly EndpointSlice[] = [],
  nodes: readonly Node[] = [node],
): Reconciled {
  return reconcileEndpointSlices(service, of, existing, {
    nodeOf: (name) => nodes.find(({ metadata }) => metadata.name === name),
    maxEndpointsPerSlice: 100,
    endpointOf: endpointOfPod,
    hints: null,
  });
}

/** The slices there are after the changes, named in order. */
function applied(existing: readonly EndpointSlice[], changes: Reconciled): readonly EndpointSlice[] {
  const updates = new Map(changes.update.map((slice) => [slice.metadata.name, slice]));
  const gone = new Set(changes.delete.map(({ metadata }) => metadata.name));
  const kept = existing.filter(({ metadata }) => !gone.has(metadata.name));
  const made = changes.create.map((slice, index) => ({
    ...slice,
    metadata: { ...slice.metadata, name: `s${existing.length + index}` },
  }));
  return [...kept.map((slice) => updates.get(slice.metadata.name) ?? slice), ...made];
}

const sizes = (slices: readonly EndpointSlice[]) => slices.map(({ endpoints }) => endpoints?.length ?? 0);

describe('reconcileEndpointSlices', () => {
  it('fills slices of a hundred', () => {
    const slices = applied([], reconcile(pods(0, 250)));
    expect(sizes(slices)).toEqual([100, 100, 50]);
    expect(slices[0]?.ports).toEqual([{ name: 'http', port: 8080, protocol: 'TCP' }]);
    expect(slices[0]?.metadata.labels).toEqual({
      team: 'shop',
      'kubernetes.io/service-name': 'web',
      'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
    });
  });

  it('changes nothing where nothing changed', () => {
    const slices = applied([], reconcile(pods(0, 250)));
    expect(reconcile(pods(0, 250), slices)).toEqual({ create: [], update: [], delete: [], withoutNode: [] });
  });

  it('puts new ones into the slice that is nearest to full with them', () => {
    const slices = applied([], reconcile(pods(0, 250)));
    const changes = reconcile(pods(0, 260), slices);
    expect(sizes(changes.update)).toEqual([60]);
    expect(changes.create).toEqual([]);
  });

  it('fills what it must change anyway before it touches another slice', () => {
    const slices = applied([], reconcile(pods(0, 150)));
    // One of the first slice goes, two come: one fits there, the other goes to the second.
    const changes = reconcile([...pods(1, 150), ...pods(150, 152)], slices);
    expect(changes.update.map(({ endpoints }) => endpoints?.length)).toEqual([100, 51]);
  });

  it('says of a pod that is being deleted that it serves and terminates, in the same place', () => {
    const slices = applied([], reconcile(pods(0, 3)));
    const deleting = pod(1, 8080, { deletionTimestamp: '2023-08-15T00:00:30Z' });
    const [changed] = reconcile([pod(0), deleting, pod(2)], slices).update;
    expect(changed?.endpoints?.[1]?.conditions).toEqual({ ready: false, serving: true, terminating: true });
    expect(changed?.endpoints?.[0]).toBe(slices[0]?.endpoints?.[0]);
  });

  it('gives pods with another port of that name slices of their own', () => {
    const changes = reconcile([pod(0), pod(1, 9090)]);
    expect(changes.create.map(({ ports }) => ports?.[0]?.port)).toEqual([8080, 9090]);
  });

  it('keeps one empty slice of a Service without pods, and makes it over into the first real one', () => {
    const empty = applied([], reconcile([]));
    expect(empty.map(({ endpoints, ports }) => [endpoints, ports])).toEqual([[[], []]]);
    expect(reconcile([], empty)).toEqual({ create: [], update: [], delete: [], withoutNode: [] });
    const changes = reconcile([pod(0)], empty);
    expect([changes.create.length, changes.delete.length]).toEqual([0, 0]);
    expect(changes.update.map(({ metadata, endpoints }) => [metadata.name, endpoints?.length])).toEqual([
      ['s0', 1],
    ]);
  });

  it('leaves out pods of an unknown node, and says so', () => {
    const changes = reconcile([pod(0)], [], []);
    expect(changes.withoutNode.map(({ metadata }) => metadata.name)).toEqual(['p0']);
    expect(sizes(changes.create)).toEqual([0]);
  });

  it('does not touch slices of an older Service of the name but to remove them', () => {
    const [own] = applied([], reconcile([pod(0)]));
    const foreign: EndpointSlice = {
      ...own!,
      metadata: { ...own!.metadata, name: 'old', ownerReferences: [] },
    };
    const changes = reconcile([pod(0)], [foreign]);
    expect(changes.delete.map(({ metadata }) => metadata.name)).toEqual(['old']);
    expect(sizes(changes.create)).toEqual([1]);
  });
});
