import type { EndpointSlice } from '#api/discoveryTypes.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterDns, DnsAddress, DnsAnswer } from '#cluster/clusterDns.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/**
 * CoreDNS for headless Services: it watches their slices, answers with the addresses that are ready, and gives the same
 * answer from its cache for `cacheMs`, also when there is none.
 *
 * Source: v1.28 cmd/kubeadm/app/phases/addons/dns/manifests.go (plugins kubernetes and cache).
 */
export function coreDns(
  simulator: Pick<Simulator<object>, 'now'>,
  api: Pick<ApiClient, 'watch'>,
  { cacheMs }: { readonly cacheMs: Milliseconds },
): ClusterDns {
  const slices = new Map<string, Map<string, EndpointSlice>>();
  const cache = new Map<string, DnsAnswer>();
  api.watch('EndpointSlice', ({ type, object }) => {
    const slice = object as EndpointSlice;
    const { labels, namespace = 'default' } = slice.metadata;
    const service = `Service/${namespace}/${labels?.[serviceNameLabel] ?? ''}`;
    const own = slices.get(service) ?? new Map<string, EndpointSlice>();
    slices.set(service, own);
    if (type === 'deleted') own.delete(keyOf(object));
    else own.set(keyOf(object), slice);
  });
  return {
    resolve: (service) => {
      const cached = cache.get(service);
      if (cached && simulator.now - cached.readAtMs < cacheMs) return cached;
      const addresses = readyAddresses([...(slices.get(service)?.values() ?? [])]);
      const answer = { addresses, readAtMs: simulator.now };
      cache.set(service, answer);
      return answer;
    },
  };
}

/** Each address once; a condition that is absent counts as ready. */
function readyAddresses(slices: readonly EndpointSlice[]): readonly DnsAddress[] {
  const found = new Map<string, DnsAddress>();
  for (const { addressType, endpoints, metadata } of slices) {
    if (addressType !== 'IPv4') continue;
    for (const { addresses, conditions, targetRef } of endpoints ?? []) {
      if (conditions?.ready === false) continue;
      const { kind, name, namespace = metadata.namespace ?? 'default' } = targetRef ?? {};
      const pod = kind === 'Pod' && name !== undefined ? `Pod/${namespace}/${name}` : null;
      for (const ip of addresses) found.set(ip, { ip, pod });
    }
  }
  return [...found.values()].sort((a, b) => (a.ip < b.ip ? -1 : 1));
}
