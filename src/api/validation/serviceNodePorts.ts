import { flagOf, numberOf, objectsOf, textOf } from '#api/decoded.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { JsonObject } from '#api/json.ts';
import { containsPort, defaultNodePortRange, portRangeText } from '#api/portRange.ts';
import { assignNodePorts } from '#api/serviceNodePorts.ts';
import { needsNodePort, type ServiceSpec } from '#api/serviceTypes.ts';
import { child, type FieldErrors, index, root } from './fieldErrors.ts';
import type { ValidationOptions } from './options.ts';

/** Node ports from here down stand for one that would be drawn, the same for ports of one number. */
export const drawnPort = -(2 ** 33);

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
  const given = objectsOf(spec, 'ports');
  const taken = new Set<number>();
  const refused = (port: number) => refusal(port, options, taken);
  const asked = typed(spec);
  const drawn: FieldPath[] = [];
  const answer = assignNodePorts(asked, {
    take: (port) => {
      const why = refused(port);
      if (why === null) taken.add(port);
      return why;
    },
    // Numbers may be negative here: nobody has looked at them yet.
    draw: (index) => drawnPort - 2 ** 31 - numberOf(given[index] ?? {}, 'port'),
  });
  if (answer.kind !== 'assigned') {
    if (answer.kind === 'refused') {
      const place = child(index(child(child(root, 'spec'), 'ports'), answer.index), 'nodePort');
      errors.invalid(place, answer.port, answer.why);
    }
    return { ports: null, drawn: [], failure: null };
  }
  const ports = given.map((port, i) => {
    const nodePort = answer.nodePorts[i] ?? 0;
    if (nodePort <= drawnPort) drawn.push(['spec', 'ports', i, 'nodePort']);
    return nodePort === numberOf(port, 'nodePort') ? port : { ...port, nodePort };
  });
  const failure = healthCheckFailure(spec, refused, drawn);
  return { ports: needsNodePort(asked) && ports.length > 0 ? ports : null, drawn, failure };
}

/** What decides about node ports, as the simulation has it. */
function typed(spec: JsonObject): ServiceSpec {
  return {
    type: textOf(spec, 'type'),
    allocateLoadBalancerNodePorts: flagOf(spec, 'allocateLoadBalancerNodePorts'),
    ports: objectsOf(spec, 'ports').map((port) => ({
      port: numberOf(port, 'port'),
      nodePort: numberOf(port, 'nodePort'),
    })),
  };
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
