import { expect, it } from 'vitest';
import type { PodDisruptionBudget } from '#api/policyTypes.ts';
import { unixMs } from '#api/printers/unixMs.ts';
import type { Pod } from '#api/types.ts';
import { budgetStatus, type Scale } from './budgetStatus.ts';

const now = unixMs('2023-08-15T00:01:00Z')!;

const pod = (name: string, ready: boolean, deleted = false): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, ...(deleted ? { deletionTimestamp: '2023-08-15T00:00:30Z' } : {}) },
  spec: { containers: [] },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
});

const budget = (
  spec: PodDisruptionBudget['spec'],
  disruptedPods: Readonly<Record<string, string>> = {},
): PodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'b', generation: 1 },
  spec,
  status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0, disruptedPods },
});

const pods = [pod('a', true), pod('b', true), pod('c', true), pod('d', false), pod('e', true, true)];
const ofSeven = (): Scale => ({ uid: 'rs', replicas: 7 });
const unscaled = (): Scale => 'unscaled';

it.each([
  // What goes and what is not Ready is not healthy; a number counts the pods, a share the replicas.
  [{ minAvailable: 2 }, { disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 5 }],
  [{ minAvailable: '30%' }, { disruptionsAllowed: 0, currentHealthy: 3, desiredHealthy: 3, expectedPods: 7 }],
  [{ maxUnavailable: 5 }, { disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 7 }],
  [
    { maxUnavailable: '60%' },
    { disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 7 },
  ],
  [
    { maxUnavailable: '200%' },
    { disruptionsAllowed: 3, currentHealthy: 3, desiredHealthy: 0, expectedPods: 7 },
  ],
])('reckons %j', (spec, numbers) => {
  expect(budgetStatus(budget(spec), pods, ofSeven, now).status).toMatchObject(numbers);
});

it('allows nothing while there are no pods', () => {
  const none = budgetStatus(budget({ minAvailable: 0 }), [], ofSeven, now);
  expect(none.status.disruptionsAllowed).toBe(0);
});

it('counts a pod out whose eviction was allowed, for two minutes', () => {
  const evicted = budget({ minAvailable: 2 }, { a: '2023-08-15T00:00:10Z', e: '2023-08-15T00:00:10Z' });
  const soon = budgetStatus(evicted, pods, ofSeven, now);
  expect(soon.status).toMatchObject({ currentHealthy: 2, disruptionsAllowed: 0 });
  expect(soon.status.disruptedPods).toEqual({ a: '2023-08-15T00:00:10Z' });
  expect(soon.recheckUnixMs).toBe(unixMs('2023-08-15T00:02:10Z'));
  const then = budgetStatus(evicted, pods, ofSeven, now + 70_000);
  expect(then.status).toMatchObject({ currentHealthy: 3, disruptedPods: { a: '2023-08-15T00:00:10Z' } });
  const late = budgetStatus(evicted, pods, ofSeven, now + 71_000);
  expect(late.status).toMatchObject({ currentHealthy: 3, disruptionsAllowed: 1 });
  expect(late.recheckUnixMs).toBeNull();
});

it.each([
  ['a share is none', { minAvailable: 'half' }, ofSeven],
  ['what controls a pod has no scale, as a Job', { maxUnavailable: 1 }, unscaled],
])('allows nothing where it cannot reckon: %s', (_, spec, scaleOf) => {
  const before = { disruptionsAllowed: 2, currentHealthy: 3, desiredHealthy: 1, expectedPods: 3 };
  const told = { ...budget(spec), status: before };
  const { status, recheckUnixMs } = budgetStatus(told, pods, scaleOf, now);
  expect([status, recheckUnixMs]).toEqual([{ ...before, disruptionsAllowed: 0 }, null]);
});

it('leaves pods without a controller out of what a share is of', () => {
  const { status } = budgetStatus(budget({ maxUnavailable: '50%' }), pods, () => null, now);
  expect(status).toMatchObject({ expectedPods: 0, desiredHealthy: 0, disruptionsAllowed: 0 });
});
