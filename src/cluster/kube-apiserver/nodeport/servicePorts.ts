import type { FieldPath } from '#api/fieldPath.ts';
import { assignNodePorts } from '#api/serviceNodePorts.ts';
import {
  needsHealthCheck,
  needsNodePort,
  nodePortsOf,
  type Service,
  type ServicePort,
  type ServiceSpec,
  shouldAllocateNodePorts,
} from '#api/serviceTypes.ts';
import type { RandomStream } from '#base/random.ts';
import type { Draw } from './portAllocator.ts';
import type { NextPort, PortOperation } from './portOperation.ts';
import { internalError, invalidNodePort, type ServiceError } from './serviceError.ts';

/** One port a request took, and for which field of the Service. */
export interface Grant {
  readonly port: number;
  readonly path: FieldPath;
  /** Null when it was asked for by number, and in a dry run. */
  readonly draw: Draw | null;
  /** Free ports of its band before. */
  readonly freeInBand: number;
}

/** Draws of one field: `spec.ports[i]`, or the health check port for null. */
export type DrawsOf = (port: ServicePort | null) => RandomStream;

/** What became of the ports of a request: the spec with its numbers, or why not. */
export type Allocation =
  | { readonly kind: 'allocated'; readonly spec: ServiceSpec; readonly grants: readonly Grant[] }
  | { readonly kind: 'refused'; readonly error: ServiceError; readonly grants: readonly Grant[] };

const healthCheckPath: FieldPath = ['spec', 'healthCheckNodePort'];

/**
 * The node ports of a new Service, and the one for health checks.
 *
 * Source: v1.28 pkg/registry/core/service/storage/alloc.go:txnAllocNodePorts, initNodePorts.
 */
export function allocateCreate(
  { metadata: { name }, spec }: Service,
  operation: PortOperation,
  draws: DrawsOf,
): Allocation {
  const grants: Grant[] = [];
  const refused = (error: ServiceError): Allocation => ({ kind: 'refused', error, grants });
  const given = spec.ports ?? [];
  const pathOf = (index: number) => ['spec', 'ports', index, 'nodePort'];
  const answer = assignNodePorts(spec, {
    take: (port, index) => {
      const error = operation.allocate(port);
      if (error === null) grants.push(askedGrant(operation, port, pathOf(index)));
      return error;
    },
    draw: (index) => {
      const next = operation.allocateNext(draws(given[index] ?? null));
      if (next === null) return null;
      grants.push(grantOf(next, pathOf(index)));
      return portOf(next);
    },
  });
  if (answer.kind === 'refused') {
    return refused(invalidNodePort(name, answer.index, answer.port, answer.why));
  }
  if (answer.kind === 'full') return refused(noNodePort(pathOf(answer.index)));
  const ports = given.map((entry, index) => {
    const nodePort = answer.nodePorts[index] ?? 0;
    return nodePort === (entry.nodePort ?? 0) ? entry : { ...entry, nodePort };
  });
  const withPorts = spec.ports === undefined ? spec : { ...spec, ports };
  if (!needsHealthCheck(spec)) return { kind: 'allocated', spec: withPorts, grants };
  return allocateHealthCheck(withPorts, operation, { draws, grants });
}

/**
 * The node ports of a changed Service. Numbers it holds stay without asking; entries without a number each draw their
 * own; what is no longer used is given back when the request comes through.
 *
 * Source: v1.28 pkg/registry/core/service/storage/alloc.go:txnUpdateNodePorts, updateNodePorts.
 */
export function allocateUpdate(
  after: Service,
  before: Service,
  operation: PortOperation,
  draws: DrawsOf,
): Allocation {
  const { spec } = after;
  const held = nodePortsOf(before.spec);
  if (needsNodePort(before.spec) && !needsNodePort(spec)) {
    for (const port of held) operation.releaseDeferred(port);
  }
  const ports = needsNodePort(spec) ? updateNodePorts(after, held, operation, draws) : unchanged(spec);
  if (ports.kind === 'refused') return ports;
  const needed = needsHealthCheck(before.spec);
  const needs = needsHealthCheck(spec);
  if (!needed && needs) return allocateHealthCheck(ports.spec, operation, { draws, grants: ports.grants });
  if (needed && !needs) operation.releaseDeferred(before.spec.healthCheckNodePort ?? 0);
  return ports;
}

function unchanged(spec: ServiceSpec): Allocation {
  return { kind: 'allocated', spec, grants: [] };
}

function updateNodePorts(
  { metadata: { name }, spec }: Service,
  held: readonly number[],
  operation: PortOperation,
  draws: DrawsOf,
): Allocation {
  const grants: Grant[] = [];
  const ports = [...(spec.ports ?? [])];
  const known = new Set(held);
  const seen = new Set<string>();
  for (const [index, entry] of ports.entries()) {
    const { nodePort = 0, protocol = 'TCP' } = entry;
    if (nodePort === 0 && !shouldAllocateNodePorts(spec)) continue;
    const path = ['spec', 'ports', index, 'nodePort'];
    let number = nodePort;
    if (nodePort === 0) {
      const next = operation.allocateNext(draws(entry));
      if (next === null) return { kind: 'refused', error: noNodePort(path), grants };
      grants.push(grantOf(next, path));
      number = portOf(next);
      ports[index] = { ...entry, nodePort: number };
    } else if (!known.has(nodePort)) {
      const error = operation.allocate(nodePort);
      if (error !== null) {
        return { kind: 'refused', error: invalidNodePort(name, index, nodePort, error), grants };
      }
      grants.push(askedGrant(operation, nodePort, path));
      known.add(nodePort);
    }
    const key = `${protocol} ${number}`;
    if (seen.has(key)) return { kind: 'refused', error: duplicate(key, path, number), grants };
    seen.add(key);
  }
  const used = new Set(nodePortsOf({ ports }));
  for (const port of held) if (!used.has(port)) operation.releaseDeferred(port);
  return { kind: 'allocated', spec: spec.ports === undefined ? spec : { ...spec, ports }, grants };
}

/** The health check port is asked of the same allocator, after the others. Source: as above, allocHealthCheckNodePort. */
function allocateHealthCheck(
  spec: ServiceSpec,
  operation: PortOperation,
  { draws, grants }: { readonly draws: DrawsOf; readonly grants: readonly Grant[] },
): Allocation {
  const { healthCheckNodePort: number = 0 } = spec;
  const refused = (detail: string): Allocation => ({
    kind: 'refused',
    error: internalError(detail, healthCheckPath, number === 0 ? null : number),
    grants,
  });
  if (number !== 0) {
    const error = operation.allocate(number);
    if (error !== null)
      return refused(`failed to allocate requested HealthCheck NodePort ${number}: ${error}`);
    return {
      kind: 'allocated',
      spec,
      grants: [...grants, askedGrant(operation, number, healthCheckPath)],
    };
  }
  const next = operation.allocateNext(draws(null));
  if (next === null) return refused('failed to allocate a HealthCheck NodePort 0: range is full');
  return {
    kind: 'allocated',
    spec: { ...spec, healthCheckNodePort: portOf(next) },
    grants: [...grants, grantOf(next, healthCheckPath)],
  };
}

function portOf(next: NextPort): number {
  // What a dry run says may be past the largest port, and upstream's field is an int32.
  return next.kind === 'drawn' ? next.draw.port : next.port | 0;
}

function grantOf(next: NextPort, path: FieldPath): Grant {
  return next.kind === 'drawn'
    ? { port: next.draw.port, path, draw: next.draw, freeInBand: next.draw.freeInBand }
    : { port: next.port, path, draw: null, freeInBand: 0 };
}

function askedGrant(operation: PortOperation, port: number, path: FieldPath): Grant {
  return { port, path, draw: null, freeInBand: operation.freeBefore(port) };
}

function noNodePort(path: FieldPath): ServiceError {
  return internalError('failed to allocate a nodePort: range is full', path, null);
}

function duplicate(key: string, path: FieldPath, port: number): ServiceError {
  const message = `duplicate nodePort: {${key}}`;
  const cause = { path, field: '', type: 'InternalError', message };
  return { code: null, reason: null, message, by: 'allocation', causes: [cause], port };
}
