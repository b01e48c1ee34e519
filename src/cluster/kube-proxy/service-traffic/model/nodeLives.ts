import type { Node, Taint } from '#api/nodeTypes.ts';
import type { Run } from '#cluster/run.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { compareNames } from './podLives.ts';
import type {
  BackendSpan,
  BalancerLife,
  HealthCheck,
  HealthSpan,
  NodeLife,
  NodeNote,
  PodLife,
  RuleSync,
  StageChoice,
} from './rolloutModel.ts';
import type { TrafficIndex, Version } from './trafficIndex.ts';

/** The nodes a request may go through, in order of their names: all there are, and those the pods were on. */
export function nodeLives(
  { trace, scenario }: Run,
  index: TrafficIndex,
  { service }: StageChoice,
  pods: readonly PodLife[],
): readonly NodeLife[] {
  const named = new Set(pods.flatMap(({ node }) => (node === null ? [] : [node])));
  for (const versions of index.nodes.values()) {
    const node = versions.find(({ object }) => object !== null)?.object;
    if (node) named.add(node.metadata.name);
  }
  const told = new Map<string, NetworkEvent[]>();
  for (const event of index.network) {
    if (!('node' in event.detail) || typeof event.detail.node !== 'string') continue;
    if ('service' in event.detail && event.subject !== service) continue;
    const list = told.get(event.detail.node) ?? [];
    told.set(event.detail.node, list);
    list.push(event);
  }
  return [...named].sort(compareNames).map((name) => {
    const versions = index.nodes.get(`Node//${name}`) ?? [];
    const events = told.get(name) ?? [];
    const ended = events.find(({ kind }) => kind === 'MachineTerminated');
    const gone = versions.find(({ object }) => object === null);
    const goneAt = ended?.at ?? gone?.at ?? null;
    return {
      name,
      syncs: syncsOf(events),
      health: healthOf(events, ended ?? null, {
        end: trace.end,
        hasLivez: scenario.cluster.version !== 'v1.27',
      }),
      checks: checksOf(events),
      backend: backendOf(events, trace.end),
      notes: [...notesOf(versions), ...endsOf(ended)].sort((a, b) => a.at - b.at),
      goneAt,
    };
  });
}

/** When the Service's balancer had its address; null when it has none. */
export function balancerLife({ network }: TrafficIndex, { service }: StageChoice): BalancerLife | null {
  for (const event of network) {
    if (event.kind !== 'LoadBalancerProvisioned' || event.subject !== service) continue;
    return { since: event.at, ip: event.detail.ip };
  }
  return null;
}

type NetworkEvent = TrafficIndex['network'][number];

function syncsOf(events: readonly NetworkEvent[]): readonly RuleSync[] {
  return events.flatMap((event) => {
    if (event.kind !== 'ProxyRulesSynced') return [];
    const { servicesThrough, slicesThrough, nodeThrough } = event.detail;
    return [{ at: event.at, event: event.id, servicesThrough, slicesThrough, nodeThrough }];
  });
}

/** A kube-proxy answers 200 from its first sync on; only changes are told. */
function healthOf(
  events: readonly NetworkEvent[],
  ended: NetworkEvent | null,
  { end, hasLivez }: { readonly end: Milliseconds; readonly hasLivez: boolean },
): readonly HealthSpan[] {
  const spans: HealthSpan[] = [];
  const add = (from: Milliseconds, event: number, healthz: number | null, livez: number | null) => {
    const last = spans.at(-1);
    if (last) spans[spans.length - 1] = { ...last, to: from };
    spans.push({ from, to: end, healthz, livez, event });
  };
  const first = events.find(({ kind }) => kind === 'ProxyRulesSynced');
  if (first) add(0, first.id, 200, hasLivez ? 200 : 404);
  for (const event of events) {
    if (ended && event.id >= ended.id) break;
    if (event.kind === 'ProxyHealthChanged')
      add(event.at, event.id, event.detail.healthz, event.detail.livez);
  }
  if (ended && spans.length > 0) add(ended.at, ended.id, null, null);
  return spans.filter(({ from, to }) => to > from);
}

function checksOf(events: readonly NetworkEvent[]): readonly HealthCheck[] {
  return events.flatMap((event) =>
    event.kind === 'HealthCheckAnswered' ? [{ at: event.at, code: event.detail.code, event: event.id }] : [],
  );
}

function backendOf(events: readonly NetworkEvent[], end: Milliseconds): readonly BackendSpan[] {
  const spans: BackendSpan[] = [];
  for (const event of events) {
    if (event.kind !== 'LoadBalancerBackendChanged') continue;
    const last = spans.at(-1);
    if (last) spans[spans.length - 1] = { ...last, to: event.at };
    spans.push({ from: event.at, to: end, inService: event.detail.inService, event: event.id });
  }
  return spans;
}

function endsOf(ended: NetworkEvent | undefined): readonly NodeNote[] {
  return ended ? [{ at: ended.at, kind: 'terminated', what: '', event: ended.id }] : [];
}

/** What was done to a node, read from how its object changed. */
function notesOf(versions: readonly Version<Node>[]): readonly NodeNote[] {
  const notes: NodeNote[] = [];
  let before: Node | null = null;
  for (const { at, event, object } of versions) {
    const add = (kind: NodeNote['kind'], what = '') => notes.push({ at, kind, what, event });
    if (object === null) add('gone');
    else {
      const was = before?.spec.unschedulable ?? false;
      const is = object.spec.unschedulable ?? false;
      if (is && !was) add('cordoned');
      if (was && !is) add('uncordoned');
      const [old, now] = [keysOf(before), keysOf(object)];
      for (const key of now) if (!old.includes(key)) add('tainted', key);
      for (const key of old) if (!now.includes(key)) add('untainted', key);
      if (
        object.metadata.deletionTimestamp !== undefined &&
        before?.metadata.deletionTimestamp === undefined
      ) {
        add('deleting');
      }
    }
    before = object;
  }
  return notes;
}

/** The taint a cordon brings along says nothing of its own. */
function keysOf(node: Node | null): readonly string[] {
  return (node?.spec.taints ?? [])
    .map(({ key }: Taint) => key)
    .filter((key) => key !== 'node.kubernetes.io/unschedulable');
}
