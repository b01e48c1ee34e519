import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { RunOverrides } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';

interface PodText {
  readonly name: string;
  readonly namespace?: string;
  readonly spec: object;
}

function play(
  pods: readonly PodText[],
  words: object = {},
  overrides: RunOverrides = {},
): readonly ClusterEvent[] {
  const documents = pods.map(({ name, namespace = 'default', spec }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec,
  }));
  const gates = { cluster: { featureGates: { SidecarContainers: true } } };
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: { ...gates, ...words },
  };
  const text = [...documents, scenario].map((one) => JSON.stringify(one)).join('\n---\n');
  return simulateText(text, overrides).trace.events;
}

const started = (events: readonly ClusterEvent[], subject: string) =>
  events.flatMap((event) =>
    event.kind === 'ContainerStarted' && event.subject === subject
      ? [`${event.detail.container} ${event.at}`]
      : [],
  );
const at = (events: readonly ClusterEvent[], kind: ClusterEvent['kind'], subject: string) =>
  events.filter((event) => event.kind === kind && event.subject === subject).map((event) => event.at);
const exitCodes = (events: readonly ClusterEvent[], subject: string) =>
  events.flatMap((event) =>
    event.kind === 'ContainerExited' && event.subject === subject ? [event.detail.exitCode] : [],
  );

const web = { containers: [{ name: 'web', image: 'web:1' }] };
const sidecarred = {
  restartPolicy: 'Never',
  initContainers: [{ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' }],
  containers: [{ name: 'web', image: 'web:1' }],
};

describe('several pods', () => {
  it('of one name in two namespaces, with the same containers, live their own lives', () => {
    const events = play(
      [
        { name: 'a', namespace: 'one', spec: sidecarred },
        { name: 'a', namespace: 'two', spec: sidecarred },
      ],
      { events: [{ at: 10, delete: 'pod/two:a' }] },
    );
    expect(started(events, 'Pod/one/a')).toEqual(started(events, 'Pod/two/a'));
    expect(at(events, 'ObjectDeleted', 'Pod/one/a')).toEqual([]);
    expect(at(events, 'ObjectDeleted', 'Pod/two/a')).toHaveLength(1);
  });

  it('take the word of the most specific key: pod/container, container, image', () => {
    const ends = (exitCode: number) => ({ runs: [{ seconds: 1, exitCode }, { seconds: null }] });
    const events = play(
      [
        { name: 'a', spec: web },
        { name: 'b', spec: web },
        { name: 'c', spec: { containers: [{ name: 'other', image: 'web:1' }] } },
      ],
      { containers: { 'a/web': ends(1), web: ends(2), 'web:1': ends(3) } },
    );
    expect(['a', 'b', 'c'].map((name) => exitCodes(events, `Pod/default/${name}`))).toEqual([[1], [2], [3]]);
  });

  it('pull an image once a node, one pull at a time', () => {
    const words = { containers: { 'web:1': { pullSeconds: 5 }, 'api:1': { pullSeconds: 5 } } };
    const api = { containers: [{ name: 'api', image: 'api:1' }] };
    const events = play(
      [
        { name: 'a', spec: web },
        { name: 'b', spec: web },
        { name: 'c', spec: api },
      ],
      words,
    );
    const pulled = events.flatMap((event) =>
      event.kind === 'ImagePulled'
        ? [`${event.subject} ${Math.round(event.at / 1000)} ${event.detail.tookMs}`]
        : [],
    );
    expect(pulled).toEqual(['Pod/default/a 5 5000', 'Pod/default/b 5 0', 'Pod/default/c 10 5000']);
    const two = play(
      [
        { name: 'a', spec: web },
        { name: 'b', spec: web },
      ],
      { ...words, cluster: { nodes: 2 } },
    );
    expect(
      two.filter(({ kind }) => kind === 'ImagePulled').map((event) => Math.round(event.at / 1000)),
    ).toEqual([5, 5]);
  });

  it('have addresses of their own', () => {
    const events = play(
      Array.from({ length: 9 }, (_, index) => ({ name: `p${index}`, spec: web })),
      { cluster: { nodes: 3 } },
    );
    const addresses = new Set(
      events.flatMap((event) =>
        event.kind === 'PodStatusComputed' && event.detail.status.podIP ? [event.detail.status.podIP] : [],
      ),
    );
    expect(addresses.size).toBe(9);
  });
});

describe('the cluster of a Scenario', () => {
  const crashing = {
    containers: {
      proxy: { runs: [{ seconds: 0.5, exitCode: 1 }, { seconds: null }] },
      web: { runs: [{ seconds: 5 }] },
    },
  };
  const lastPhase = (events: readonly ClusterEvent[]) => {
    const last = events.findLast((event) => event.kind === 'ObjectModified');
    return last?.kind === 'ObjectModified' ? (last.detail.object.status as { phase: string }).phase : null;
  };

  it('drops the field where the gate is off: the sidecar is a plain init container and blocks the pod', () => {
    for (const overrides of [{ featureGates: { SidecarContainers: false } }, { version: 'v1.27' as const }]) {
      const events = play([{ name: 'a', spec: sidecarred }], {}, overrides);
      expect(started(events, 'Pod/default/a').map((one) => one.split(' ')[0])).toEqual(['proxy']);
      expect(lastPhase(events)).toBe('Pending');
    }
  });

  it('stops sidecars after the mains from 1.29 on, where the gate is on by default', () => {
    const words = { events: [{ at: 10, delete: 'pod/a' }], containers: { web: { onTerm: { seconds: 4 } } } };
    const terms = (version: 'v1.28' | 'v1.29+') =>
      play([{ name: 'a', spec: sidecarred }], words, { version }).flatMap((event) =>
        event.kind === 'ContainerSignalled'
          ? [`${event.detail.container} ${Math.floor(event.at / 1000)}`]
          : [],
      );
    expect(terms('v1.28').sort()).toEqual(['proxy 10', 'web 10']);
    expect(terms('v1.29+')).toEqual(['web 10', 'proxy 14']);
  });

  it('shows PodReadyToStartContainers where its gate is on, first of the conditions', () => {
    const types = (on: boolean) => {
      const featureGates = { PodReadyToStartContainersCondition: on };
      const last = play([{ name: 'a', spec: web }], {}, { featureGates }).findLast(
        ({ kind }) => kind === 'PodStatusComputed',
      );
      return last?.kind === 'PodStatusComputed'
        ? last.detail.status.conditions?.map(({ type }) => type)
        : null;
    };
    expect(types(false)).toEqual(['Initialized', 'Ready', 'ContainersReady', 'PodScheduled']);
    expect(types(true)?.[0]).toBe('PodReadyToStartContainers');
  });

  it('plays the announced rule: the first failure of a sidecar in start-up fails a Never pod', () => {
    const announced = play([{ name: 'a', spec: sidecarred }], { behaviour: 'announced', ...crashing });
    const rules = announced.flatMap((event) => (event.kind === 'AnnouncedRuleApplied' ? [event.detail] : []));
    expect(rules).toEqual([{ claim: 'sidecar-never-fails-pod', container: 'proxy' }]);
    expect(started(announced, 'Pod/default/a')).toHaveLength(1);
    expect(lastPhase(announced)).toBe('Failed');
    const source = play([{ name: 'a', spec: sidecarred }], crashing);
    expect(lastPhase(source)).toBe('Succeeded');
    expect(source.some(({ kind }) => kind === 'AnnouncedRuleApplied')).toBe(false);
  });

  it.each([
    ['after its mains have started', { restartPolicy: 'Never' }, { seconds: 3, exitCode: 1 }],
    ['with exit code 0', { restartPolicy: 'Never' }, { seconds: 0.5, exitCode: 0 }],
    ['under OnFailure', { restartPolicy: 'OnFailure' }, { seconds: 0.5, exitCode: 1 }],
    ['under Always', { restartPolicy: 'Always' }, { seconds: 0.5, exitCode: 1 }],
  ])('keeps the announced rule from a sidecar that ends %s', (_, policy, run) => {
    const containers = { proxy: { runs: [run, { seconds: null }] }, web: { runs: [{ seconds: 20 }] } };
    const events = play([{ name: 'a', spec: { ...sidecarred, ...policy } }], {
      behaviour: 'announced',
      containers,
    });
    expect(events.some(({ kind }) => kind === 'AnnouncedRuleApplied')).toBe(false);
    expect(started(events, 'Pod/default/a').length).toBeGreaterThan(2);
  });
});

describe('latencies', () => {
  const words = (latency: object) => ({ latency, events: [{ at: 20, delete: 'pod/a' }] });
  const first = (events: readonly ClusterEvent[], kind: ClusterEvent['kind']) =>
    events.find((event) => event.kind === kind)?.at;

  it('are 5 ms a request, 10 ms a watch, 200 ms to create and start, unless the Scenario says otherwise', () => {
    const events = play([{ name: 'a', spec: web }]);
    expect(
      ['ObjectCreated', 'PodBound', 'PodUpdateReceived', 'ContainerCreated', 'ContainerStarted'].map((kind) =>
        first(events, kind as ClusterEvent['kind']),
      ),
    ).toEqual([5, 20, 30, 30, 230]);
  });

  it('are each honoured', () => {
    const latency = {
      apiRequest: '1ms',
      watch: '100ms',
      createContainer: '20ms',
      startContainer: '3ms',
      runSandbox: '400ms',
    };
    const events = play([{ name: 'a', spec: web }], words(latency));
    expect(
      [
        'ObjectCreated',
        'PodBound',
        'PodUpdateReceived',
        'SandboxStarted',
        'ContainerCreated',
        'ContainerStarted',
      ].map((kind) => first(events, kind as ClusterEvent['kind'])),
    ).toEqual([1, 102, 202, 602, 602, 625]);
    const deletion = at(events, 'PodUpdateReceived', 'Pod/default/a')[1];
    expect(deletion).toBe(20_101);
  });

  it('may all be nothing', () => {
    const latency = { apiRequest: 0, watch: 0, createContainer: 0, startContainer: 0, runSandbox: 0 };
    const events = play([{ name: 'a', spec: sidecarred }], words(latency));
    expect(first(events, 'ContainerStarted')).toBe(0);
    expect(at(events, 'ObjectDeleted', 'Pod/default/a')).toHaveLength(1);
  });
});

describe('jitter: upstream', () => {
  const loop = (seed: number, jitter: 'off' | 'upstream') => {
    const words = { jitter, horizon: '10m', containers: { web: { runs: [{ seconds: 1, exitCode: 1 }] } } };
    return play(
      [
        { name: 'a', spec: web },
        { name: 'b', spec: web },
      ],
      words,
      { seed },
    );
  };
  const seeds = Array.from({ length: 12 }, (_, seed) => seed);

  it('stretches each retry by up to half of its period; off, none', () => {
    const waits = (jitter: 'off' | 'upstream') =>
      seeds.flatMap((seed) =>
        loop(seed, jitter).flatMap((event) =>
          event.kind === 'SyncPodFinished' && event.detail.error !== null
            ? [event.detail.nextSyncAt! - event.at]
            : [],
        ),
      );
    for (const wait of waits('off')) expect(wait).toBeLessThanOrEqual(11_000);
    const stretched = waits('upstream');
    for (const wait of stretched) expect(wait).toBeGreaterThanOrEqual(10_000);
    for (const wait of stretched) expect(wait).toBeLessThanOrEqual(16_000);
    expect(new Set(stretched.map((wait) => Math.floor(wait / 1000))).size).toBeGreaterThan(4);
  });

  it('moves the relist, and with it the probes, and each watch by itself', () => {
    const received = seeds.map(
      (seed) => at(loop(seed, 'upstream'), 'PodUpdateReceived', 'Pod/default/a')[0]!,
    );
    for (const ms of received) expect(ms).toBeGreaterThanOrEqual(5 + 5 + 5 + 5);
    for (const ms of received) expect(ms).toBeLessThanOrEqual(5 + 15 + 5 + 15);
    expect(new Set(received).size).toBeGreaterThan(4);
    const relists = seeds.map(
      (seed) => at(loop(seed, 'upstream'), 'ContainerStateRelisted', 'Pod/default/a')[0]! % 1000,
    );
    expect(new Set(relists).size).toBeGreaterThan(6);
  });

  it('leaves the draws of one pod alone when another is not there', () => {
    const words = {
      jitter: 'upstream',
      horizon: '5m',
      containers: { web: { runs: [{ seconds: 1, exitCode: 1 }] } },
    };
    const alone = play([{ name: 'a', spec: web }], words);
    const both = play(
      [
        { name: 'a', spec: web },
        { name: 'b', spec: web },
      ],
      words,
    );
    expect(started(both, 'Pod/default/a')).toEqual(started(alone, 'Pod/default/a'));
  });
});
