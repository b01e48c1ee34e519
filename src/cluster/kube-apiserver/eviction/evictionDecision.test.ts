import { expect, it } from 'vitest';
import type { PodDisruptionBudget } from '#api/policyTypes.ts';
import type { Pod } from '#api/types.ts';
import { evictionDecision } from './evictionDecision.ts';

const pod = (phase: 'Running' | 'Pending' | 'Failed', ready = true, deleted = false): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'p',
    labels: { app: 'web' },
    ...(deleted ? { deletionTimestamp: '2023-08-15T00:00:00Z' } : {}),
  },
  spec: { containers: [] },
  status: { phase, conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
});

type Numbers = Partial<NonNullable<PodDisruptionBudget['status']>>;

const budget = (
  numbers: Numbers,
  policy?: 'AlwaysAllow' | 'IfHealthyBudget',
  app = 'web',
): PodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'b', generation: 2 },
  spec: {
    selector: { matchLabels: { app } },
    ...(policy === undefined ? {} : { unhealthyPodEvictionPolicy: policy }),
  },
  status: {
    disruptionsAllowed: 0,
    currentHealthy: 2,
    desiredHealthy: 3,
    expectedPods: 3,
    observedGeneration: 2,
    ...numbers,
  },
});

const wouldViolate = "Cannot evict pod as it would violate the pod's disruption budget.";

it.each([
  ['a pod that has ended', pod('Failed'), [budget({})], 'ignoredBudget'],
  ['a pod that is Pending', pod('Pending'), [budget({})], 'ignoredBudget'],
  ['a pod that is going', pod('Running', true, true), [budget({})], 'ignoredBudget'],
  ['a pod without a budget', pod('Running'), [budget({}, undefined, 'db')], 'noBudget'],
  ['a pod its budget can spare', pod('Running'), [budget({ disruptionsAllowed: 1 })], 'withinBudget'],
  ['an unready pod, always', pod('Running', false), [budget({}, 'AlwaysAllow')], 'unhealthyAlwaysAllow'],
  [
    'an unready pod, while the budget is met without it',
    pod('Running', false),
    [budget({ currentHealthy: 3 })],
    'unhealthyIfHealthyBudget',
  ],
])('lets %s be evicted', (_, evicted, budgets, why) => {
  expect(evictionDecision(evicted, budgets, true)).toMatchObject({ kind: 'allowed', why });
});

it.each([
  ['when nothing can be spared', pod('Running'), [budget({})], 429, null],
  ['of an unready pod while the budget is not met', pod('Running', false), [budget({})], 429, null],
  [
    'while the numbers are behind the budget',
    pod('Running'),
    [budget({ disruptionsAllowed: 1, observedGeneration: 1 })],
    429,
    10,
  ],
  ['when two budgets match', pod('Running'), [budget({}), budget({})], 500, null],
])('refuses an eviction %s', (_, evicted, budgets, code, retryAfterSeconds) => {
  expect(evictionDecision(evicted, budgets, true)).toMatchObject({
    kind: 'refused',
    code,
    retryAfterSeconds,
  });
});

it('says what the server says', () => {
  expect(evictionDecision(pod('Running'), [budget({})], true)).toMatchObject({ message: wouldViolate });
});

it('heeds AlwaysAllow only with its gate', () => {
  expect(evictionDecision(pod('Running', false), [budget({}, 'AlwaysAllow')], false).kind).toBe('refused');
});
