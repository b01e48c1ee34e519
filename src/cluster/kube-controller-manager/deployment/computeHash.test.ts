import { expect, it } from 'vitest';
import type { Deployment, PodTemplateSpec } from '#api/workloadTypes.ts';
import { admitObject } from '#cluster/admitObject.ts';
import { computeHash } from './computeHash.ts';
import { templateText } from './templateText.ts';

/** A template as the API server stores it. */
function stored(
  metadata: NonNullable<PodTemplateSpec['metadata']>,
  spec: PodTemplateSpec['spec'],
): PodTemplateSpec {
  const deployment = admitObject<Deployment>(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata, spec } },
    },
    { version: 'v1.28', gateEnabled: () => false },
  );
  if (deployment === null) throw new Error('The template is refused');
  return deployment.spec.template;
}

const labels = { app: 'web' };
const main = { name: 'main', image: 'shop:1' };
const plain = { containers: [main] };
const quantities = {
  volumes: [{ name: 'scratch', emptyDir: { sizeLimit: '1.5Gi' } }],
  containers: [
    {
      ...main,
      resources: {
        requests: { cpu: '1000m', memory: '0.5' },
        limits: { cpu: '1500m', memory: '12345678901234567890', 'ephemeral-storage': '1000Mi' },
      },
    },
  ],
};
const pointers = {
  containers: [
    {
      ...main,
      securityContext: {},
      ports: [{ containerPort: 80 }],
      readinessProbe: { httpGet: { port: 'http' } },
      lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
    },
  ],
};
const described = { labels: { tier: 'front', ...labels }, annotations: { note: 'größer 日本' } };

// Measured with v1.28's own ComputeHash, of what its API server stores.
it.each([
  ['a plain template', stored({ labels }, plain), undefined, 'bddb68549'],
  ['a collision counter of 0, which is not none', stored({ labels }, plain), 0, '66576ffc65'],
  ['a counter of two bytes', stored({ labels }, plain), 300, 'cc445c7db'],
  ['objects behind pointers and letters beyond ASCII', stored(described, pointers), undefined, '87f546fbb'],
  ['quantities, one of them past 64 bits', stored({ labels }, quantities), undefined, '797b87747d'],
])('hashes as Kubernetes does: %s', (_, template, collisionCount, hash) => {
  expect(computeHash(template, collisionCount)).toBe(hash);
});

it('tells an empty object from none, but not an empty list, nor one amount written in two ways', () => {
  const text = (container: object) =>
    templateText({ metadata: { labels }, spec: { containers: [{ ...main, ...container }] } });
  expect(text({ securityContext: {} })).not.toBe(text({}));
  expect(text({ env: [] })).toBe(text({}));
  expect(text({ resources: { limits: { cpu: '1' } } })).toBe(text({ resources: { limits: { cpu: '1e0' } } }));
});
