import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readyCondition } from '#api/podReady.ts';
import type { Pod } from '#api/types.ts';
import type { Deployment } from '#api/workloadTypes.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { maxSurge, minAvailable, replicasOf } from './fenceposts.ts';

const limit = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 100 }).map((share) => `${share}%`),
);
const rollout = fc
  .record({
    replicas: fc.integer({ min: 0, max: 7 }),
    surge: limit,
    unavailable: limit,
    // A second apart: what comes before the caches have caught up can exceed the surge, upstream too.
    changes: fc.uniqueArray(fc.integer({ min: 20, max: 60 }), { minLength: 1, maxLength: 4 }),
    startSeconds: fc.integer({ min: 0, max: 8 }),
    stopSeconds: fc.integer({ min: 0, max: 6 }),
    seed: fc.nat(1000),
    jitter: fc.constantFrom('off', 'upstream'),
  })
  .filter(({ surge, unavailable }) => !isZero(surge) || !isZero(unavailable));

function isZero(value: number | string): boolean {
  return value === 0 || value === '0%';
}

type Input = typeof rollout extends fc.Arbitrary<infer T> ? T : never;

function textOf(input: Input): string {
  const { replicas, surge, unavailable, changes, startSeconds, stopSeconds, seed, jitter } = input;
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      strategy: { rollingUpdate: { maxSurge: surge, maxUnavailable: unavailable } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [
            { name: 'app', image: 'web:0', readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } },
          ],
        },
      },
    },
  };
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: {
      seed,
      jitter,
      horizon: '6m',
      cluster: { nodes: 3 },
      containers: { app: { readyAfter: startSeconds, onTerm: { seconds: stopSeconds, exitCode: 0 } } },
      events: changes
        .sort((a, b) => a - b)
        .map((at, index) => ({ at, set: { image: { 'deployment/web': `web:${index + 1}` } } })),
    },
  };
  return [deployment, scenario].map((one) => JSON.stringify(one)).join('\n---\n');
}

it('never has more pods than the surge allows, never fewer available than must be, and always arrives', () => {
  fc.assert(
    fc.property(rollout, (input) => {
      const { events } = simulateText(textOf(input)).trace;
      const pods = new Map<string, Pod>();
      let deployment: Deployment | null = null;
      let wasComplete = false;
      for (const event of events) {
        if (event.kind === 'ObjectDeleted') pods.delete(event.subject);
        if (event.kind !== 'ObjectCreated' && event.kind !== 'ObjectModified') continue;
        const { object } = event.detail;
        if (object.kind === 'Deployment') deployment = object as Deployment;
        if (object.kind !== 'Pod' || deployment === null) continue;
        if (object.metadata.deletionTimestamp === undefined) pods.set(event.subject, object as Pod);
        else pods.delete(event.subject);
        const ready = [...pods.values()].filter((pod) => readyCondition(pod) !== undefined).length;
        expect(pods.size).toBeLessThanOrEqual(replicasOf(deployment) + maxSurge(deployment));
        if (wasComplete) expect(ready).toBeGreaterThanOrEqual(minAvailable(deployment));
        wasComplete ||= ready === replicasOf(deployment);
      }
      const wanted = `web:${input.changes.length}`;
      expect([...pods.values()].map(({ spec }) => spec.containers[0]?.image)).toEqual(
        Array(input.replicas).fill(wanted),
      );
      const { status = {}, metadata } = deployment!;
      expect(status.observedGeneration).toBe(metadata.generation);
      expect(status.availableReplicas ?? 0).toBe(input.replicas);
      expect(status.conditions?.find(({ type }) => type === 'Progressing')?.reason).toBe(
        'NewReplicaSetAvailable',
      );
    }),
    { numRuns: 30 },
  );
}, 30_000);
