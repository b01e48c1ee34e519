import type { Endpoint, EndpointPort, EndpointSlice } from '#api/discoveryTypes.ts';
import { equal } from '#base/equal.ts';
import { conditionsOf } from './endpointsOf.ts';

/**
 * Whether two states of a slice are one to kube-proxy, which keeps of it only what its rules need, in an order of its
 * own.
 *
 * Source: v1.28 pkg/proxy/endpointslicecache.go:newEndpointSliceInfo, esInfoChanged.
 */
export function sameSliceInfo(a: EndpointSlice, b: EndpointSlice): boolean {
  return a === b || equal(sliceInfoOf(a), sliceInfoOf(b));
}

interface SliceInfo {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly object[];
}

/** All kube-proxies of a cluster read the same slices. */
const known = new WeakMap<EndpointSlice, SliceInfo>();

function sliceInfoOf(slice: EndpointSlice): SliceInfo {
  const before = known.get(slice);
  if (before) return before;
  const made = {
    ports: [...(slice.ports ?? [])].sort((a, b) => (a.port ?? 0) - (b.port ?? 0)),
    endpoints: (slice.endpoints ?? [])
      .map((endpoint) => ({ key: endpoint.addresses.join(','), info: endpointInfoOf(endpoint) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ info }) => info),
  };
  known.set(slice, made);
  return made;
}

function endpointInfoOf(endpoint: Endpoint): object {
  const { addresses, nodeName, zone, hints } = endpoint;
  const zoneHints = [...new Set(hints?.forZones?.map(({ name }) => name))].sort();
  return { addresses, nodeName, zone, zoneHints, ...conditionsOf(endpoint) };
}
