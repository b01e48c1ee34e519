import type { Endpoint, EndpointConditions, EndpointSlice } from '#api/discoveryTypes.ts';
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
export function endpointsOf(
  slices: readonly EndpointSlice[],
  { nodeName, family }: EndpointReader,
): EndpointsByPort {
  const local = (candidates: readonly Candidate[]): EndpointInfo => {
    const own = nodeName === '' ? undefined : candidates.findLast((one) => one.nodeName === nodeName);
    return own === undefined ? candidates[0]!.info : { ...own.info, isLocal: true };
  };
  const read = readSlices(slices, family);
  return new Map([...read].map(([key, endpoints]) => [key, endpoints.map(local)]));
}

/** An endpoint as any node may see it. */
interface Candidate {
  readonly info: EndpointInfo;
  readonly nodeName: string | undefined;
}

/** By port, in order; almost always one candidate each. */
type ReadSlices = ReadonlyMap<string, readonly (readonly Candidate[])[]>;

/** All kube-proxies of a cluster read the same slices. */
const reads = new WeakMap<
  EndpointSlice,
  { readonly slices: readonly EndpointSlice[]; readonly family: IPFamily; readonly read: ReadSlices }[]
>();
const mostReads = 4;

function readSlices(slices: readonly EndpointSlice[], family: IPFamily): ReadSlices {
  const [first] = slices;
  if (first === undefined) return new Map();
  const known = reads.get(first) ?? [];
  const before = known.find((one) => one.family === family && sameSlices(one.slices, slices));
  if (before) return before.read;
  const sets = new Map<string, Map<string, Candidate[]>>();
  for (const slice of slices) {
    for (const { name, port, protocol = 'TCP' } of slice.ports ?? []) {
      if (typeof name !== 'string' || !port) continue;
      const key = endpointsKey(name, protocol);
      const set = sets.get(key) ?? new Map<string, Candidate[]>();
      sets.set(key, set);
      for (const endpoint of byAddresses(slice)) addEndpoint(set, endpoint, port, family);
    }
  }
  const read = new Map([...sets].map(([key, set]) => [key, sorted(set)]));
  reads.set(first, [{ slices, family, read }, ...known.slice(0, mostReads - 1)]);
  return read;
}

/** Of several that are one `ip:port`, the first one by all of its addresses counts, so the slice's order does not. */
function byAddresses({ endpoints }: EndpointSlice): readonly Endpoint[] {
  const all = endpoints ?? [];
  if (all.every(({ addresses }) => addresses.length < 2)) return all;
  const text = ({ addresses }: Endpoint) => addresses.join(',');
  return [...all].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
}

function sameSlices(a: readonly EndpointSlice[], b: readonly EndpointSlice[]): boolean {
  return a.length === b.length && a.every((slice, index) => slice === b[index]);
}

function addEndpoint(
  set: Map<string, Candidate[]>,
  endpoint: Endpoint,
  port: number,
  family: IPFamily,
): void {
  const [address] = endpoint.addresses;
  if (address === undefined) return;
  const own = ipFamilyOf(address);
  if ((own === 'IPv6') !== (family === 'IPv6')) return;
  const text = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  const { ready, serving, terminating } = conditionsOf(endpoint);
  const zoneHints = endpoint.hints?.forZones?.map(({ name }) => name) ?? noHints;
  const ip = own === null ? '' : ipText(address);
  const pod = podOf(endpoint);
  const info = { ip, port, text, isLocal: false, ready, serving, terminating, zoneHints, pod };
  const candidate: Candidate = { info, nodeName: endpoint.nodeName };
  const others = set.get(text);
  if (others) others.push(candidate);
  else set.set(text, [candidate]);
}

/** As told, or as kube-proxy takes what is not told. */
export function conditionsOf({ conditions }: Endpoint): Required<EndpointConditions> {
  return {
    ready: conditions?.ready ?? true,
    serving: conditions?.serving ?? true,
    terminating: conditions?.terminating ?? false,
  };
}

const noHints: readonly string[] = [];

function podOf({ targetRef }: Endpoint): string | null {
  if (targetRef?.kind !== 'Pod' || targetRef.name === undefined) return null;
  return `${targetRef.namespace ?? ''}/${targetRef.name}`;
}

function sorted(set: ReadonlyMap<string, readonly Candidate[]>): readonly (readonly Candidate[])[] {
  const entries = [...set].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return entries.map(([, candidates]) => candidates);
}
