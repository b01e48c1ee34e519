// What must hold of any pod, whatever its containers do: pods and behaviours are drawn as the measured cases were.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Container, isSidecar, type Pod, type PodSpec, type PodStatus } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateCluster } from '#cluster/index.ts';
import { runBehaviours } from '#cluster/runBehaviours.ts';
import { type ContainerBehaviour, defaultScenario, type Scenario } from '#scenario/scenario.ts';

const exec = { exec: { command: ['x'] } };
const halves = (most: number) => fc.nat(most * 2).map((half) => half / 2);
const maybe = <T>(one: fc.Arbitrary<T>, weight = 3) => fc.option(one, { nil: undefined, freq: weight });

const probe = fc.record({
  exec: fc.constant(exec.exec),
  periodSeconds: fc.integer({ min: 1, max: 3 }),
  initialDelaySeconds: fc.nat(2),
  failureThreshold: fc.integer({ min: 1, max: 6 }),
  timeoutSeconds: fc.constant(1),
});

const run = fc.record({
  seconds: fc.option(halves(12), { nil: null, freq: 3 }),
  exitCode: fc.constantFrom(0, 0, 1, 2, 137),
});

const behaviour = fc
  .record({
    runs: fc.array(run, { minLength: 1, maxLength: 3 }),
    onTerm: maybe(
      fc.record({ seconds: fc.option(halves(6), { nil: null }), exitCode: fc.constantFrom(0, 143, 1) }),
    ),
    startupOKAfter: maybe(fc.option(halves(6), { nil: null })),
    readyAfter: maybe(fc.option(halves(6), { nil: null })),
    livenessFailAfter: maybe(fc.option(halves(20), { nil: null })),
    preStopSeconds: maybe(halves(8)),
    postStartSeconds: maybe(halves(3)),
    postStartFails: maybe(fc.boolean(), 8),
    pullSeconds: maybe(halves(3), 6),
    pullFails: maybe(fc.nat(2), 8),
    createSeconds: maybe(halves(2), 6),
  })
  .map(
    (all) =>
      Object.fromEntries(
        Object.entries(all).filter(([, value]) => value !== undefined),
      ) as ContainerBehaviour,
  );

const container = (name: string, role: 'init' | 'sidecar' | 'main'): fc.Arbitrary<Container> =>
  fc
    .record({
      startupProbe: maybe(probe),
      livenessProbe: maybe(probe),
      readinessProbe: maybe(probe),
      preStop: maybe(fc.constant(exec)),
      postStart: maybe(fc.constant(exec), 5),
    })
    .map(({ startupProbe, livenessProbe, readinessProbe, preStop, postStart }) => {
      const plain: Container = { name, image: `${name}:1`, imagePullPolicy: 'IfNotPresent' };
      if (role === 'init') return plain;
      return {
        ...plain,
        ...(role === 'sidecar' ? { restartPolicy: 'Always' } : {}),
        ...(startupProbe ? { startupProbe } : {}),
        ...(livenessProbe ? { livenessProbe } : {}),
        ...(readinessProbe ? { readinessProbe } : {}),
        ...(preStop || postStart
          ? { lifecycle: { ...(preStop ? { preStop } : {}), ...(postStart ? { postStart } : {}) } }
          : {}),
      };
    });

interface Case {
  readonly spec: PodSpec;
  readonly behaviours: Readonly<Record<string, ContainerBehaviour>>;
  readonly deleteAt: number | null;
  readonly graceSeconds: number | undefined;
  readonly later: boolean;
}

const someCase: fc.Arbitrary<Case> = fc
  .tuple(
    fc.array(fc.constantFrom('init' as const, 'sidecar' as const), { maxLength: 3 }),
    fc.integer({ min: 1, max: 2 }),
  )
  .chain(([inits, mains]) =>
    fc.record({
      initContainers: fc.tuple(...inits.map((role, index) => container(`${role[0]}${index}`, role))),
      containers: fc.tuple(...Array.from({ length: mains }, (_, index) => container(`c${index}`, 'main'))),
      restartPolicy: fc.constantFrom('Always' as const, 'OnFailure' as const, 'Never' as const),
      terminationGracePeriodSeconds: fc.constantFrom(2, 5, 10, 30),
      behaviours: fc.array(behaviour, { minLength: 5, maxLength: 5 }),
      deleteAt: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 2 }),
      graceSeconds: maybe(fc.constantFrom(0, 1, 3)),
      later: fc.boolean(),
    }),
  )
  .map(({ behaviours, deleteAt, graceSeconds, later, ...spec }) => {
    const names = [...spec.initContainers, ...spec.containers].map(({ name }) => name);
    const named = Object.fromEntries(names.map((name, index) => [name, behaviours[index]!]));
    return { spec, behaviours: named, deleteAt, graceSeconds, later };
  });

function play({ spec, behaviours, deleteAt, graceSeconds, later }: Case): readonly ClusterEvent[] {
  const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'default' }, spec };
  const target = { kind: 'pod', name: 'p', namespace: 'default' };
  const grace = graceSeconds === undefined ? {} : { gracePeriodSeconds: graceSeconds };
  const scenario: Scenario = {
    ...defaultScenario,
    cluster: { ...defaultScenario.cluster, version: later ? 'v1.29+' : 'v1.28' },
    containers: behaviours,
    events:
      deleteAt === null
        ? []
        : [{ kind: 'delete', atMs: deleteAt * 1000, target, path: 'spec.events[0]', ...grace }],
  };
  const { behaviourOf } = runBehaviours(scenario);
  const input = {
    manifests: [{ document: 0, object: pod }],
    scenario,
    gateEnabled: () => true,
    behaviourOf,
    components: [],
  };
  return simulateCluster(input, { horizonMs: 150_000, maxEvents: 50_000, interrupted: () => null }).events;
}

type Of<K extends ClusterEvent['kind']> = Extract<ClusterEvent, { kind: K }>;

function every<K extends ClusterEvent['kind']>(
  events: readonly ClusterEvent[],
  kind: K,
  name?: string,
): readonly Of<K>[] {
  return events.filter(
    (event): event is Of<K> =>
      event.kind === kind &&
      (name === undefined || (event.detail as { container?: string }).container === name),
  );
}

const firstStart = (events: readonly ClusterEvent[], name: string) =>
  every(events, 'ContainerStarted', name)[0]?.at;
const shown = (events: readonly ClusterEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'ObjectModified'
      ? [{ at: event.at, status: event.detail.object.status as PodStatus }]
      : [],
  );

const holds = (property: (one: Case, events: readonly ClusterEvent[]) => void, numRuns = 60) =>
  fc.assert(
    fc.property(someCase, (one) => property(one, play(one))),
    { numRuns },
  );

describe('of any pod', () => {
  it('init containers start in order, each when the plain ones before it have succeeded', () => {
    holds(({ spec }, events) => {
      const order = [...(spec.initContainers ?? []), ...spec.containers];
      for (const [index, { name }] of order.entries()) {
        const startedAt = firstStart(events, name);
        if (startedAt === undefined) continue;
        for (const before of (spec.initContainers ?? []).slice(0, index)) {
          expect(firstStart(events, before.name)).toBeLessThan(startedAt);
          if (isSidecar(before)) continue;
          const done = every(events, 'ContainerExited', before.name).filter(
            ({ detail }) => detail.exitCode === 0,
          );
          expect(done[0]?.at ?? Number.POSITIVE_INFINITY).toBeLessThan(startedAt);
        }
      }
    });
  });

  it('a plain init container never runs again once it has succeeded', () => {
    holds(({ spec }, events) => {
      for (const { name } of (spec.initContainers ?? []).filter((one) => !isSidecar(one))) {
        const codes = every(events, 'ContainerExited', name).map(({ detail }) => detail.exitCode);
        const starts = every(events, 'ContainerStarted', name).length;
        if (codes.includes(0)) expect(starts).toBe(codes.indexOf(0) + 1);
      }
    });
  });

  it('mains restart as the policy says; sidecars under every policy', () => {
    holds(({ spec }, events) => {
      for (const { name } of spec.containers) {
        const codes = every(events, 'ContainerExited', name).map(({ detail }) => detail.exitCode);
        const restarts = every(events, 'ContainerStarted', name).length - 1;
        if (spec.restartPolicy === 'Never') expect(restarts).toBeLessThanOrEqual(0);
        if (spec.restartPolicy === 'OnFailure') {
          for (let index = 0; index < restarts; index += 1) {
            const killed = every(events, 'ContainerKilling', name).some(
              ({ detail }) => detail.attempt === index,
            );
            if (!killed) expect(codes[index]).not.toBe(0);
          }
        }
      }
    });
  });

  it('nothing starts once the pod is being stopped, and all that ran is stopped', () => {
    holds(({ spec }, events) => {
      const stopping = every(events, 'SyncPodStarted').find(({ detail }) => detail.sync === 'terminating');
      if (!stopping) return;
      const created = every(events, 'ContainerCreated').filter(({ id }) => id > stopping.id);
      expect(created).toEqual([]);
      const ended = every(events, 'SyncPodStarted').find(({ detail }) => detail.sync === 'terminated');
      if (!ended) return;
      for (const { name } of [...(spec.initContainers ?? []), ...spec.containers]) {
        expect(every(events, 'ContainerExited', name)).toHaveLength(
          every(events, 'ContainerStarted', name).length,
        );
      }
    });
  });

  it('a kill runs preStop for at most the grace period, then leaves the rest, at least 2 s, to SIGTERM', () => {
    holds(({ spec, later }, events) => {
      for (const { detail, at } of every(events, 'ContainerKilling')) {
        const same = (event: { readonly detail: { readonly attempt: number } }) =>
          event.detail.attempt === detail.attempt;
        const { container: name, graceSeconds } = detail;
        const hook = every(events, 'PreStopHookStarted', name).find(
          (event) => same(event) && event.at === at,
        );
        const hookEnd = every(events, 'PreStopHookFinished', name).find(
          (event) => same(event) && event.at >= at,
        );
        const spent = hook && hookEnd ? hookEnd.at - hook.at : 0;
        expect(spent).toBeLessThanOrEqual(graceSeconds * 1000);
        const signals = every(events, 'ContainerSignalled', name).filter(
          (event) => same(event) && event.at >= at,
        );
        const term = signals.find(({ detail: { signal } }) => signal === 'SIGTERM');
        if (!term) continue;
        const waited = term.at - at - spent;
        if (!later || !spec.initContainers?.some((one) => one.name === name)) expect(waited).toBe(0);
        const rest = Math.max(2, graceSeconds - Math.floor(spent / 1000) - Math.floor(waited / 1000));
        expect(term.detail.graceSeconds).toBe(rest);
        const kill = signals.find(({ detail: { signal } }) => signal === 'SIGKILL');
        if (kill) expect(kill.at - term.at).toBe(rest * 1000);
      }
    });
  });

  it('a restart keeps to the back-off that was announced for it', () => {
    holds((_, events) => {
      for (const { detail, at } of every(events, 'ContainerBackedOff')) {
        expect([10, 20, 40, 80, 160, 300]).toContain(detail.backOffSeconds);
        expect(detail.overAtMs - detail.sinceMs).toBe(detail.backOffSeconds * 1000);
        expect(at).toBeLessThan(detail.overAtMs);
        const next = every(events, 'ContainerCreated', detail.container).find((event) => event.at >= at);
        if (next) expect(next.at).toBeGreaterThanOrEqual(detail.overAtMs);
      }
    });
  });

  it('a failed pull shows as ErrImagePull, then as ImagePullBackOff', () => {
    holds((_, events) => {
      const failed = new Set(every(events, 'ImagePullFailed').map(({ detail }) => detail.container));
      const reasons = new Map<string, string[]>();
      for (const event of every(events, 'PodStatusComputed')) {
        const { initContainerStatuses = [], containerStatuses = [] } = event.detail.status;
        for (const { name, state } of [...initContainerStatuses, ...containerStatuses]) {
          const reason = state?.waiting?.reason ?? '';
          const list = reasons.get(name) ?? [];
          if (list.at(-1) !== reason) reasons.set(name, [...list, reason]);
        }
      }
      for (const [name, list] of reasons) {
        const backOff = list.indexOf('ImagePullBackOff');
        if (backOff >= 0) expect(list[backOff - 1]).toBe('ErrImagePull');
        if (!failed.has(name)) expect(list).not.toContain('ErrImagePull');
      }
    });
  });

  it('the phase begins as Pending, and once terminal stays', () => {
    holds((_, events) => {
      for (const phases of [
        every(events, 'PodStatusComputed').map(({ detail }) => detail.status.phase),
        shown(events).map(({ status }) => status.phase),
      ]) {
        if (phases.length > 0) expect(phases[0]).toBe('Pending');
        const terminal = phases.findIndex((phase) => phase === 'Succeeded' || phase === 'Failed');
        if (terminal >= 0) expect(new Set(phases.slice(terminal)).size).toBe(1);
      }
    });
  });

  it('a terminal phase follows from mains and plain init containers alone, not from sidecars', () => {
    holds(({ spec, deleteAt }, events) => {
      const last = every(events, 'PodStatusComputed').at(-1)?.detail.status;
      if (deleteAt !== null || !last || (last.phase !== 'Succeeded' && last.phase !== 'Failed')) return;
      const plain = new Set(
        (spec.initContainers ?? []).filter((one) => !isSidecar(one)).map(({ name }) => name),
      );
      const codes = (last.containerStatuses ?? []).map(({ state }) => state?.terminated?.exitCode);
      const initFailed = (last.initContainerStatuses ?? []).some(
        ({ name, state, lastState }) =>
          plain.has(name) && ((state?.terminated ?? lastState?.terminated)?.exitCode ?? 0) !== 0,
      );
      if (last.phase === 'Succeeded') expect(codes.every((code) => code === 0)).toBe(true);
      else expect(initFailed || codes.some((code) => code !== 0)).toBe(true);
    });
  });

  it('the API server shows a terminal phase only when nothing runs', () => {
    holds((_, events) => {
      const alive = new Set<string>();
      for (const event of events) {
        if (event.kind === 'ContainerStarted') alive.add(event.detail.container);
        if (event.kind === 'ContainerExited') alive.delete(event.detail.container);
        if (event.kind !== 'ObjectModified') continue;
        const { phase } = event.detail.object.status as PodStatus;
        if (phase === 'Succeeded' || phase === 'Failed') expect([...alive]).toEqual([]);
      }
    });
  });

  it('a status tells of a container what a relist could have seen', () => {
    holds((_, events) => {
      for (const { at, detail } of every(events, 'PodStatusComputed')) {
        const { initContainerStatuses = [], containerStatuses = [] } = detail.status;
        for (const { name, state, ready, restartCount } of [...initContainerStatuses, ...containerStatuses]) {
          const starts = every(events, 'ContainerStarted', name).filter((event) => event.at <= at);
          // Of a pod deleted before its first container ran, the kubelet makes up that this one ended.
          const madeUp = state?.terminated?.reason === 'ContainerStatusUnknown';
          if ((state?.running || state?.terminated) && !madeUp)
            expect(starts.length).toBeGreaterThan(restartCount);
          if (ready && !state?.terminated) expect(state?.running).toBeDefined();
          expect(restartCount).toBeLessThan(Math.max(1, starts.length + 1));
        }
      }
    });
  });

  it('a deleted pod goes, within its grace period and what the sync in hand still takes', () => {
    holds(({ deleteAt, graceSeconds, spec, later }, events) => {
      if (deleteAt === null) return;
      const gone = every(events, 'ObjectDeleted');
      const stop = every(events, 'SyncPodStarted').find(({ detail }) => detail.sync === 'terminating');
      if (!stop) return;
      const grace = Math.max(2, Math.min(graceSeconds ?? 30, spec.terminationGracePeriodSeconds ?? 30));
      const latest = Math.max(stop.at, deleteAt * 1000) + (grace + (later ? 8 : 2) + 3) * 1000;
      if (latest < 150_000) expect(gone.map(({ at }) => at <= latest)).toEqual([true]);
    });
  });
});
