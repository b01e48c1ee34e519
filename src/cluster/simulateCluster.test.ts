import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Container, Pod } from '#api/types.ts';
import { inferBehaviour } from '#scenario/inferBehaviour.ts';
import { type ContainerBehaviour, defaultScenario, type Scenario } from '#scenario/scenario.ts';
import { type ClusterInput, simulateCluster } from './index.ts';

const probe = fc.record({
  exec: fc.constant({ command: ['true'] }),
  periodSeconds: fc.integer({ min: 1, max: 4 }),
  initialDelaySeconds: fc.nat(3),
  failureThreshold: fc.integer({ min: 1, max: 3 }),
  successThreshold: fc.constant(1),
});

const run = fc.record({
  seconds: fc.option(fc.double({ min: 0, max: 20, noNaN: true }), { nil: null }),
  exitCode: fc.constantFrom(0, 1, 137),
});

const behaviour: fc.Arbitrary<ContainerBehaviour> = fc.record(
  {
    runs: fc.array(run, { minLength: 1, maxLength: 3 }),
    onTerm: run,
    startupOKAfter: fc.option(fc.nat(8), { nil: null }),
    readyAfter: fc.option(fc.nat(8), { nil: null }),
    livenessFailAfter: fc.option(fc.nat(20), { nil: null }),
    preStopSeconds: fc.nat(5),
    postStartSeconds: fc.nat(3),
    postStartFails: fc.boolean(),
    pullSeconds: fc.nat(4),
    pullFails: fc.nat(2),
  },
  { requiredKeys: [] },
);

const container = (name: string, sidecar: boolean): fc.Arbitrary<Container> =>
  fc
    .record(
      {
        startupProbe: probe,
        livenessProbe: probe,
        readinessProbe: probe,
        lifecycle: fc.constant({
          preStop: { exec: { command: ['x'] } },
          postStart: { exec: { command: ['x'] } },
        }),
      },
      { requiredKeys: [] },
    )
    .map((rest) => ({ name, image: `${name}:1`, ...(sidecar ? { restartPolicy: 'Always' } : {}), ...rest }));

const pod: fc.Arbitrary<Pod> = fc
  .record({
    restartPolicy: fc.constantFrom('Always', 'OnFailure', 'Never') as fc.Arbitrary<
      'Always' | 'OnFailure' | 'Never'
    >,
    terminationGracePeriodSeconds: fc.nat(20),
    sidecars: fc.array(fc.boolean(), { maxLength: 3 }),
    mains: fc.integer({ min: 1, max: 2 }),
  })
  .chain(({ sidecars, mains, ...rest }) =>
    fc
      .record({
        initContainers: fc.tuple(...sidecars.map((sidecar, index) => container(`i${index}`, sidecar))),
        containers: fc.tuple(...Array.from({ length: mains }, (_, index) => container(`c${index}`, false))),
      })
      .map((containers) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', namespace: 'default' },
        spec: { ...rest, ...containers },
      })),
  );

const input: fc.Arbitrary<ClusterInput> = fc
  .record({
    pods: fc.array(pod, { minLength: 1, maxLength: 2 }),
    behaviours: fc.dictionary(fc.constantFrom('i0', 'i1', 'i2', 'c0', 'c1'), behaviour),
    deleteAt: fc.option(fc.integer({ min: 0, max: 40_000 })),
    version: fc.constantFrom('v1.27', 'v1.28', 'v1.29+') as fc.Arbitrary<Scenario['cluster']['version']>,
    jitter: fc.constantFrom('off', 'upstream') as fc.Arbitrary<Scenario['jitter']>,
    announced: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({ pods, behaviours, deleteAt, version, jitter, announced, seed }): ClusterInput => {
    const target = { kind: 'pod', name: 'p*', namespace: 'default' };
    const scenario: Scenario = {
      ...defaultScenario,
      cluster: { ...defaultScenario.cluster, version },
      behaviour: announced ? 'announced' : 'source',
      containers: behaviours,
      jitter,
      seed,
      events: deleteAt === null ? [] : [{ kind: 'delete', atMs: deleteAt, target, path: 'spec.events[0]' }],
    };
    return {
      manifests: pods.map((object, document) => ({
        document,
        object: { ...object, metadata: { ...object.metadata, name: `p${document}` } },
      })),
      scenario,
      gateEnabled: () => true,
      behaviourOf: ({ spec, metadata }, name) => {
        const sidecar = spec.initContainers?.find((one) => one.name === name);
        const found = sidecar ?? spec.containers.find((one) => one.name === name);
        if (!found) throw new Error(name);
        const role = sidecar ? (sidecar.restartPolicy ? 'sidecar' : 'init') : 'main';
        const instance = { container: found, role, podName: metadata.name, image: '', inJob: false } as const;
        const { behaviour: decided, path } = inferBehaviour(instance, scenario);
        return { ...decided, path };
      },
    };
  });

const play = (one: ClusterInput, horizonMs: number) =>
  simulateCluster(one, { horizonMs, maxEvents: 20_000, interrupted: () => null });

describe('simulateCluster', () => {
  it('gives the same bytes for the same input', () => {
    fc.assert(
      fc.property(input, (one) => {
        expect(JSON.stringify(play(one, 60_000))).toBe(JSON.stringify(play(one, 60_000)));
      }),
      { numRuns: 40 },
    );
  });

  it('causes precede effects, and every chain begins with something the user did', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { events } = play(one, 60_000);
        const roots = new Set(['ManifestApplied', 'ScenarioActionTaken', 'ScenarioActionSkipped']);
        for (const event of events) {
          for (const cause of [event.cause, ...(event.alsoCausedBy ?? [])]) {
            if (cause !== null) expect(cause).toBeLessThan(event.id);
          }
          if (event.cause === null) expect(roots).toContain(event.kind);
          else expect(events[event.cause]!.at).toBeLessThanOrEqual(event.at);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has no event after its end, and a longer horizon only adds', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 60_000 }), (one, horizonMs) => {
        const short = play(one, horizonMs);
        const long = play(one, 60_000);
        expect(short.events.every((event) => event.at <= short.end)).toBe(true);
        expect(JSON.stringify(long.events.slice(0, short.events.length))).toBe(JSON.stringify(short.events));
        expect(long.events.slice(short.events.length).every((event) => event.at > horizonMs)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('runs a container only between its start and its exit, one instance at a time', () => {
    fc.assert(
      fc.property(input, (one) => {
        const alive = new Map<string, number>();
        for (const event of play(one, 90_000).events) {
          if (event.kind !== 'ContainerStarted' && event.kind !== 'ContainerExited') continue;
          const key = `${event.subject}/${event.detail.container}`;
          expect(alive.get(key)).toBe(event.kind === 'ContainerStarted' ? undefined : event.detail.attempt);
          if (event.kind === 'ContainerStarted') alive.set(key, event.detail.attempt);
          else alive.delete(key);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps two pods apart: what one does never changes the other', () => {
    fc.assert(
      fc.property(input, (one) => {
        fc.pre(one.manifests.length === 2);
        fc.pre(
          Object.values(one.scenario.containers).every(
            (two) => two.pullSeconds === undefined && two.pullFails === undefined,
          ),
        );
        const lifeOf = (which: ClusterInput) =>
          play(which, 40_000)
            .events.filter(
              ({ subject, kind }) => subject === 'Pod/default/p0' && kind.startsWith('Container'),
            )
            .map(({ at, kind }) => `${at} ${kind}`);
        expect(lifeOf(one)).toEqual(lifeOf({ ...one, manifests: one.manifests.slice(0, 1) }));
      }),
      { numRuns: 30 },
    );
  });
});
