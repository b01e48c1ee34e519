import { describe, expect, it } from 'vitest';
import type { Node } from '#api/nodeTypes.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { simulateText } from '#cluster/simulateText.ts';

const web = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 4,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'app', image: 'web:1' }] },
    },
  },
};
const budget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { minAvailable: 3, selector: { matchLabels: { app: 'web' } } },
};
const bare = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'bare' },
  spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'web:1' }] },
};

function play(
  objects: readonly object[],
  events: readonly object[],
  words: object = {},
): readonly ClusterEvent[] {
  const scenario = {
    apiVersion: 'sim.kymograph.dev/v1alpha1',
    kind: 'Scenario',
    spec: { horizon: '2m', cluster: { nodes: 2 }, events, ...words },
  };
  return simulateText([...objects, scenario].map((one) => JSON.stringify(one)).join('\n---\n')).trace.events;
}

const of = <K extends ClusterEvent['kind']>(events: readonly ClusterEvent[], kind: K) =>
  events.filter((event): event is Extract<ClusterEvent, { kind: K }> => event.kind === kind);
const skipped = (events: readonly ClusterEvent[]) =>
  of(events, 'ScenarioActionSkipped').map(({ detail }) => detail.reason);
const nodeAt = (events: readonly ClusterEvent[], name: string) =>
  of(events, 'ObjectModified').findLast(({ subject }) => subject === `Node//${name}`)?.detail.object as Node;

describe('drain', () => {
  it('evicts side by side what the budget lets go, and asks again every 5 s for the rest', () => {
    const readyAfter = { containers: { app: { readyAfter: 4 } } };
    const probed = structuredClone(web);
    Object.assign(probed.spec.template.spec.containers[0]!, {
      readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 },
    });
    const events = play([probed, budget], [{ at: 30, drain: 'node-1' }], readyAfter);
    const [start] = of(events, 'DrainStarted');
    expect(start?.detail.pods).toHaveLength(2);
    expect(of(events, 'EvictionRefused').map(({ at, detail }) => [at, detail.code])).toEqual([
      [30_010, 429],
      [35_015, 429],
    ]);
    expect(of(events, 'EvictionAllowed').map(({ at }) => at)).toEqual([30_010, 40_020]);
    const [end] = of(events, 'DrainEnded');
    expect(end?.detail.left).toEqual([]);
    expect(nodeAt(events, 'node-1').spec.unschedulable).toBe(true);
    const bound = of(events, 'PodBound').filter(({ at }) => at > 30_000);
    expect(bound.map(({ detail }) => detail.node)).toEqual(['node-2', 'node-2']);
  });

  it('ends when its time is up', () => {
    const strict = { ...budget, spec: { ...budget.spec, minAvailable: 4 } };
    const events = play([web, strict], [{ at: 10, drain: 'node-1', timeout: 12 }]);
    expect(of(events, 'EvictionAllowed')).toEqual([]);
    expect(of(events, 'EvictionRefused').length).toBe(6);
    expect(of(events, 'DrainEnded')[0]?.detail.left).toHaveLength(2);
  });

  it('does not begin on a pod nobody would make anew, unless it is forced', () => {
    const flags = (force: boolean) => play([bare], [{ at: 10, drain: 'node-1', force }]);
    expect(skipped(flags(false))).toEqual([
      'unable to drain node "node-1" due to error: ' +
        'cannot delete Pods declare no controller (use --force to override): default/bare',
    ]);
    expect(nodeAt(flags(false), 'node-1').spec.unschedulable).toBe(true);
    expect(of(flags(true), 'EvictionAllowed')[0]?.detail.why).toBe('noBudget');
  });

  it('says on the pod why it went', () => {
    const events = play([bare], [{ at: 10, evict: 'pod/bare' }]);
    const marked = of(events, 'ObjectModified').find(({ detail }) =>
      JSON.stringify(detail.object.status ?? {}).includes('EvictionByEvictionAPI'),
    );
    expect(marked?.at).toBe(10_005);
    expect(of(events, 'ObjectDeleted').map(({ subject }) => subject)).toEqual(['Pod/default/bare']);
  });
});

it('taints and cordons nodes, and takes both back', () => {
  const events = play(
    [web],
    [
      { at: 10, taint: { 'node-1': 'a=b:NoSchedule' } },
      { at: 11, taint: { 'node-1': 'c:NoExecute' } },
      { at: 12, cordon: 'node-2' },
      { at: 13, taint: { 'node-1': 'a:NoSchedule-' } },
      { at: 14, uncordon: 'node-2' },
      { at: 15, taint: { 'node-2': 'nonsense' } },
    ],
  );
  expect(nodeAt(events, 'node-1').spec.taints).toEqual([{ key: 'c', effect: 'NoExecute' }]);
  expect(nodeAt(events, 'node-2').spec.unschedulable).toBe(false);
  expect(skipped(events)).toEqual(['invalid taint spec: nonsense']);
});

it('takes a patch as the server does, or says why it does not', () => {
  const both = { spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } };
  const selector = {
    spec: { selector: { matchLabels: { app: 'x' } }, template: { metadata: { labels: { app: 'x' } } } },
  };
  const events = play(
    [web],
    [
      { at: 10, patch: { 'deployment/web': { spec: { replicas: 2, minReadySeconds: null } } } },
      { at: 20, patch: { 'deployment/web': both } },
      { at: 30, patch: { 'deployment/web': selector } },
      { at: 40, patch: { 'deployment/web': { spec: { replica: 2 } } } },
    ],
  );
  expect(of(events, 'ScalingDecided').map(({ detail }) => [detail.from, detail.to])).toEqual([[4, 2]]);
  const [zeros, immutable, unknown] = skipped(events);
  expect(zeros).toContain('may not be 0 when `maxSurge` is 0');
  expect(immutable).toContain('spec.selector: Invalid value: field is immutable');
  expect(unknown).toContain('unknown field "spec.replica"');
});

it('says what kubectl rollout says when there is nothing to do', () => {
  const events = play(
    [web],
    [
      { at: 10, rollout: { undo: 'deployment/web' } },
      { at: 11, rollout: { resume: 'deployment/web' } },
      { at: 12, rollout: { pause: 'deployment/web' } },
      { at: 13, rollout: { pause: 'deployment/web' } },
      { at: 14, rollout: { restart: 'deployment/web' } },
      { at: 15, rollout: { undo: 'deployment/web', toRevision: 7 } },
      { at: 16, rollout: { pause: 'deployment/nobody' } },
    ],
  );
  expect(skipped(events)).toEqual([
    'no rollout history found for deployment "web"',
    'deployments.apps "web" is not paused',
    'deployments.apps "web" is already paused',
    "can't restart paused deployment (run rollout resume first)",
    'unable to find specified revision 7 in history',
    'deployment/nobody not found',
  ]);
});

it('restarts a rollout by a new template', () => {
  const events = play([web], [{ at: 10, rollout: { restart: 'deployment/web' } }]);
  expect(of(events, 'NewReplicaSetDecided').map(({ detail }) => detail.revision)).toEqual([1, 2]);
});

it('applies a manifest of what is there already as a change of it', () => {
  const next = structuredClone(web);
  next.spec.template.spec.containers[0]!.image = 'web:2';
  const events = play([web, next], []);
  const [changed] = of(events, 'ObjectModified').filter(
    ({ subject }) => subject === 'Deployment/default/web',
  );
  expect(JSON.stringify(changed?.detail.object.spec)).toContain('web:2');
  expect(of(events, 'ObjectDeleted')).not.toEqual([]);
});
