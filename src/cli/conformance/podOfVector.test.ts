import { expect, it } from 'vitest';
import { podOfVector, type VectorPod } from './podOfVector.ts';

it('a null in a vector is an absent member, at any depth', () => {
  const given = {
    metadata: null,
    spec: { initContainers: null, containers: [{ name: 'c', livenessProbe: null }] },
  };
  expect(podOfVector(given as unknown as VectorPod)).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: '' },
    spec: { containers: [{ name: 'c' }] },
    status: {},
  });
});
