import { flagOf, numberOf, objectsOf, textOf } from '#api/decoded.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { JsonObject } from '#api/json.ts';
import { containsPort, defaultNodePortRange, portRangeText } from '#api/portRange.ts';
import { child, type FieldErrors, index, root } from './fieldErrors.ts';
import type { ValidationOptions } from './options.ts';

/** Node ports from here down stand for one that would be drawn, the same for ports of one number. */
export const drawnPort = -1_000_000;

export interface NodePortAllocation {
  /** With node ports; null when there are none. */
  readonly ports: readonly JsonObject[] | null;
  readonly drawn: readonly FieldPath[];
  readonly failure: string | null;
}

/**
 * Finds the node ports of a new Service where nothing is taken yet. Ports of one number share a node port; the first
 * that cannot be had ends it.
 *
 * Source: v1.28 pkg/registry/core/service/storage/alloc.go:txnAllocNodePorts, initNodePorts, allocHealthCheckNodePort.
 */
export function allocateNodePorts(
  spec: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): NodePortAllocation {
  const type = textOf(spec, 'type');
  const given = objectsOf(spec, 'ports');
  const draws =
    type === 'NodePort' || (type === 'LoadBalancer' && flagOf(spec, 'allocateLoadBalancerNodePorts'));
  const refused = (port: number) => refusal(port, options, taken);
  const taken = new Set<number>();
  /** Port number to its node port; null when that will be drawn. */
  const nodePorts = new Map<number, number | null>();
  const drawn: FieldPath[] = [];
  const ports: JsonObject[] = [];
  const reaches = type === 'NodePort' || type === 'LoadBalancer';
  for (const [i, port] of reaches ? given.entries() : []) {
    const number = numberOf(port, 'port');
    const wanted = numberOf(port, 'nodePort');
    ports.push(port);
    if (wanted === 0 && !draws) continue;
    const known = nodePorts.get(number);
    const nodePort =
      known === undefined ? requested(number, given) : wanted === known ? null : wanted || null;
    if (nodePort !== null) {
      const why = refused(nodePort);
      if (why !== null) {
        const place = child(index(child(child(root, 'spec'), 'ports'), i), 'nodePort');
        errors.invalid(place, nodePort, why);
        return { ports: null, drawn: [], failure: null };
      }
      taken.add(nodePort);
    }
    if (known === undefined) nodePorts.set(number, nodePort);
    if (wanted !== 0) continue;
    const value = nodePorts.get(number) ?? null;
    if (value === null) drawn.push(['spec', 'ports', i, 'nodePort']);
    ports[i] = { ...port, nodePort: value ?? drawnPort - number };
  }
  const failure = healthCheckFailure(spec, refused, drawn);
  return { ports: ports.length > 0 ? ports : null, drawn, failure };
}

/** The node port asked for by any port of this number. */
function requested(number: number, ports: readonly JsonObject[]): number | null {
  const asking = ports.find((port) => numberOf(port, 'port') === number && numberOf(port, 'nodePort') !== 0);
  return asking ? numberOf(asking, 'nodePort') : null;
}

function healthCheckFailure(
  spec: JsonObject,
  refused: (port: number) => string | null,
  drawn: FieldPath[],
): string | null {
  const checked =
    textOf(spec, 'type') === 'LoadBalancer' && textOf(spec, 'externalTrafficPolicy') === 'Local';
  if (!checked) return null;
  const port = numberOf(spec, 'healthCheckNodePort');
  if (port === 0) {
    drawn.push(['spec', 'healthCheckNodePort']);
    return null;
  }
  const why = refused(port);
  return why === null ? null : `failed to allocate requested HealthCheck NodePort ${port}: ${why}`;
}

/** Source: v1.28 pkg/registry/core/service/portallocator/allocator.go:Allocate. */
function refusal(port: number, options: ValidationOptions, taken: ReadonlySet<number>): string | null {
  const range = options.nodePorts ?? defaultNodePortRange;
  if (!containsPort(range, port)) {
    return `provided port is not in the valid range. The range of valid ports is ${portRangeText(range)}`;
  }
  return taken.has(port) ? 'provided port is already allocated' : null;
}
