import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rulesInForce } from '#cluster/kube-proxy/rulesInForce.ts';
import type { Run } from './run.ts';
import { simulateText } from './simulateText.ts';

/** Up to four pods of one Service on three nodes, some deleted or lost with their machine, asked from both sides. */
const arbitraryText: fc.Arbitrary<string> = fc
  .record({
    pods: fc.integer({ min: 1, max: 4 }),
    type: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer'),
    local: fc.boolean(),
    affinity: fc.boolean(),
    onTerm: fc.constantFrom(
      '{seconds: 2}',
      '{seconds: 4, acceptsFor: 3}',
      '{seconds: null}',
      '{seconds: 3, acceptsFor: null, readyFor: 0}',
    ),
    deletedAt: fc.option(fc.integer({ min: 2, max: 12 })),
    lostAt: fc.option(fc.integer({ min: 2, max: 12 })),
    traffic: fc.array(
      fc.record({
        from: fc.constantFrom('outside', 'inside'),
        rate: fc.integer({ min: 1, max: 20 }),
        keepAlive: fc.boolean(),
        retries: fc.integer({ min: 0, max: 2 }),
        requestSeconds: fc.constantFrom(0, 0.1, 2),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    jitter: fc.constantFrom('off', 'upstream'),
    seed: fc.nat(1000),
  })
  .map(({ pods, type, local, affinity, onTerm, deletedAt, lostAt, traffic, jitter, seed }) => {
    const external = type !== 'ClusterIP' && local ? ', externalTrafficPolicy: Local' : '';
    const sticky = affinity ? ', sessionAffinity: ClientIP' : '';
    const events = [
      ...(deletedAt === null ? [] : [`  - {at: ${deletedAt}s, delete: pod/p0}`]),
      ...(lostAt === null ? [] : [`  - {at: ${lostAt}s, terminate: node-2}`]),
    ];
    const groups = traffic.map(
      (one) =>
        `  - {service: web, from: ${one.from}, rate: ${one.rate}, keepAlive: ${one.keepAlive}, retries: ${one.retries}, requestSeconds: ${one.requestSeconds}, timeout: 3s, connections: 3}`,
    );
    return [
      ...Array.from(
        { length: pods },
        (_, index) =>
          `apiVersion: v1\nkind: Pod\nmetadata: {name: p${index}, labels: {app: web}}\nspec: {terminationGracePeriodSeconds: 5, containers: [{name: app, image: "app:1"}]}`,
      ),
      `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: ${type}, selector: {app: web}, ports: [{port: 80}]${external}${sticky}}`,
      `apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n  seed: ${seed}\n  jitter: ${jitter}\n  horizon: 20s\n  cluster: {nodes: 3}\n  containers: {app: {onTerm: ${onTerm}}}${
        events.length === 0 ? '' : `\n  events:\n${events.join('\n')}`
      }\n  traffic:\n${groups.join('\n')}\n`,
    ].join('\n---\n');
  });

type Decided = Extract<Run['trace']['events'][number], { kind: 'RequestDecided' }>;

it('gives every request one fate, and never asks whom the rules do not name', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      const run = simulateText(text);
      expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const decided = run.trace.events.filter((event): event is Decided => event.kind === 'RequestDecided');
      for (const [index, traffic] of run.scenario.traffic.entries()) {
        const own = decided.filter(({ detail }) => detail.traffic === index);
        expectOneFateEach(own, traffic.rate, run);
      }
      for (const event of decided) expectNamedByRules(run, event);
    }),
    { numRuns: 60 },
  );
});

it('runs the same for the same seed', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      expect(JSON.stringify(simulateText(text).trace)).toBe(JSON.stringify(simulateText(text).trace));
    }),
    { numRuns: 10 },
  );
});

/** Attempts of one request follow each other; all but the last are tried again; none is left out before the end. */
function expectOneFateEach(decided: readonly Decided[], rate: number, run: Run): void {
  const byNumber = new Map<number, Decided[]>();
  for (const event of decided) {
    byNumber.set(event.detail.number, [...(byNumber.get(event.detail.number) ?? []), event]);
  }
  for (const attempts of byNumber.values()) {
    expect(attempts.map(({ detail }) => detail.attempt)).toEqual(attempts.map((_, attempt) => attempt));
    const finals = attempts.filter(({ detail }) => !detail.retried);
    expect(finals.length).toBeLessThanOrEqual(1);
    if (finals.length === 1) expect(finals[0]).toBe(attempts.at(-1));
  }
  // Three tries of three seconds each may still go on at the end.
  const settledMs = run.trace.end - 9001;
  const lost = run.scenario.events.some(({ kind }) => kind === 'terminate');
  const sent = Math.floor((settledMs * rate) / 1000);
  for (let number = 0; number < sent; number += 1) {
    const attempts = byNumber.get(number);
    expect(attempts?.some(({ detail }) => !detail.retried) ?? false).toBe(true);
    expect(lost || attempts !== undefined).toBe(true);
  }
}

function expectNamedByRules(run: Run, { detail }: Decided): void {
  const { node, rules, endpoint } = detail;
  if (node === null || rules === null || endpoint === null) return;
  const sync = run.trace.events[rules]!;
  const { ports } = rulesInForce(run, node, sync.at);
  const named = ports.flatMap(({ used }) => used.allReachable.map(({ text }) => text));
  expect(named).toContain(endpoint);
}
