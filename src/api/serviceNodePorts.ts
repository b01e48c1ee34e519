import { needsNodePort, type ServiceSpec, shouldAllocateNodePorts } from './serviceTypes.ts';

/** Where the node ports of a new Service come from. `index` is the entry of `spec.ports` that a port is for. */
export interface NodePortSource {
  /** Takes this port; says in the server's words why it cannot. */
  readonly take: (port: number, index: number) => string | null;
  /** Takes a port of the server's choice; null when there is none left. */
  readonly draw: (index: number) => number | null;
}

export type AssignedNodePorts =
  /** One for each entry; 0 where it has none. */
  | { readonly kind: 'assigned'; readonly nodePorts: readonly number[] }
  | { readonly kind: 'refused'; readonly index: number; readonly port: number; readonly why: string }
  | { readonly kind: 'full'; readonly index: number };

/**
 * The node ports of a new Service, in the order of its ports; entries with the same `port` share one number. The first
 * that cannot be had ends it.
 *
 * Source: v1.28 pkg/registry/core/service/storage/alloc.go:txnAllocNodePorts, initNodePorts.
 */
export function assignNodePorts(spec: ServiceSpec, { take, draw }: NodePortSource): AssignedNodePorts {
  const { ports = [] } = spec;
  const nodePorts = ports.map(({ nodePort = 0 }) => nodePort);
  if (!needsNodePort(spec)) return { kind: 'assigned', nodePorts };
  const granted = new Map<number, number>();
  for (const [index, { port, nodePort = 0 }] of ports.entries()) {
    if (nodePort === 0 && !shouldAllocateNodePorts(spec)) continue;
    const shared = granted.get(port) ?? 0;
    const wanted = shared === 0 ? requestedNodePort(port, spec) : nodePort === shared ? 0 : nodePort;
    if (wanted !== 0) {
      const why = take(wanted, index);
      if (why !== null) return { kind: 'refused', index, port: wanted, why };
      if (shared === 0) granted.set(port, wanted);
      nodePorts[index] = wanted;
    } else if (shared === 0) {
      const drawn = draw(index);
      if (drawn === null) return { kind: 'full', index };
      granted.set(port, drawn);
      nodePorts[index] = drawn;
    } else if (nodePort === 0) nodePorts[index] = shared;
  }
  return { kind: 'assigned', nodePorts };
}

/** The first number any entry of this `port` asks for. Source: as above, findRequestedNodePort. */
function requestedNodePort(port: number, { ports = [] }: ServiceSpec): number {
  return ports.find((one) => one.port === port && (one.nodePort ?? 0) !== 0)?.nodePort ?? 0;
}
