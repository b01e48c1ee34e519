import type { Endpoint, EndpointSlice } from '#api/discoveryTypes.ts';
import { type IPFamily, ipFamilyOf, ipText } from './ipFamily.ts';

/** One endpoint of a Service port as kube-proxy of one node sees it. */
export interface EndpointInfo {
  readonly ip: string;
  readonly port: number;
  /** `10.0.0.1:80`, `[fd00::1]:80`. */
  readonly text: string;
  readonly isLocal: boolean;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly zoneHints: readonly string[];
  /** `namespace/name` of the pod behind it; null when the slice does not tell. */
  readonly pod: string | null;
}

/** Who reads the slices. */
export interface EndpointReader {
  readonly nodeName: string;
  readonly family: IPFamily;
}

/** Endpoints of each port of one Service, by `<port name> <protocol>`. */
export type EndpointsByPort = ReadonlyMap<string, readonly EndpointInfo[]>;

export function endpointsKey(portName: string, protocol: string): string {
  return `${portName} ${protocol}`;
}

/**
 * Reads the slices of one Service: by port, each `ip:port` once (a local one wins), in the order of their texts.
 * Conditions that are absent are taken as ready, serving and not terminating.
 *
 * Source: v1.28 pkg/proxy/endpointslicecache.go:newEndpointSliceInfo, addEndpoints, endpointsMapFromEndpointInfo.
 */
export function endpointsOf(slices: readonly EndpointSlice[], reader: EndpointReader): EndpointsByPort {
  const sets = new Map<string, Map<string, EndpointInfo>>();
  for (const slice of slices) {
    for (const { name, port, protocol = 'TCP' } of slice.ports ?? []) {
      if (name === undefined || !port) continue;
      const key = endpointsKey(name, protocol);
      const set = sets.get(key) ?? new Map<string, EndpointInfo>();
      sets.set(key, set);
      for (const endpoint of slice.endpoints ?? []) addEndpoint(set, endpoint, port, reader);
    }
  }
  return new Map([...sets].map(([key, set]) => [key, sorted(set)]));
}

function addEndpoint(
  set: Map<string, EndpointInfo>,
  endpoint: Endpoint,
  port: number,
  { nodeName, family }: EndpointReader,
): void {
  const [address] = endpoint.addresses;
  if (!address || (ipFamilyOf(address) === 'IPv6') !== (family === 'IPv6')) return;
  const text = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  const isLocal = nodeName !== '' && endpoint.nodeName === nodeName;
  if (set.has(text) && !isLocal) return;
  const { ready = true, serving = true, terminating = false } = endpoint.conditions ?? {};
  const zoneHints = endpoint.hints?.forZones?.map(({ name }) => name) ?? noHints;
  const pod = podOf(endpoint);
  set.set(text, { ip: ipText(address), port, text, isLocal, ready, serving, terminating, zoneHints, pod });
}

const noHints: readonly string[] = [];

function podOf({ targetRef }: Endpoint): string | null {
  if (targetRef?.kind !== 'Pod' || targetRef.name === undefined) return null;
  return `${targetRef.namespace ?? ''}/${targetRef.name}`;
}

function sorted(set: ReadonlyMap<string, EndpointInfo>): readonly EndpointInfo[] {
  return [...set.values()].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}
