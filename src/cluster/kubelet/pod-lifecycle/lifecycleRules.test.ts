import { describe, expect, it } from 'vitest';
import { podColumns } from '#api/printers/podColumns.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Container, Pod, PodSpec } from '#api/types.ts';
import type { ClusterEvent, ClusterTrace } from '#cluster/facts.ts';
import { simulateCluster } from '#cluster/index.ts';
import { runBehaviours } from '#cluster/runBehaviours.ts';
import { type ContainerBehaviour, defaultScenario, type Scenario } from '#scenario/scenario.ts';

const sidecar = (name: string, rest: Partial<Container> = {}): Container => ({
  name,
  image: `${name}:1`,
  restartPolicy: 'Always',
  ...rest,
});
const plain = (name: string, rest: Partial<Container> = {}): Container => ({
  name,
  image: `${name}:1`,
  ...rest,
});
const ends = (seconds: number, exitCode = 0): ContainerBehaviour => ({ runs: [{ seconds, exitCode }] });
const exec = { exec: { command: ['true'] } };

interface Play {
  readonly spec: PodSpec;
  readonly behaviours: Readonly<Record<string, ContainerBehaviour>>;
  readonly deleteAtMs?: number;
  readonly scenario?: Partial<Scenario>;
  readonly horizonMs?: number;
}

function play({ spec, behaviours, deleteAtMs, scenario: rest, horizonMs = 120_000 }: Play): ClusterTrace {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default' },
    spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30, ...spec },
  };
  const target = { kind: 'pod', name: 'p', namespace: 'default' };
  const scenario: Scenario = {
    ...defaultScenario,
    containers: behaviours,
    events:
      deleteAtMs === undefined ? [] : [{ kind: 'delete', atMs: deleteAtMs, target, path: 'spec.events[0]' }],
    ...rest,
  };
  const { behaviourOf } = runBehaviours(scenario);
  const manifests = [{ document: 0, object: pod }];
  return simulateCluster(
    { manifests, scenario, gateEnabled: () => true, behaviourOf, components: [] },
    { horizonMs, maxEvents: 50_000, interrupted: () => null },
  );
}

type Kind = ClusterEvent['kind'];

function times(trace: ClusterTrace, kind: Kind, container: string): number[] {
  return trace.events
    .filter(
      (event) => event.kind === kind && (event.detail as { container?: string }).container === container,
    )
    .map(({ at }) => at);
}

const starts = (trace: ClusterTrace, container: string) => times(trace, 'ContainerStarted', container);
const exits = (trace: ClusterTrace, container: string) => times(trace, 'ContainerExited', container);

function lastPod(trace: ClusterTrace): Pod {
  const event = trace.events.findLast((one) => one.kind === 'ObjectModified');
  if (event?.kind !== 'ObjectModified') throw new Error('the pod was never written');
  return event.detail.object as Pod;
}

function statusWords(trace: ClusterTrace): string[] {
  const words = trace.events.flatMap((event) =>
    event.kind === 'ObjectModified' || event.kind === 'ObjectCreated'
      ? [podColumns(event.detail.object as Pod, rfc3339(event.at)).status]
      : [],
  );
  return words.filter((word, index) => word !== words[index - 1]);
}

describe('init containers', () => {
  it('run one after another, and the mains after the last', () => {
    const trace = play({
      spec: { initContainers: [plain('a'), plain('b'), plain('c')], containers: [plain('main')] },
      behaviours: { a: ends(1), b: ends(2), c: ends(1) },
    });
    expect(exits(trace, 'a')[0]).toBeLessThan(starts(trace, 'b')[0]!);
    expect(exits(trace, 'b')[0]).toBeLessThan(starts(trace, 'c')[0]!);
    expect(exits(trace, 'c')[0]).toBeLessThan(starts(trace, 'main')[0]!);
  });

  it('that fail keep the mains from starting: for ever, or for good under Never', () => {
    const spec = { initContainers: [plain('a')], containers: [plain('main')] };
    const behaviours = { a: ends(1, 1) };
    const never = play({ spec: { ...spec, restartPolicy: 'Never' }, behaviours });
    expect(starts(never, 'a')).toHaveLength(1);
    expect(lastPod(never).status?.phase).toBe('Failed');
    const onFailure = play({ spec: { ...spec, restartPolicy: 'OnFailure' }, behaviours });
    expect(starts(onFailure, 'a').length).toBeGreaterThan(3);
    expect(lastPod(onFailure).status?.phase).toBe('Pending');
    for (const trace of [never, onFailure]) expect(starts(trace, 'main')).toEqual([]);
  });

  it('do not run again when a main restarts', () => {
    const trace = play({
      spec: { initContainers: [plain('a')], containers: [plain('main')] },
      behaviours: { a: ends(1), main: ends(3, 1) },
    });
    expect(starts(trace, 'a')).toHaveLength(1);
    expect(starts(trace, 'main').length).toBeGreaterThan(2);
  });

  it('whose image cannot be pulled wait in ImagePullBackOff and start nothing', () => {
    for (const first of [plain('a'), sidecar('a')]) {
      const trace = play({
        spec: { restartPolicy: 'Never', initContainers: [first], containers: [plain('main')] },
        behaviours: { a: { pullSeconds: 1, pullFails: null } },
      });
      expect(statusWords(trace)).toContain('Init:ImagePullBackOff');
      expect([...starts(trace, 'a'), ...starts(trace, 'main')]).toEqual([]);
    }
  });
});

describe('sidecars', () => {
  const chain = [plain('i1'), sidecar('s1'), plain('i2'), sidecar('s2'), plain('i3')];

  it('start in their place and run beside what follows', () => {
    const trace = play({
      spec: { restartPolicy: 'Never', initContainers: chain, containers: [plain('main')] },
      behaviours: { i1: ends(5), i2: ends(5), i3: ends(5), main: ends(5), s1: {}, s2: {} },
    });
    const order = ['i1', 's1', 'i2', 's2', 'i3', 'main'].map((name) => starts(trace, name)[0]!);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(exits(trace, 's1')[0]).toBeGreaterThan(exits(trace, 'main')[0]!);
    expect(starts(trace, 's1')).toHaveLength(1);
    expect(lastPod(trace).status?.phase).toBe('Succeeded');
  });

  it('that end are restarted under every policy, before and after the mains started', () => {
    for (const restartPolicy of ['Always', 'OnFailure', 'Never'] as const) {
      for (const exitCode of [0, 1]) {
        const trace = play({
          spec: { restartPolicy, initContainers: [sidecar('s'), plain('i')], containers: [plain('main')] },
          behaviours: { s: ends(1, exitCode), i: ends(5), main: ends(60) },
        });
        const [main] = starts(trace, 'main');
        expect(starts(trace, 's')[1]).toBeLessThan(main!);
        expect(starts(trace, 's').at(-1)).toBeGreaterThan(main!);
        expect(exits(trace, 'main').length).toBeGreaterThan(0);
      }
    }
  });

  it('hold back the next container until their startup probe succeeds', () => {
    const startupProbe = { ...exec, periodSeconds: 2, failureThreshold: 10 };
    const trace = play({
      spec: { initContainers: [sidecar('s', { startupProbe })], containers: [plain('main')] },
      behaviours: { s: { startupOKAfter: 5 } },
    });
    const ok = trace.events.find(
      ({ kind, detail }) => kind === 'ProbeAnswered' && (detail as { ok: boolean }).ok,
    );
    expect(starts(trace, 'main')[0]).toBeGreaterThanOrEqual(ok!.at);
    expect(ok!.at).toBeGreaterThanOrEqual(starts(trace, 's')[0]! + 5000);
  });

  it('never fail a Never pod; the announcement says they do, and the switch plays that', () => {
    const one: Play = {
      spec: { restartPolicy: 'Never', initContainers: [sidecar('s')], containers: [plain('main')] },
      behaviours: {
        s: {
          runs: [
            { seconds: 0.5, exitCode: 1 },
            { seconds: null, exitCode: 0 },
          ],
        },
        main: ends(5),
      },
    };
    const source = play(one);
    expect(lastPod(source).status?.phase).toBe('Succeeded');
    expect(starts(source, 'main')).toHaveLength(1);
    const announced = play({ ...one, scenario: { behaviour: 'announced' } });
    expect(lastPod(announced).status?.phase).toBe('Failed');
    expect(starts(announced, 'main')).toEqual([]);
    expect(announced.events.some(({ kind }) => kind === 'AnnouncedRuleApplied')).toBe(true);
  });

  it('are stopped when the last main has completed, and their exit codes do not matter', () => {
    const trace = play({
      spec: { restartPolicy: 'OnFailure', initContainers: [sidecar('s')], containers: [plain('main')] },
      behaviours: { s: { onTerm: { seconds: null, exitCode: 0 } }, main: ends(4) },
    });
    const killed = trace.events.find(
      ({ kind }) => kind === 'ContainerExited' && exits(trace, 's')[0] !== undefined,
    );
    expect(killed).toBeDefined();
    expect(exits(trace, 's')[0]! - exits(trace, 'main')[0]!).toBeGreaterThan(29_000);
    expect(lastPod(trace).status?.phase).toBe('Succeeded');
  });

  it('get SIGTERM with the mains in 1.28 and after them, last to first, from 1.29', () => {
    const one: Play = {
      spec: { initContainers: [sidecar('s1'), sidecar('s2')], containers: [plain('main')] },
      behaviours: { main: { onTerm: { seconds: 6, exitCode: 0 } } },
      deleteAtMs: 10_000,
    };
    const terms = (trace: ClusterTrace) =>
      ['main', 's2', 's1'].map((name) => times(trace, 'ContainerSignalled', name)[0]!);
    const [main, s2, s1] = terms(play(one)) as [number, number, number];
    expect([s2, s1]).toEqual([main, main]);
    const later = { cluster: { ...defaultScenario.cluster, version: 'v1.29+' as const } };
    const ordered = play({ ...one, scenario: later });
    expect(terms(ordered)[1]).toBe(exits(ordered, 'main')[0]);
    expect(terms(ordered)[2]).toBe(exits(ordered, 's2')[0]);
  });
});

describe('hooks', () => {
  it('hold up the next container of the same sync until postStart is done', () => {
    const lifecycle = { postStart: exec };
    const trace = play({
      spec: { containers: [plain('a', { lifecycle }), plain('b')] },
      behaviours: { a: { postStartSeconds: 5 } },
    });
    expect(starts(trace, 'b')[0]! - starts(trace, 'a')[0]!).toBeGreaterThanOrEqual(5000);
  });

  it.each(['startupProbe', 'livenessProbe'] as const)(
    'run preStop when the %s kills a container',
    (probe) => {
      const lifecycle = { preStop: exec };
      const failing = { ...exec, initialDelaySeconds: 10, failureThreshold: 1, periodSeconds: 10 };
      const trace = play({
        spec: { restartPolicy: 'Never', containers: [plain('main', { lifecycle, [probe]: failing })] },
        behaviours: { main: { preStopSeconds: 1, startupOKAfter: null, livenessFailAfter: 0 } },
      });
      const [hook] = times(trace, 'PreStopHookStarted', 'main');
      expect(hook).toBeGreaterThan(starts(trace, 'main')[0]!);
      expect(exits(trace, 'main')[0]).toBeGreaterThanOrEqual(hook! + 1000);
      expect(starts(trace, 'main')).toHaveLength(1);
    },
  );

  it('are cut short by the grace period, which leaves 2 s for SIGTERM', () => {
    const lifecycle = { preStop: exec };
    const trace = play({
      spec: { terminationGracePeriodSeconds: 6, containers: [plain('main', { lifecycle })] },
      behaviours: { main: { preStopSeconds: 10_000, onTerm: { seconds: null, exitCode: 0 } } },
      deleteAtMs: 5000,
    });
    const [hook] = times(trace, 'PreStopHookStarted', 'main');
    expect(times(trace, 'ContainerSignalled', 'main')).toEqual([hook! + 6000, hook! + 8000]);
    expect(trace.events.some(({ kind }) => kind === 'ObjectDeleted')).toBe(true);
  });
});

describe('ends', () => {
  it('force deletion takes the object at once and stops what runs all the same', () => {
    const trace = play({
      spec: { containers: [plain('main')] },
      behaviours: { main: { onTerm: { seconds: null, exitCode: 0 } } },
      scenario: {
        events: [
          {
            kind: 'delete',
            atMs: 5000,
            target: { kind: 'pod', name: 'p', namespace: 'default' },
            force: true,
            path: 'spec.events[0]',
          },
        ],
      },
    });
    const gone = trace.events.find(({ kind }) => kind === 'ObjectDeleted');
    expect(gone?.at).toBe(5005);
    expect(exits(trace, 'main')[0]).toBeGreaterThan(gone!.at);
  });

  it('activeDeadlineSeconds fails the pod with DeadlineExceeded', () => {
    const trace = play({ spec: { activeDeadlineSeconds: 10, containers: [plain('main')] }, behaviours: {} });
    expect(lastPod(trace).status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' });
    expect(exits(trace, 'main')).toHaveLength(1);
  });

  it('a gated pod is not scheduled', () => {
    const trace = play({
      spec: { schedulingGates: [{ name: 'wait' }], containers: [plain('main')] },
      behaviours: {},
    });
    expect(statusWords(trace)).toEqual(['SchedulingGated']);
  });

  it('a crash shows Error first and CrashLoopBackOff one sync later', () => {
    const trace = play({ spec: { containers: [plain('main')] }, behaviours: { main: ends(1, 1) } });
    const words = statusWords(trace);
    expect(words[words.indexOf('CrashLoopBackOff') - 1]).toBe('Error');
    expect(words.indexOf('Error')).toBeLessThan(words.indexOf('CrashLoopBackOff'));
  });
});
