import { describe, expect, it } from 'vitest';
import { endpointLeft } from '#cluster/kube-proxy/rulesInForce.ts';
import type { Run } from './run.ts';
import { simulateText } from './simulateText.ts';

type Events = Run['trace']['events'];
type EventOfKind<K extends Events[number]['kind']> = Extract<Events[number], { kind: K }>;

function eventsOf<K extends Events[number]['kind']>(run: Run, kind: K): readonly EventOfKind<K>[] {
  return run.trace.events.filter((event): event is EventOfKind<K> => event.kind === kind);
}

interface Told {
  readonly pods?: readonly string[];
  readonly service?: string;
  readonly cluster?: string;
  readonly containers?: string;
  readonly events?: readonly string[];
  readonly traffic?: readonly string[];
  readonly podSpec?: string;
  readonly horizon?: string;
  readonly more?: string;
}

/** Pods `web-1` on node-1, `web-2` on node-2 …, and a Service that selects them. */
function play({
  pods = ['node-1', 'node-2'],
  service = 'type: LoadBalancer',
  cluster = 'nodes: 2',
  containers = '{app: {onTerm: {seconds: 3}}}',
  events = [],
  traffic = ['{service: web, rate: 20, start: 5s}'],
  podSpec = '',
  horizon = '40s',
  more = '',
}: Told): Run {
  const made = pods.map(
    (node, index) => `apiVersion: v1
kind: Pod
metadata: {name: web-${index + 1}, labels: {app: web}}
spec:
  nodeName: ${node}
  containers:
  - {name: app, image: "app:1"${podSpec}}
`,
  );
  const run = simulateText(
    [
      ...made,
      `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}], ${service}}\n`,
      more,
      `apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: ${horizon}
  cluster: {${cluster}}
  containers: ${containers}
  events: [${events.join(', ')}]
  traffic: [${traffic.join(', ')}]
`,
    ]
      .filter((document) => document !== '')
      .join('---\n'),
  );
  expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return run;
}

/** How many requests came to each end, `served answered` and the like. */
function fates(run: Run): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { detail } of eventsOf(run, 'RequestDecided')) {
    const key = `${detail.fate} ${detail.why.kind}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const deleted = '{at: 10s, delete: pod/web-2}';

describe('a pod that is deleted', () => {
  it('is still asked until the rules of each node have forgotten it', () => {
    const run = play({ events: [deleted], traffic: ['{service: web, rate: 400, start: 9s, end: 12s}'] });
    const refused = eventsOf(run, 'RequestDecided').filter(({ detail }) => detail.fate === 'refused');
    expect(refused.length).toBeGreaterThan(0);
    const killed = eventsOf(run, 'ContainerSignalled')[0]!;
    for (const { cause, detail, sentAt } of refused.map((event) => ({
      ...event,
      sentAt: event.detail.sentAtMs,
    }))) {
      expect(detail.why).toMatchObject({
        kind: 'notListening',
        state: 'closedSocket',
        sigtermAtMs: killed.at,
      });
      expect(cause).toBe(killed.id);
      expect(sentAt).toBeGreaterThanOrEqual(killed.at);
    }
    for (const { detail, at } of refused) {
      const where = { node: detail.node ?? '', service: 'default/web', endpoint: detail.endpoint ?? '' };
      const left = endpointLeft(run, where, 10_000);
      expect(left?.detail.services).toEqual(['default/web']);
      expect(at).toBeLessThanOrEqual(left?.at ?? 0);
      expect(endpointLeft(run, where, left?.at ?? 0)).toBeNull();
    }
  });

  it('loses nothing when it waits before it stops, or goes on accepting', () => {
    const sleeps = play({
      events: [deleted],
      podSpec: ', lifecycle: {preStop: {exec: {command: [sleep, "5"]}}}',
    });
    expect(Object.keys(fates(sleeps))).toEqual(['served answered']);
    const accepts = play({
      events: [deleted],
      containers: '{app: {onTerm: {seconds: 5, acceptsFor: 4}}}',
    });
    expect(Object.keys(fates(accepts))).toEqual(['served answered']);
  });

  it('breaks off what it works on when it ends', () => {
    const run = play({
      events: [deleted],
      containers: '{app: {onTerm: {seconds: 0.1}}}',
      traffic: ['{service: web, rate: 20, start: 5s, requestSeconds: 1}'],
    });
    const exit = eventsOf(run, 'ContainerExited')[0]!;
    const reset = eventsOf(run, 'RequestDecided').filter(({ detail }) => detail.fate === 'reset');
    expect(reset.length).toBeGreaterThan(0);
    for (const { at, cause, detail } of reset) {
      expect([at, cause, detail.pod]).toEqual([exit.at, exit.id, 'Pod/default/web-2']);
    }
  });

  it('costs a client nothing that tries again', () => {
    const run = play({
      events: [deleted],
      traffic: ['{service: web, rate: 400, start: 9s, end: 12s, retries: 8}'],
    });
    const lost = eventsOf(run, 'RequestDecided').filter(
      ({ detail }) => detail.fate !== 'served' && !detail.retried,
    );
    expect(lost).toEqual([]);
    expect(fates(run)['refused notListening']).toBeGreaterThan(0);
  });

  it('is asked longer through a node whose kube-proxy lags', () => {
    const run = play({ events: [deleted], cluster: 'nodes: 2, kubeProxy: {lag: {node-1: 4s}}' });
    const refused = eventsOf(run, 'RequestDecided').filter(({ detail }) => detail.fate === 'refused');
    expect(new Set(refused.filter(({ at }) => at > 12_000).map(({ detail }) => detail.node))).toEqual(
      new Set(['node-1']),
    );
  });
});

describe('the policy Local', () => {
  const local = 'type: LoadBalancer, externalTrafficPolicy: Local';
  const containers = '{app: {onTerm: {seconds: 25, acceptsFor: null}}}';

  it('goes on to the last pod of a node while that terminates, since 1.26', () => {
    // Its first check comes before there is anything to check.
    const traffic = ['{service: web, rate: 20, start: 9s}'];
    const told = { service: local, containers, events: [deleted], traffic };
    expect(Object.keys(fates(play(told)))).toEqual(['served answered']);
    const before = play({
      ...told,
      cluster: 'version: v1.27, nodes: 2, featureGates: {ProxyTerminatingEndpoints: false}',
    });
    expect(fates(before)['timedOut noLocalEndpoints']).toBeGreaterThan(0);
  });

  it('takes a node out by its own health check port, three checks of eight seconds later', () => {
    const run = play({ service: local, containers, events: [deleted] });
    const out = eventsOf(run, 'LoadBalancerBackendChanged').find(
      ({ at, detail }) => at > 10_000 && !detail.inService,
    )!;
    expect(out.detail).toMatchObject({ node: 'node-2', reason: 'unhealthy' });
    expect(out.at - 10_000).toBeGreaterThanOrEqual(16_000);
    expect(out.at - 10_000).toBeLessThanOrEqual(25_000);
    const checks = eventsOf(run, 'HealthCheckAnswered').filter(
      ({ at, detail }) => at > 10_000 && detail.node === 'node-2',
    );
    expect(checks.slice(0, 3).map(({ detail }) => [detail.code, detail.consecutive])).toEqual([
      [503, 1],
      [503, 2],
      [503, 3],
    ]);
  });
});

describe('a machine that goes', () => {
  const run = play({ events: ['{at: 10s, terminate: node-2}'], horizon: '130s' });

  it('swallows what is sent to it and through it until balancer and rules have noticed', () => {
    const lost = eventsOf(run, 'RequestDecided').filter(({ detail }) => detail.fate !== 'served');
    const gone = eventsOf(run, 'MachineTerminated')[0]!;
    expect(new Set(lost.map(({ detail }) => `${detail.fate} ${detail.why.kind}`))).toEqual(
      new Set(['timedOut machineGone']),
    );
    for (const { cause } of lost) expect(cause).toBe(gone.id);
    const out = eventsOf(run, 'LoadBalancerBackendChanged').find(({ detail }) => !detail.inService)!;
    const through = lost.filter(({ detail }) => detail.node === null);
    expect(Math.max(...through.map(({ detail }) => detail.sentAtMs))).toBeLessThanOrEqual(out.at);
    // Rules of the other node still name its pod.
    expect(lost.some(({ detail }) => detail.node === 'node-1' && detail.sentAtMs > out.at)).toBe(true);
  });

  it('is given up after forty seconds, and its node and pods are removed', () => {
    const [silent] = eventsOf(run, 'NodeNotReported');
    expect(silent!.at).toBe(55_000);
    expect(eventsOf(run, 'NodeGoneInCloud').map(({ at }) => at)).toEqual([60_000]);
    expect(eventsOf(run, 'OrphanedPodCollected').map(({ subject }) => subject)).toEqual([
      'Pod/default/web-2',
    ]);
    const lost = eventsOf(run, 'RequestDecided').filter(({ detail }) => detail.fate !== 'served');
    expect(Math.max(...lost.map(({ detail }) => detail.sentAtMs))).toBeLessThan(57_000);
  });
});

describe('a node the autoscaler is about to delete', () => {
  const taint = '{at: 10s, taint: {node-2: "ToBeDeletedByClusterAutoscaler=1:NoSchedule"}}';
  const draining = (on: boolean) =>
    play({
      pods: ['node-1'],
      cluster: `nodes: 2, featureGates: {KubeProxyDrainingTerminatingNodes: ${on}}`,
      events: [taint, '{at: 45s, terminate: node-2}'],
      horizon: '80s',
    });

  it('fails /healthz with the gate on, and is left before its machine goes', () => {
    const run = draining(true);
    expect(eventsOf(run, 'ProxyHealthChanged').map(({ at, detail }) => [at < 10_100, detail])).toEqual([
      [true, { node: 'node-2', healthz: 503, livez: 200, reason: 'nodeTerminating' }],
    ]);
    expect(Object.keys(fates(run))).toEqual(['served answered']);
  });

  it('is sent connections to the end with the gate off, and beyond', () => {
    const run = draining(false);
    expect(eventsOf(run, 'ProxyHealthChanged')).toEqual([]);
    expect(fates(run)['timedOut machineGone']).toBeGreaterThan(0);
  });
});

describe('the slices', () => {
  /** When they were written after two pods began to go, a second apart. */
  const writes = (cluster: string) =>
    play({
      traffic: [],
      pods: ['node-1', 'node-1', 'node-2'],
      containers: '{app: {onTerm: {seconds: null}}}',
      events: ['{at: 10s, delete: pod/web-1}', '{at: 11s, delete: pod/web-2}'],
      horizon: '30s',
      cluster,
    })
      .trace.events.filter(
        ({ kind, subject }) => kind === 'ObjectModified' && subject.startsWith('EndpointSlice/'),
      )
      .map(({ at }) => at)
      .filter((at) => at >= 10_000);

  it('are written once for all changes of a batch period', () => {
    expect(writes('nodes: 2').map((at) => Math.floor(at / 1000))).toEqual([10, 11]);
    const [batched, ...others] = writes('nodes: 2, endpointUpdatesBatchPeriod: 5s');
    expect(Math.floor((batched ?? 0) / 1000)).toBe(15);
    expect(others).toEqual([]);
  });
});

describe('clients', () => {
  it('stay with one pod where the Service wants that', () => {
    const run = play({
      service: 'sessionAffinity: ClientIP',
      traffic: ['{service: web, from: inside, node: node-1, rate: 20, start: 5s, connections: 3}'],
    });
    const pods = new Map<number, Set<string | null>>();
    for (const { detail } of eventsOf(run, 'RequestDecided')) {
      const client = detail.number % 3;
      pods.set(client, (pods.get(client) ?? new Set()).add(detail.pod));
    }
    expect([...pods.values()].map((one) => one.size)).toEqual([1, 1, 1]);
  });

  it('find nobody when the Service is deleted, and its slices go', () => {
    const run = play({
      events: ['{at: 10s, delete: service/web}'],
      traffic: ['{service: web, from: inside, rate: 5, start: 5s}'],
    });
    expect(Object.keys(fates(run))).toEqual(['served answered', 'refused noSuchService']);
    const gone = eventsOf(run, 'ObjectDeleted').map(({ subject }) => subject.split('/')[0]);
    expect(gone).toEqual(['Service', 'EndpointSlice']);
    expect(eventsOf(run, 'ProxyRulesSynced').at(-1)?.at).toBeLessThan(12_000);
  });

  it('cannot come in from outside where nothing leads in', () => {
    expect(Object.keys(fates(play({ service: 'type: ClusterIP' })))).toEqual([
      'timedOut notReachableFromOutside',
    ]);
  });

  it('come in at node ports of all nodes in turn', () => {
    const run = play({ service: 'type: NodePort' });
    expect(Object.keys(fates(run))).toEqual(['served answered']);
    const nodes = eventsOf(run, 'RequestDecided').map(({ detail }) => detail.node);
    expect(nodes.slice(0, 4)).toEqual(['node-1', 'node-2', 'node-1', 'node-2']);
  });

  it('are refused where a Service has no endpoints', () => {
    const run = play({ pods: [], traffic: ['{service: web, from: inside, rate: 5, start: 5s}'] });
    expect(Object.keys(fates(run))).toEqual(['refused noEndpoints']);
  });

  it('hear of errors as often as the Scenario says', () => {
    const run = play({ containers: '{app: {serves: {errorShare: 0.25, status: 502}}}', horizon: '60s' });
    const { 'error applicationError': errors = 0, 'served answered': served = 0 } = fates(run);
    expect(errors / (errors + served)).toBeGreaterThan(0.2);
    expect(errors / (errors + served)).toBeLessThan(0.3);
  });

  it('ask no pod of a Service whose endpoints are pasted', () => {
    const run = play({
      pods: [],
      service: 'type: ClusterIP',
      traffic: ['{service: outer, from: inside, rate: 5, start: 5s}'],
      more: `apiVersion: v1
kind: Service
metadata: {name: outer}
spec: {ports: [{port: 80}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: outer-1, labels: {kubernetes.io/service-name: outer}}
addressType: IPv4
endpoints: [{addresses: [198.18.0.1]}]
ports: [{name: "", port: 8080, protocol: TCP}]
`,
    });
    expect(Object.keys(fates(run))).toEqual(['served answered']);
    expect(eventsOf(run, 'RequestDecided')[0]?.detail.endpoint).toBe('198.18.0.1:8080');
  });
});

describe('a text without requests', () => {
  const kinds = (run: Run) => new Set(run.trace.events.map(({ kind }) => kind));

  it('has slices and rules where a Service selects its pods', () => {
    const run = play({ traffic: [] });
    expect(kinds(run).has('ProxyRulesSynced')).toBe(true);
    expect(kinds(run).has('RequestDecided')).toBe(false);
    const slices = run.trace.events.filter(({ subject }) => subject.startsWith('EndpointSlice/default/web-'));
    expect(slices.length).toBeGreaterThan(0);
  });

  it('has nothing of them where none does', () => {
    const run = play({ traffic: [], pods: [] });
    expect(kinds(run).has('ProxyRulesSynced')).toBe(false);
  });
});
