import { expect, it } from 'vitest';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { rolloutUndo } from './rolloutUndo.ts';

const templateOf = (image: string) => ({ spec: { containers: [{ name: 'main', image }] } });

const deployment: Deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { template: templateOf('shop:3') },
};

const replicaSet = (image: string, revision?: string): ReplicaSet => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: image,
    ...(revision === undefined ? {} : { annotations: { 'deployment.kubernetes.io/revision': revision } }),
  },
  spec: { template: templateOf(image) },
});

const imageAfter = (replicaSets: readonly ReplicaSet[], toRevision = 0) => {
  const undo = rolloutUndo(deployment, replicaSets, toRevision);
  return undo.kind === 'refused' ? undo.message : undo.deployment.spec.template.spec.containers[0]?.image;
};

it('takes a ReplicaSet without a revision for the first, and passes over one whose revision is no number', () => {
  expect(imageAfter([replicaSet('shop:3', '2'), replicaSet('shop:1')])).toBe('shop:1');
  expect(
    imageAfter([replicaSet('shop:2', 'two'), replicaSet('shop:3', '2'), replicaSet('shop:1', '1')]),
  ).toBe('shop:1');
  expect(imageAfter([replicaSet('shop:2', 'two'), replicaSet('shop:3', '2')])).toBe(
    'no rollout history found for deployment "web"',
  );
});

it('finds no revision below zero', () => {
  expect(imageAfter([replicaSet('shop:3', '2'), replicaSet('shop:1', '1')], -1)).toBe(
    'unable to find specified revision -1 in history',
  );
});
