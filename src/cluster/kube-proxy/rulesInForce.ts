import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { ClusterEvent, ClusterTrace } from '#cluster/facts.ts';
import type { IptablesConfig } from '#cluster/kube-proxy/iptables/config.ts';
import { iptablesRules } from '#cluster/kube-proxy/iptables/iptablesRules.ts';
import type { RestoreInput } from '#cluster/kube-proxy/iptables/ruleBuffers.ts';
import type { EventId, EventOf, Milliseconds } from '#simulation/trace.ts';
import type { KubeProxyFacts } from './facts.ts';
import { ProxyView } from './proxyView.ts';
import type { ServedPort } from './servedPort.ts';

/** A run, as far as a node's rules depend on it. */
export interface ProxiedRun {
  readonly trace: ClusterTrace;
  readonly enabledGates: readonly string[];
}

/** The rules of one node at one instant. */
export interface RulesInForce {
  /** The sync that wrote them; null before the first, when there are none for any Service. */
  readonly event: EventId | null;
  readonly syncedAtMs: Milliseconds | null;
  /** In the order they are written in. */
  readonly ports: readonly ServedPort[];
  /** What iptables-restore was given, or would be given, for all of them. */
  readonly restore: () => RestoreInput;
}

type Sync = Extract<EventOf<KubeProxyFacts>, { kind: 'ProxyRulesSynced' }>;
type Written = Extract<ClusterEvent, { kind: 'ObjectCreated' | 'ObjectModified' | 'ObjectDeleted' }>;

interface ProxyIndex {
  /** By node, in order. */
  readonly syncs: ReadonlyMap<string, readonly Sync[]>;
  readonly services: readonly Written[];
  readonly slices: readonly Written[];
  readonly nodes: readonly Written[];
  readonly made: Map<EventId, RulesInForce>;
}

/** So many texts are kept for going to and fro. */
const mostRemembered = 64;
const indexes = new WeakMap<ClusterTrace['events'], ProxyIndex>();

/** The rules in force on a node at `atMs`: what its last sync until then had seen. The same object for the same sync. */
export function rulesInForce(run: ProxiedRun, node: string, atMs: Milliseconds): RulesInForce {
  const index = indexOf(run.trace);
  const sync = lastUntil(index.syncs.get(node) ?? [], atMs);
  const id = sync?.id ?? -1;
  // Before its first sync one node is as another but for its address, which the head does not hold.
  const known = sync === null ? undefined : index.made.get(id);
  if (known) return known;
  const made = derived(run, index, node, sync);
  if (sync !== null) {
    if (index.made.size >= mostRemembered) index.made.clear();
    index.made.set(id, made);
  }
  return made;
}

/**
 * The sync after which a node's rules no longer name an endpoint of a Service: the first that ended after `fromMs`. Null
 * when they name it to the end of the run, or did not at `fromMs`. `service` is `namespace/name`, `endpoint` `ip:port`.
 */
export function endpointLeft(
  run: ProxiedRun,
  { node, service, endpoint }: { readonly node: string; readonly service: string; readonly endpoint: string },
  fromMs: Milliseconds,
): Sync | null {
  const isNamed = (atMs: Milliseconds) =>
    rulesInForce(run, node, atMs).ports.some(
      ({ info, used }) => info.service === service && used.allReachable.some(({ text }) => text === endpoint),
    );
  if (!isNamed(fromMs)) return null;
  const syncs = indexOf(run.trace).syncs.get(node) ?? [];
  return syncs.find(({ at }) => at > fromMs && !isNamed(at)) ?? null;
}

function derived(run: ProxiedRun, index: ProxyIndex, node: string, sync: Sync | null): RulesInForce {
  const gates = new Set(run.enabledGates);
  const { servicesThrough = -1, slicesThrough = -1, nodeThrough = -1 } = sync?.detail ?? {};
  const own = index.nodes.findLast(({ id, subject }) => id <= nodeThrough && subject === `Node//${node}`);
  const nodeObject = (own ?? index.nodes.find(({ subject }) => subject === `Node//${node}`))?.detail.object as
    | Node
    | undefined;
  const view = new ProxyView({
    nodeName: node,
    family: 'IPv4',
    nodeLabels: (own && nodeObject?.metadata.labels) ?? {},
    topologyAwareHints: gates.has('TopologyAwareHints'),
    proxyTerminatingEndpoints: gates.has('ProxyTerminatingEndpoints'),
  });
  for (const { id, kind, detail } of index.services) {
    if (id > servicesThrough) break;
    view.setService(detail.object as Service, kind === 'ObjectDeleted');
  }
  for (const { id, kind, detail } of index.slices) {
    if (id > slicesThrough) break;
    view.setSlice(detail.object as unknown as EndpointSlice, kind === 'ObjectDeleted');
  }
  const ports = [...view.services].sort().flatMap((service) => view.served(service));
  let restore: RestoreInput | null = null;
  return {
    event: sync?.id ?? null,
    syncedAtMs: sync?.at ?? null,
    ports,
    restore: () => {
      restore ??= iptablesRules(ports, configOf(nodeObject));
      return restore;
    },
  };
}

/** kube-proxy as most installers start it. */
function configOf(node: Node | undefined): IptablesConfig {
  const nodeIP = node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '172.18.0.2';
  return {
    family: 'IPv4',
    nodeIP,
    detectLocal: { kind: 'clusterCIDR', cidr: '10.244.0.0/16' },
    masqueradeAll: false,
    masqueradeBit: 14,
    localhostNodePorts: true,
    nodePortAddresses: [],
    interfaceAddrs: ['127.0.0.1/8', `${nodeIP}/16`],
    hasRandomFully: true,
  };
}

function indexOf({ events }: ClusterTrace): ProxyIndex {
  const known = indexes.get(events);
  if (known) return known;
  const syncs = new Map<string, Sync[]>();
  const services: Written[] = [];
  const slices: Written[] = [];
  const nodes: Written[] = [];
  const lists: Readonly<Record<string, Written[]>> = {
    Service: services,
    EndpointSlice: slices,
    Node: nodes,
  };
  for (const event of events) {
    switch (event.kind) {
      case 'ObjectCreated':
      case 'ObjectModified':
      case 'ObjectDeleted':
        lists[event.detail.object.kind]?.push(event);
        break;
      case 'ProxyRulesSynced': {
        const ofNode = syncs.get(event.detail.node) ?? [];
        syncs.set(event.detail.node, ofNode);
        ofNode.push(event);
        break;
      }
      default:
    }
  }
  const index = { syncs, services, slices, nodes, made: new Map() };
  indexes.set(events, index);
  return index;
}

function lastUntil(syncs: readonly Sync[], atMs: Milliseconds): Sync | null {
  let low = 0;
  let high = syncs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (syncs[middle]!.at <= atMs) low = middle + 1;
    else high = middle;
  }
  return syncs[low - 1] ?? null;
}
