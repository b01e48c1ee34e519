import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#cluster/facts.ts';
import { deriveRollout, stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import { totalsOf } from '#cluster/kube-proxy/service-traffic/model/totals.ts';
import type { Run } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { traceText } from '#cluster/traceText.ts';

const files = import.meta.glob<string>('./examples/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const examples = Object.entries(files).map(([path, text]) => ({
  path,
  name: path.replace(/^.*\/|\.yaml$/g, ''),
  text,
  run: simulateText(text),
}));

/** What each example is there to show: requests lost by reason and stretch of seconds, pods at most, ready at least. */
const shown: Readonly<
  Record<string, { readonly lost: readonly string[]; readonly mostPods: number; readonly leastReady: number }>
> = {
  'both-zero': { lost: [], mostPods: 2, leastReady: 2 },
  'classic-502s': {
    lost: ['22 refused notListening 12-22', '1 timedOut addressGone 23-23'],
    mostPods: 11,
    leastReady: 5,
  },
  'headless-stale-dns': {
    lost: ['13 refused notListening 22-37', '154 timedOut addressGone 28-42'],
    mostPods: 7,
    leastReady: 4,
  },
  'local-health-checks': { lost: [], mostPods: 2, leastReady: 2 },
  'min-ready-seconds': { lost: [], mostPods: 5, leastReady: 3 },
  'never-ready': { lost: [], mostPods: 4, leastReady: 3 },
  'no-readiness-probe': { lost: ['83 error applicationError 13-19'], mostPods: 8, leastReady: 4 },
  'node-leaves-gate-off': { lost: ['105 timedOut machineGone 59-78'], mostPods: 4, leastReady: 2 },
  'node-leaves': { lost: [], mostPods: 4, leastReady: 2 },
  'pdb-blocks-drain': { lost: [], mostPods: 2, leastReady: 2 },
  'proxy-lag': {
    lost: ['11 refused notListening 28-40', '11 timedOut addressGone 33-47'],
    mostPods: 7,
    leastReady: 4,
  },
  recreate: {
    lost: ['2 reset processExited 18-18', '120 refused noEndpoints 18-24', '3 timedOut addressGone 23-23'],
    mostPods: 3,
    leastReady: 0,
  },
  'rollback-half-way': { lost: [], mostPods: 6, leastReady: 3 },
  'rolling-25-25': { lost: [], mostPods: 8, leastReady: 3 },
  'session-affinity': { lost: [], mostPods: 7, leastReady: 4 },
  'single-replica-outage': {
    lost: ['10 refused notListening 12-12', '111 refused noEndpoints 12-18', '2 timedOut addressGone 17-17'],
    mostPods: 2,
    leastReady: 0,
  },
  'terminating-endpoints-gate-off': {
    lost: ['93 timedOut noLocalEndpoints 17-25'],
    mostPods: 4,
    leastReady: 1,
  },
  'terminating-endpoints': { lost: [], mostPods: 4, leastReady: 1 },
  'unavailable-only': { lost: [], mostPods: 6, leastReady: 3 },
  'zero-loss': { lost: [], mostPods: 12, leastReady: 6 },
};

it('knows what every example shows', () => {
  expect(examples.length).toBeGreaterThanOrEqual(12);
  expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(shown).sort());
});

describe.each(examples)('$name', ({ name, path, text, run }) => {
  it('is titled in both languages and explained in a line', () => {
    const comments = text.split('\n').filter((line) => line.startsWith('#'));
    expect(comments[0]).toMatch(/^# title: \S/);
    expect(comments[1]).toMatch(/^# 标题：\S/);
    expect(comments).toHaveLength(3);
  });

  it('runs to its end, and only what it is about is refused', () => {
    const { events, end, horizon, truncated } = run.trace;
    expect({ end, truncated }).toEqual({ end: horizon, truncated: null });
    expect(events.filter(({ kind }) => kind === 'ScenarioActionSkipped')).toEqual([]);
    expect(run.diagnostics).toHaveLength(name === 'both-zero' ? 1 : 0);
  });

  it('shows what it is there to show', () => {
    const stage = stageOf(deriveRollout(run))!;
    const { mostPods, leastReady, failed } = totalsOf(stage);
    expect({ lost: lostOf(run), mostPods, leastReady }).toEqual(shown[name]);
    expect(failed).toBe(stage.requests.failed.length);
  });

  it('goes as recorded, event by event', async () => {
    const { kept, left } = telling(run.trace.events);
    const text = traceText({ ...run.trace, events: kept });
    await expect(`${text}and ${left} more requests lost\n`).toMatchFileSnapshot(
      path.replace(/\.yaml$/, '.golden.txt'),
    );
  });
});

it('loses nothing with the terminating endpoints that 1.27 drops without the gate', () => {
  const text = examples.find(({ name }) => name === 'terminating-endpoints-gate-off')!.text;
  const lost = (gate: boolean) =>
    lostOf(simulateText(text, { featureGates: { ProxyTerminatingEndpoints: gate } })).length;
  expect([lost(false) > 0, lost(true)]).toEqual([true, 0]);
});

it('reads the refusal of neither more nor fewer from the server', () => {
  const [said] = examples.find(({ name }) => name === 'both-zero')!.run.diagnostics;
  expect(said?.message.en).toContain('may not be 0 when `maxSurge` is 0');
});

const runOf = (name: string) => examples.find((one) => one.name === name)!.run;

it('says that the deadline has passed, and leaves the old pods alone', () => {
  const { events } = runOf('never-ready').trace;
  const late = events.filter(
    ({ kind, detail }) =>
      kind === 'DeploymentConditionChanged' &&
      'reason' in detail &&
      detail.reason === 'ProgressDeadlineExceeded',
  );
  expect(late.map(({ at }) => Math.floor(at / 1000))).toEqual([33]);
  expect(events.filter(({ kind }) => kind === 'PodDeletionsDecided')).toEqual([]);
});

it('answers every eviction beyond the budget with 429', () => {
  const { events } = runOf('pdb-blocks-drain').trace;
  expect(events.filter(({ kind }) => kind === 'EvictionAllowed')).toEqual([]);
  const codes = events.flatMap((event) => (event.kind === 'EvictionRefused' ? [event.detail.code] : []));
  expect(codes.length).toBeGreaterThan(3);
  expect(new Set(codes)).toEqual(new Set([429]));
});

it('tells the balancer of the taint in good time, or leaves it to find out', () => {
  const outAt = (name: string) =>
    runOf(name).trace.events.flatMap((event) =>
      event.kind === 'LoadBalancerBackendChanged' && !event.detail.inService
        ? [Math.floor(event.at / 1000)]
        : [],
    );
  expect([outAt('node-leaves'), outAt('node-leaves-gate-off')]).toEqual([[40], [73]]);
});

it('leaves a node without a pod out of a balancer of policy Local', () => {
  const stage = stageOf(deriveRollout(runOf('local-health-checks')))!;
  const served = stage.nodes.map(({ backend }) => backend.at(-1)?.inService ?? false);
  expect(served).toEqual([true, true, false]);
});

it('takes the old ReplicaSet again, and the pods that never were ready first', () => {
  const { events } = runOf('rollback-half-way').trace;
  expect(events.filter(({ kind }) => kind === 'ReplicaSetReused')).toHaveLength(1);
});

it('sends requests to a pod long before the controller counts it', () => {
  const { trace } = runOf('min-ready-seconds');
  const stage = stageOf(deriveRollout(runOf('min-ready-seconds')))!;
  const { sentAt, pod } = stage.requests;
  const asked = sentAt[pod.findIndex((place) => stage.pods[place]?.revision === 1)]!;
  const scaledDown = trace.events.find(({ kind, at }) => kind === 'PodDeletionsDecided' && at > 20_000)!;
  expect(scaledDown.at - asked).toBeGreaterThan(8000);
});

/** `3 refused notListening 17-22`, in order of when each reason first struck. */
function lostOf({ trace }: Run): readonly string[] {
  const groups = new Map<string, { count: number; readonly from: number; to: number }>();
  for (const event of trace.events) {
    if (event.kind !== 'RequestDecided' || event.detail.fate === 'served') continue;
    const key = `${event.detail.fate} ${event.detail.why.kind}`;
    const second = Math.floor(event.at / 1000);
    const group = groups.get(key) ?? { count: 0, from: second, to: second };
    groups.set(key, group);
    group.count += 1;
    group.to = second;
  }
  return [...groups].map(([key, { count, from, to }]) => `${count} ${key} ${from}-${to}`);
}

/** Of each run the decisions and the first losses: probes, syncs and served requests are many and the same. */
const mostLost = 12;
const told: ReadonlySet<string> = new Set([
  'ScenarioActionTaken',
  'NewReplicaSetDecided',
  'ReplicaSetReused',
  'ScalingDecided',
  'PodCreationsDecided',
  'PodDeletionsDecided',
  'RecreateWaited',
  'DeploymentConditionChanged',
  'EvictionAllowed',
  'EvictionRefused',
  'ContainerSignalled',
  'ContainerExited',
  'ProxyRulesSynced',
  'ProxyHealthChanged',
  'HealthCheckAnswered',
  'LoadBalancerBackendChanged',
  'MachineTerminated',
]);

function telling(events: readonly ClusterEvent[]): { readonly kept: ClusterEvent[]; readonly left: number } {
  let lost = 0;
  const kept = events.filter((event) => {
    if (event.kind !== 'RequestDecided') return told.has(event.kind);
    if (event.detail.fate === 'served') return false;
    lost += 1;
    return lost <= mostLost;
  });
  return { kept, left: Math.max(0, lost - mostLost) };
}
