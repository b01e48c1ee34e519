import { expect, it } from 'vitest';
import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import { checked, isTelling, uncheckedBackend } from './healthCheck.ts';
import { isBalancerNode, nodeChangeMatters } from './loadBalancerNodes.ts';
import { serviceNeedsUpdate } from './serviceNeedsUpdate.ts';

const settings = {
  healthCheckIntervalMs: 8000,
  healthCheckTimeoutMs: 1000,
  unhealthyThreshold: 3,
  healthyThreshold: 2,
};

it('puts a backend in after enough answers and takes it out after enough failures in a row', () => {
  const answers = [200, 200, 503, null, 200, 503, 503, null, 200, 200];
  let health = uncheckedBackend;
  const states = answers.map((code) => {
    health = checked(health, code, settings);
    return health.inService;
  });
  expect(states).toEqual([false, true, true, true, true, true, true, false, false, true]);
});

it('tells of checks while they count, and then no more', () => {
  let health = uncheckedBackend;
  const told = [200, 200, 200, 200, 503].map((code) => {
    const before = health;
    health = checked(before, code, settings);
    return isTelling(before, health, settings);
  });
  expect(told).toEqual([true, true, false, false, true]);
});

const node = (extra: Partial<Node['metadata']> = {}, spec: Node['spec'] = {}, ready = 'True'): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'n', ...extra },
  spec,
  status: { conditions: [{ type: 'Ready', status: ready as 'True' }] },
});
const service = (externalTrafficPolicy: string): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 's' },
  spec: { type: 'LoadBalancer', externalTrafficPolicy },
});
const tainted = { taints: [{ key: 'ToBeDeletedByClusterAutoscaler', effect: 'NoSchedule' }] };

it.each([
  ['a plain node', node(), true, true, true],
  ['one that is not Ready', node({}, {}, 'False'), true, false, true],
  ['a tainted one', node({}, tainted), false, false, false],
  [
    'one that is excluded',
    node({ labels: { 'node.kubernetes.io/exclude-from-external-load-balancers': '' } }),
    false,
    false,
    false,
  ],
  ['one that is going', node({ deletionTimestamp: '2023-08-15T00:00:00Z' }), false, true, true],
])('counts %s', (_, one, stable, cluster, local) => {
  expect(isBalancerNode(one, service('Cluster'), true)).toBe(stable);
  expect(isBalancerNode(one, service('Cluster'), false)).toBe(cluster);
  expect(isBalancerNode(one, service('Local'), false)).toBe(local);
});

it('looks at the nodes again for a taint only without a stable node set', () => {
  expect(nodeChangeMatters(node(), node({}, tainted), true)).toBe(false);
  expect(nodeChangeMatters(node(), node({}, tainted), false)).toBe(true);
  expect(nodeChangeMatters(node(), node({}, { providerID: 'cloud:///n' }), true)).toBe(true);
});

it('does not look again where a node stays in or out: another value of the label, a taint on one not Ready', () => {
  const excluded = (value: string) =>
    node({ labels: { 'node.kubernetes.io/exclude-from-external-load-balancers': value } });
  expect(nodeChangeMatters(node(), excluded(''), true)).toBe(true);
  expect(nodeChangeMatters(excluded(''), excluded('true'), true)).toBe(false);
  expect(nodeChangeMatters(node({}, {}, 'False'), node({}, tainted, 'False'), false)).toBe(false);
});

it('looks at the nodes of a Service again for what a balancer is made of, not for labels or its status', () => {
  const before = service('Cluster');
  const changed = (spec: Partial<Service['spec']>): Service => ({
    ...before,
    spec: { ...before.spec, ...spec },
  });
  expect(serviceNeedsUpdate(before, changed({ externalTrafficPolicy: 'Local' }))).toBe(true);
  expect(serviceNeedsUpdate(before, changed({ ports: [{ port: 80 }] }))).toBe(true);
  expect(serviceNeedsUpdate(before, changed({ selector: { app: 'b' } }))).toBe(false);
  const labelled = { ...before, metadata: { ...before.metadata, labels: { a: 'b' } } };
  expect(serviceNeedsUpdate(before, labelled)).toBe(false);
  const annotated = { ...before, metadata: { ...before.metadata, annotations: { a: 'b' } } };
  expect(serviceNeedsUpdate(before, annotated)).toBe(true);
  const given = { ...before, status: { loadBalancer: { ingress: [{ ip: '203.0.113.1' }] } } };
  expect(serviceNeedsUpdate(before, given)).toBe(false);
});
