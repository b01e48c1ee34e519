import type { Service } from '#api/serviceTypes.ts';
import { leadsTo, untranslatedPort } from '#cluster/leadsTo.ts';
import type { Machine } from '#cluster/machine.ts';
import type { Routed, RoutedEndpoint } from '#cluster/nodeProxy.ts';
import type { Reached, ServingProcess } from '#cluster/podSockets.ts';
import type { Traffic } from '#scenario/scenario.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { RequestReason } from './facts.ts';
import type { ClientNode, ClientWire } from './wire.ts';

/** How far a connection came. */
export interface ConnectionPath {
  readonly clientNode: string | null;
  readonly node: string | null;
  readonly endpoint: RoutedEndpoint | null;
  readonly rules: EventId | null;
  /** When the name server had read the addresses its answer was taken from; null: rules chose, or nobody. */
  readonly resolvedAtMs: Milliseconds | null;
}

export interface OpenConnection {
  readonly kind: 'open';
  readonly path: ConnectionPath;
  /** Null: a server outside the cluster, of which nothing is known. */
  readonly process: ServingProcess | null;
  /** Those it goes through: it hangs when one of them is gone. */
  readonly machines: readonly Machine[];
}

export type Opened =
  | OpenConnection
  | {
      readonly kind: 'failed';
      readonly path: ConnectionPath;
      /** `timedOut`: nothing comes back, and the client waits as long as it does. */
      readonly fate: 'refused' | 'timedOut' | 'error';
      readonly status: number | null;
      readonly why: RequestReason;
      /** The event that decided it. */
      readonly cause: EventId | null;
    };

/** Who opens it, and what he draws. */
export interface Opener {
  readonly traffic: Traffic;
  /** Counts the connections, so that nodes are asked in turn. */
  readonly turn: number;
  /** Whose connection it is, for session affinity. */
  readonly client: string;
  readonly drawNode: (n: number) => number;
  readonly drawEndpoint: (n: number) => number;
}

const nowhere: ConnectionPath = {
  clientNode: null,
  node: null,
  endpoint: null,
  rules: null,
  resolvedAtMs: null,
};

/**
 * A new connection to a Service: to a node, through its rules, to a pod; inside the cluster to where its name leads.
 * Null: there is no machine left to come from.
 */
export function openConnection(wire: ClientWire, opener: Opener): Opened | null {
  const { traffic } = opener;
  const service = wire.service(`Service/${traffic.namespace}/${traffic.service}`);
  if (service === undefined) return failed(nowhere, 'refused', { kind: 'noSuchService' });
  if (traffic.from === 'inside' && leadsTo(service.spec) !== 'clusterIP')
    return byName(wire, opener, service);
  const port = portOf(service, traffic.port);
  if (port === null) return failed(nowhere, 'refused', { kind: 'noSuchService' });
  if (traffic.from === 'outside') return fromOutside(wire, opener, service, port);
  const from = clientNode(wire, opener);
  if (from === undefined) return null;
  return throughNode(wire, opener, from, { service, port, traffic: 'internal' });
}

/** To an address that the name server gives: no rule chooses, and no rule changes the port that was asked for. */
function byName(wire: ClientWire, opener: Opener, service: Service): Opened | null {
  const from = clientNode(wire, opener);
  if (from === undefined) return null;
  const { machine } = from;
  const reached: ConnectionPath = { ...nowhere, clientNode: machine.node };
  if (leadsTo(service.spec) === 'elsewhere')
    return { kind: 'open', path: reached, process: null, machines: [machine] };
  const port = opener.traffic.port ?? service.spec.ports?.[0]?.port;
  if (port === undefined) return failed(reached, 'refused', { kind: 'noSuchService' });
  const { addresses, readAtMs } = wire.dns.resolve(
    `Service/${opener.traffic.namespace}/${service.metadata.name}`,
  );
  if (addresses.length === 0)
    return failed({ ...reached, resolvedAtMs: readAtMs }, 'refused', { kind: 'noAddress' });
  const { ip, pod } = addresses[opener.drawEndpoint(addresses.length)]!;
  const endpoint = { ip, port, text: `${ip}:${port}`, pod };
  const path: ConnectionPath = { ...reached, node: machine.node, endpoint, resolvedAtMs: readAtMs };
  const targetPort = untranslatedPort(service, port);
  if (targetPort !== null) return failed(path, 'refused', { kind: 'portNotTranslated', port, targetPort });
  return arrived(path, machine, wire.pods.connect(ip, port, pod));
}

interface Asked {
  readonly service: Service;
  readonly port: number;
  readonly traffic: 'internal' | 'external';
}

function fromOutside(wire: ClientWire, opener: Opener, service: Service, port: number): Opened {
  const { namespace, service: name } = opener.traffic;
  const asked: Asked = { service, port, traffic: 'external' };
  const balanced = wire.balancers.choose(`Service/${namespace}/${name}`, opener.drawNode);
  switch (balanced.kind) {
    case 'noHealthyNode':
      return failed(nowhere, 'error', { kind: 'noHealthyNode', nodes: balanced.nodes }, null, 503);
    case 'node': {
      const node = wire.nodes.find(({ machine }) => machine.node === balanced.node);
      return node === undefined
        ? failed(nowhere, 'timedOut', { kind: 'notReachableFromOutside' })
        : throughNode(wire, opener, node, asked);
    }
    case 'noBalancer': {
      const hasNodePort = service.spec.ports?.some((one) => one.port === port && one.nodePort);
      const node = wire.nodes[opener.turn % wire.nodes.length];
      return hasNodePort && node !== undefined
        ? throughNode(wire, opener, node, asked)
        : failed(nowhere, 'timedOut', { kind: 'notReachableFromOutside' });
    }
    default:
      return balanced satisfies never;
  }
}

function throughNode(wire: ClientWire, opener: Opener, node: ClientNode, asked: Asked): Opened {
  const { machine, proxy } = node;
  const clientNodeName = asked.traffic === 'internal' ? machine.node : null;
  const reached: ConnectionPath = { ...nowhere, clientNode: clientNodeName, node: machine.node };
  if (machine.gone !== null) return machineGone({ ...reached, node: null }, machine);
  const { namespace = '', name } = asked.service.metadata;
  const routed = proxy.route(
    { service: `${namespace}/${name}`, port: asked.port, traffic: asked.traffic, client: opener.client },
    opener.drawEndpoint,
  );
  const path: ConnectionPath = { ...reached, rules: routed.rules };
  if (routed.kind !== 'endpoint') return notRouted(path, routed, asked.traffic);
  const { endpoint } = routed;
  const here = { ...path, endpoint };
  return arrived(here, machine, wire.pods.connect(endpoint.ip, endpoint.port, endpoint.pod));
}

function notRouted(
  path: ConnectionPath,
  { kind, rules }: Exclude<Routed, { kind: 'endpoint' }>,
  traffic: Asked['traffic'],
): Opened {
  switch (kind) {
    case 'rejected':
      return failed(path, 'refused', { kind: 'noEndpoints' }, rules);
    case 'dropped':
      return failed(path, 'timedOut', { kind: 'noLocalEndpoints' }, rules);
    case 'noRules':
      // Nobody listens at an unknown port of a node; an unknown cluster address leads out of the cluster and nowhere.
      return failed(path, traffic === 'external' ? 'refused' : 'timedOut', { kind: 'noRules' }, rules);
    default:
      return kind satisfies never;
  }
}

function arrived(path: ConnectionPath, through: Machine, reached: Reached): Opened {
  switch (reached.kind) {
    case 'accepted': {
      const machines = reached.machine === through ? [through] : [through, reached.machine];
      return { kind: 'open', path, process: reached.process, machines };
    }
    case 'foreign':
      return { kind: 'open', path, process: null, machines: [through] };
    case 'refused': {
      const { state, sinceMs, sigtermAtMs, event } = reached;
      return failed(path, 'refused', { kind: 'notListening', state, sinceMs, sigtermAtMs }, event);
    }
    case 'addressGone':
      return failed(path, 'timedOut', { kind: 'addressGone', sinceMs: reached.sinceMs }, reached.event);
    case 'machineGone':
      return machineGone(path, reached.machine);
    default:
      return reached satisfies never;
  }
}

/** The fate of what is sent to, or through, a machine that is gone. */
export function machineGone(
  path: ConnectionPath,
  { node: name, gone }: Machine,
): Extract<Opened, { kind: 'failed' }> {
  const why: RequestReason = { kind: 'machineGone', machine: name, sinceMs: gone?.atMs ?? 0 };
  return failed(path, 'timedOut', why, gone?.event ?? null);
}

function failed(
  path: ConnectionPath,
  fate: 'refused' | 'timedOut' | 'error',
  why: RequestReason,
  cause: EventId | null = null,
  status: number | null = null,
): Extract<Opened, { kind: 'failed' }> {
  return { kind: 'failed', path, fate, status, why, cause };
}

function portOf(service: Service | undefined, asked: number | null): number | null {
  const ports = service?.spec.ports ?? [];
  return (asked === null ? ports[0] : ports.find(({ port }) => port === asked))?.port ?? null;
}

/** Clients inside run where the text says, or on all nodes in turn; those of a machine that is gone are gone as well. */
function clientNode({ nodes }: ClientWire, { traffic, turn }: Opener): ClientNode | undefined {
  const there = nodes.filter(({ machine }) => machine.gone === null);
  if (traffic.node !== null) return there.find(({ machine }) => machine.node === traffic.node);
  return there[turn % there.length];
}
