import { afterEach, expect, it, vi } from 'vitest';

const document = (kind: string, spec: string) =>
  `apiVersion: ${kind === 'Pod' ? 'v1' : 'networking.k8s.io/v1'}\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`;

afterEach(() => vi.resetModules());

it('is not needed for a pod, is said to be missing where it is, and then helps', async () => {
  vi.resetModules();
  const { parseManifests } = await import('./parseManifests.ts');
  const { admit } = await import('#api/admission/admit.ts');
  const { RareKnowledgeMissing } = await import('./rareKnowledge.ts');
  const diagnosticsOf = (text: string) =>
    parseManifests(text).documents.flatMap(
      (one) => admit(one, { version: 'v1.28', gateEnabled: () => false }).diagnostics,
    );
  expect(diagnosticsOf(document('Pod', '{containers: [{name: c, image: c}]}'))).toEqual([]);
  const ingress = document('Ingress', '{rulez: []}');
  expect(() => diagnosticsOf(ingress)).toThrow(RareKnowledgeMissing);
  await import('./rareAtHand.ts');
  expect(diagnosticsOf(ingress).map(({ path }) => path)).toEqual(['spec.rulez']);
});
