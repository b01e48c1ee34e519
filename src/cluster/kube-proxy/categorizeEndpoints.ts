import type { EndpointInfo } from './endpointsOf.ts';
import { type ServicePortInfo, usesClusterEndpoints, usesLocalEndpoints } from './servicePort.ts';

/** What of the cluster and its gates decides which endpoints are used. */
export interface ProxyContext {
  readonly nodeLabels: Readonly<Record<string, string>>;
  readonly topologyAwareHints: boolean;
  /** On for good in v1.28; v1.27 can turn it off. */
  readonly proxyTerminatingEndpoints: boolean;
}

/** Which endpoints get the traffic of a Service port on one node. */
export interface Categorized {
  /** With the policy Cluster; empty also when it is not in use. */
  readonly cluster: readonly EndpointInfo[];
  /** With the policy Local; empty also when it is not in use. */
  readonly local: readonly EndpointInfo[];
  /** Both together, each once: those of the cluster first. */
  readonly allReachable: readonly EndpointInfo[];
  /** Whether any endpoint of any node could be used. */
  readonly hasAny: boolean;
}

/**
 * Sorts a Service port's endpoints into those for each traffic policy. Ready ones are used; those that still serve
 * while they terminate only where no ready one is left.
 *
 * Source: v1.28 pkg/proxy/topology.go:CategorizeEndpoints.
 */
export function categorizeEndpoints(
  endpoints: readonly EndpointInfo[],
  service: ServicePortInfo,
  context: ProxyContext,
): Categorized {
  const useTopology = canUseTopology(endpoints, service, context);
  const lingers = ({ serving, terminating }: EndpointInfo) =>
    context.proxyTerminatingEndpoints && serving && terminating;
  const cluster = usesClusterEndpoints(service)
    ? clusterEndpoints(endpoints, useTopology ? zoneOf(context) : null, lingers)
    : [];
  if (!usesLocalEndpoints(service)) {
    return { cluster, local: [], allReachable: cluster, hasAny: cluster.length > 0 };
  }
  const hasAny = cluster.length > 0 || endpoints.some((one) => one.ready || lingers(one));
  const ready = endpoints.filter((one) => one.isLocal && one.ready);
  const local = ready.length > 0 ? ready : endpoints.filter((one) => one.isLocal && lingers(one));
  const others = new Set(cluster);
  const allReachable = [...cluster, ...local.filter((one) => !others.has(one))];
  return { cluster, local, allReachable, hasAny };
}

/** Ready ones, of one zone if `zone` is given; else all that linger, wherever they are. */
function clusterEndpoints(
  endpoints: readonly EndpointInfo[],
  zone: string | null,
  lingers: (endpoint: EndpointInfo) => boolean,
): readonly EndpointInfo[] {
  const ready = endpoints.filter((one) => one.ready && (zone === null || one.zoneHints.includes(zone)));
  return ready.length > 0 ? ready : endpoints.filter(lingers);
}

/** Source: v1.28 pkg/proxy/topology.go:canUseTopology. */
function canUseTopology(
  endpoints: readonly EndpointInfo[],
  { hintsAnnotation }: ServicePortInfo,
  context: ProxyContext,
): boolean {
  if (!context.topologyAwareHints || ['', 'disabled', 'Disabled'].includes(hintsAnnotation)) return false;
  const zone = zoneOf(context);
  const ready = endpoints.filter((one) => one.ready);
  return (
    zone !== '' &&
    ready.every(({ zoneHints }) => zoneHints.length > 0) &&
    ready.some(({ zoneHints }) => zoneHints.includes(zone))
  );
}

function zoneOf({ nodeLabels }: ProxyContext): string {
  return nodeLabels['topology.kubernetes.io/zone'] ?? '';
}
