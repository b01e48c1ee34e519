import type { Service, ServicePort, ServiceSpec } from '#api/serviceTypes.ts';

/**
 * What kubectl apply makes of a Service that is there already: fields that the manifest no longer says are taken away,
 * those it says are set, and what the server added stays. Ports are told apart by number and protocol.
 *
 * Source: v1.28 kubectl pkg/cmd/apply/patcher.go, a three-way strategic merge; upstream's merge key is the port alone.
 */
export function mergeApplied(live: Service, last: Service, next: Service): Service {
  return { ...next, spec: mergeSpec(live.spec, last.spec, next.spec) };
}

function mergeSpec(live: ServiceSpec, last: ServiceSpec, next: ServiceSpec): ServiceSpec {
  const merged = mergeFields(live, last, next);
  if (next.ports === undefined && last.ports === undefined) return merged;
  const find = (ports: readonly ServicePort[] | undefined, wanted: ServicePort) =>
    ports?.find(({ port, protocol }) => port === wanted.port && protocol === wanted.protocol);
  const kept = (live.ports ?? []).filter((port) => !find(last.ports, port) && !find(next.ports, port));
  const ports = (next.ports ?? []).map((port) => {
    const before = find(live.ports, port);
    return before ? mergeFields(before, find(last.ports, port) ?? port, port) : port;
  });
  return { ...merged, ports: [...ports, ...kept] };
}

function mergeFields<T extends object>(live: T, last: T, next: T): T {
  const dropped = new Set(Object.keys(last).filter((field) => !(field in next)));
  const kept = Object.entries(live).filter(([field]) => !dropped.has(field));
  return { ...(Object.fromEntries(kept) as T), ...next };
}
