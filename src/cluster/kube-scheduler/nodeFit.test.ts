import { expect, it } from 'vitest';
import type { Node, Taint } from '#api/nodeTypes.ts';
import { fitError, nodeRefusal } from './nodeFit.ts';

const node = (spec: Node['spec']): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'n' },
  spec,
});
const taint: Taint = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' };

it('keeps pods off a cordoned node, but for those that tolerate it', () => {
  const cordoned = node({ unschedulable: true });
  expect(nodeRefusal(cordoned, { containers: [] })).toBe('node(s) were unschedulable');
  const tolerations = [
    { key: 'node.kubernetes.io/unschedulable', operator: 'Exists', effect: 'NoSchedule' },
  ] as const;
  expect(nodeRefusal(cordoned, { containers: [], tolerations })).toBeNull();
});

it.each([
  [[], 'node(s) had untolerated taint {dedicated: gpu}'],
  [[{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }], null],
  [[{ key: 'dedicated', operator: 'Exists' }], null],
  [[{ operator: 'Exists' }], null],
  [[{ key: 'dedicated', value: 'cpu' }], 'node(s) had untolerated taint {dedicated: gpu}'],
  [
    [{ key: 'dedicated', operator: 'Exists', effect: 'NoExecute' }],
    'node(s) had untolerated taint {dedicated: gpu}',
  ],
] as const)('holds tolerations %j against a taint', (tolerations, refusal) => {
  expect(nodeRefusal(node({ taints: [taint] }), { containers: [], tolerations })).toBe(refusal);
});

it('takes a preference for what it is', () => {
  expect(
    nodeRefusal(node({ taints: [{ ...taint, effect: 'PreferNoSchedule' }] }), { containers: [] }),
  ).toBeNull();
});

it('counts the reasons in order', () => {
  const cordoned = 'node(s) were unschedulable';
  expect(fitError([cordoned, 'node(s) had untolerated taint {a: }', cordoned])).toBe(
    '0/3 nodes are available: 1 node(s) had untolerated taint {a: }, 2 node(s) were unschedulable. ' +
      'preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
  );
  expect(fitError([])).toContain('no nodes available');
});
