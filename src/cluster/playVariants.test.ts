import { expect, it } from 'vitest';
import { playVariants } from './playVariants.ts';

const text = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  terminationGracePeriodSeconds: 5
  containers: [{name: web, image: web}]
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  containers: {web: {onTerm: {seconds: null}}}
  events: [{at: 10s, delete: pod/web}]
`;

it('runs the text as it might be, and tells each outcome as it is known', () => {
  const grace = { document: 0, path: ['spec', 'terminationGracePeriodSeconds'], value: 9 };
  const variants = [
    { id: 'as it is', edits: [], overrides: {} },
    { id: 'longer grace', edits: [grace], overrides: {} },
    { id: 'seed', edits: [], overrides: { seed: 7 } },
  ];
  const killedAt = playVariants(text, variants, ({ scenario, trace }) => ({
    seed: scenario.seed,
    at: trace.events.find(({ kind }) => kind === 'ContainerExited')?.at,
  }));
  const told = [...killedAt];
  expect(told.map(({ length }) => length)).toEqual([1, 2, 3]);
  const [asItIs, longer, seeded] = told[2]!;
  expect(longer?.outcome.at).toBe((asItIs?.outcome.at ?? 0) + 4000);
  expect(seeded).toMatchObject({ id: 'seed', outcome: { seed: 7 } });
});
