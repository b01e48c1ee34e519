import { describe, expect, it } from 'vitest';
import type { Container, Pod, ResourceList } from '#api/types.ts';
import { podQOSClass } from './podQOSClass.ts';

interface Amounts {
  readonly requests?: ResourceList;
  readonly limits?: ResourceList;
}

function classOf(mains: readonly Amounts[], inits: readonly Amounts[] = []): string {
  const made = (resources: Amounts, index: number): Container => ({ name: `c${index}`, resources });
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers: mains.map(made), initContainers: inits.map(made) },
  };
  return podQOSClass(pod);
}

const full = { cpu: '1', memory: '1Gi' };
const guaranteed = { requests: full, limits: full };

describe('podQOSClass', () => {
  it.each<[string, string, readonly Amounts[], (readonly Amounts[])?]>([
    ['nothing is named', 'BestEffort', [{}]],
    ['only zeros are named', 'BestEffort', [{ requests: { cpu: '0' }, limits: { memory: '0' } }]],
    [
      'only other resources are named',
      'BestEffort',
      [{ requests: { 'example.com/gpu': '1', 'ephemeral-storage': '1Gi' } }],
    ],
    ['a negative amount is named', 'BestEffort', [{ requests: { cpu: '-1' } }]],
    ['all are equal', 'Guaranteed', [guaranteed, guaranteed]],
    [
      'the amounts are written in another way',
      'Guaranteed',
      [{ requests: { cpu: '1000m', memory: '1024Mi' }, limits: full }],
    ],
    [
      'only the sums are equal',
      'Guaranteed',
      [
        { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '1Gi' } },
        { requests: { cpu: '2', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
      ],
    ],
    ['an init container has nothing', 'Burstable', [guaranteed], [{}]],
    ['an init container is guaranteed too', 'Guaranteed', [guaranteed], [guaranteed]],
    ['requests are missing', 'Burstable', [{ limits: full }]],
    ['one request is missing', 'Burstable', [{ requests: { cpu: '1' }, limits: full }]],
    ['a request is zero', 'Burstable', [{ requests: { cpu: '1', memory: '0' }, limits: full }]],
    ['a limit is zero', 'Burstable', [{ requests: full, limits: { cpu: '1', memory: '0' } }]],
    ['a request is less', 'Burstable', [{ requests: { cpu: '1', memory: '1Mi' }, limits: full }]],
  ])('where %s is %s', (_, wanted, mains, inits = []) => {
    expect(classOf(mains, inits)).toBe(wanted);
  });
});
