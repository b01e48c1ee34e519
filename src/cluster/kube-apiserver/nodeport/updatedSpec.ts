import { needsHealthCheck, needsNodePort, nodePortsOf, type ServiceSpec } from '#api/serviceTypes.ts';

/**
 * What a client need not repeat: node ports are taken over from the port of the same name, unless the number is used
 * elsewhere in both, and so is the health check port.
 *
 * Source: v1.28 pkg/registry/core/service/storage/storage.go:patchAllocatedValues.
 */
export function patchAllocatedValues(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
  const address =
    before.type === 'ExternalName' || after.type === 'ExternalName' || (after.clusterIP ?? '') !== ''
      ? after
      : { ...after, ...present('clusterIP', before.clusterIP), ...present('clusterIPs', before.clusterIPs) };
  const ported = needsNodePort(before) && needsNodePort(after) ? withOldPorts(address, before) : address;
  const checked = needsHealthCheck(before) && needsHealthCheck(after);
  if (!checked || (ported.healthCheckNodePort ?? 0) !== 0) return ported;
  return { ...ported, ...present('healthCheckNodePort', before.healthCheckNodePort) };
}

function withOldPorts(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
  if (after.ports === undefined) return after;
  const mine = new Set(nodePortsOf(after));
  const used = new Set(nodePortsOf(before).filter((port) => mine.has(port)));
  const byName = new Map((before.ports ?? []).map(({ name = '', nodePort = 0 }) => [name, nodePort]));
  const ports = after.ports.map((entry) => {
    const old = byName.get(entry.name ?? '') ?? 0;
    return (entry.nodePort ?? 0) === 0 && old !== 0 && !used.has(old) ? { ...entry, nodePort: old } : entry;
  });
  return { ...after, ports };
}

/**
 * Takes away what the new type has no use for, where the client did not change it in the same request.
 *
 * Source: v1.28 pkg/registry/core/service/strategy.go:dropTypeDependentFields.
 */
export function dropTypeDependentFields(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
  const dropped = new Set<keyof ServiceSpec>();
  const same = (field: keyof ServiceSpec) => after[field] === before[field];
  if (before.type !== 'ExternalName' && after.type === 'ExternalName' && same('clusterIP')) {
    dropped.add('clusterIP').add('clusterIPs');
  }
  if (needsHealthCheck(before) && !needsHealthCheck(after) && same('healthCheckNodePort')) {
    dropped.add('healthCheckNodePort');
  }
  if (before.type === 'LoadBalancer' && after.type !== 'LoadBalancer') {
    if (same('allocateLoadBalancerNodePorts')) dropped.add('allocateLoadBalancerNodePorts');
    if (same('loadBalancerClass')) dropped.add('loadBalancerClass');
  }
  if (needsNodePort(before) && !needsNodePort(after) && same('externalTrafficPolicy')) {
    dropped.add('externalTrafficPolicy');
  }
  const kept = Object.fromEntries(
    Object.entries(after).filter(([field]) => !dropped.has(field as keyof ServiceSpec)),
  ) as ServiceSpec;
  return needsNodePort(before) && !needsNodePort(after) && addsNoNodePort(after, before)
    ? {
        ...kept,
        ...present(
          'ports',
          kept.ports?.map(({ nodePort: _, ...port }) => port),
        ),
      }
    : kept;
}

/** Source: as above, sameNodePorts: a subset will do. */
function addsNoNodePort(after: ServiceSpec, before: ServiceSpec): boolean {
  const old = new Set(nodePortsOf(before));
  return nodePortsOf(after).every((port) => old.has(port));
}

/** A field only where it has a value. */
function present<K extends keyof ServiceSpec>(
  field: K,
  value: ServiceSpec[K],
): Pick<ServiceSpec, K> | object {
  return value === undefined ? {} : { [field]: value };
}
