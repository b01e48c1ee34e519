import { expect, it } from 'vitest';
import type { Job } from '#api/batchTypes.ts';
import { generatedPodNames } from './generatedPodNames.ts';

it('cuts what is too long for the five letters', () => {
  const named = generatedPodNames(() => ({ intn: () => 0 }));
  const job = (name: string): Job => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace: 'default' },
    spec: { template: { spec: { containers: [] } } },
  });
  expect(named(job('work'), null, 0)).toBe('work-bbbbb');
  const long = 'w'.repeat(63);
  expect(named(job(long), null, 0)).toBe(`${'w'.repeat(58)}bbbbb`);
  expect(named(job(long), 12, 0)).toBe(`${'w'.repeat(54)}-12-bbbbb`);
});
