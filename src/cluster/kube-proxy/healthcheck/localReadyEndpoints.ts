import type { EndpointInfo } from '#cluster/kube-proxy/endpointsOf.ts';

/**
 * How many addresses of this node a Service's ready endpoints have: what its health check port counts.
 *
 * Source: v1.28 pkg/proxy/endpoints.go:LocalReadyEndpoints.
 */
export function localReadyEndpoints(endpoints: Iterable<readonly EndpointInfo[]>): number {
  const addresses = new Set<string>();
  for (const ofPort of endpoints) {
    for (const { isLocal, ready, ip } of ofPort) if (isLocal && ready) addresses.add(ip);
  }
  return addresses.size;
}
