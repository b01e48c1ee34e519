import type { Endpoint, EndpointSlice } from '#api/discoveryTypes.ts';
import { equal } from '#base/equal.ts';
import { isRelabelled } from './newEndpointSlice.ts';

/** What is to become of slices with one set of ports. */
export interface SliceChanges {
  /** Without names. */
  readonly create: readonly EndpointSlice[];
  readonly update: readonly EndpointSlice[];
  readonly delete: readonly EndpointSlice[];
}

/** Endpoints that should be there, by what makes them the same one: address, pod, host name. */
export type DesiredEndpoints = ReadonlyMap<string, Endpoint>;

/** Source: v1.28 staging/src/k8s.io/endpointslice/util/endpointset.go:hashEndpoint. */
export function endpointKey({ addresses, hostname = '', targetRef }: Endpoint): string {
  const { namespace = '', name = '' } = targetRef ?? {};
  const sorted = addresses.length < 2 ? addresses : [...addresses].sort();
  return `${sorted.join(',')} ${hostname} ${namespace}/${name}`;
}

/**
 * Fits the endpoints that should be there into the slices that are there, changing as few as it can: kept ones stay
 * where they are, new ones fill slices that change anyway (the fullest first), then one that has room for all of them,
 * then new slices.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/reconciler.go:reconcileByPortMapping.
 */
export function fillSlices(
  existing: readonly EndpointSlice[],
  desired: DesiredEndpoints,
  options: {
    readonly labels: Readonly<Record<string, string>>;
    readonly maxEndpoints: number;
    readonly empty: () => EndpointSlice;
  },
): SliceChanges {
  const { labels, maxEndpoints } = options;
  const left = new Map(desired);
  const removed: EndpointSlice[] = [];
  const changed: EndpointSlice[] = [];
  const unchanged: EndpointSlice[] = [];
  for (const slice of existing) {
    const kept = keptEndpoints(slice, left);
    const relabelled = isRelabelled(slice, labels);
    if (kept.changed && kept.endpoints.length === 0) removed.push(slice);
    else if (kept.changed || relabelled) changed.push(withEndpoints(slice, kept.endpoints, labels));
    else unchanged.push(slice);
  }
  const waiting = [...left.values()];
  changed.sort((a, b) => sizeOf(b) - sizeOf(a));
  const update = changed.map((slice) => filled(slice, waiting, maxEndpoints, labels));
  const create: EndpointSlice[] = [];
  while (waiting.length > 0) {
    const roomy = waiting.length < maxEndpoints ? sliceToFill(unchanged, waiting.length, maxEndpoints) : null;
    if (roomy === null) {
      create.push(filled(options.empty(), waiting, maxEndpoints, labels));
    } else {
      unchanged.splice(unchanged.indexOf(roomy), 1);
      update.push(filled(roomy, waiting, maxEndpoints, labels));
    }
  }
  // Upstream takes them from a set, so any order is as real.
  update.sort(({ metadata: a }, { metadata: b }) => (a.name < b.name ? -1 : 1));
  return { create, update, delete: removed };
}

/** Takes from `left` what the slice holds of it. */
function keptEndpoints(
  { endpoints }: EndpointSlice,
  left: Map<string, Endpoint>,
): { readonly endpoints: readonly Endpoint[]; readonly changed: boolean } {
  const kept: Endpoint[] = [];
  let changed = false;
  for (const endpoint of endpoints ?? []) {
    const key = endpointKey(endpoint);
    const wanted = left.get(key);
    if (wanted === undefined) {
      changed = true;
      continue;
    }
    left.delete(key);
    const same = wanted === endpoint || equal(wanted, endpoint);
    kept.push(same ? endpoint : wanted);
    changed ||= !same && !isSameBeyondKey(wanted, endpoint);
  }
  return { endpoints: kept, changed };
}

/** Hints are not looked at. Source: v1.28 staging/src/k8s.io/endpointslice/util/controller_utils.go:EndpointsEqualBeyondHash. */
function isSameBeyondKey(a: Endpoint, b: Endpoint): boolean {
  const parts = ({ nodeName, zone, conditions, targetRef }: Endpoint) => [
    nodeName,
    zone,
    conditions?.ready,
    conditions?.serving,
    conditions?.terminating,
    targetRef,
  ];
  return equal(parts(a), parts(b));
}

/** The slice that is nearest to full with so many more; null when none has room. Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:getSliceToFill. */
function sliceToFill(
  slices: readonly EndpointSlice[],
  count: number,
  maxEndpoints: number,
): EndpointSlice | null {
  let best: EndpointSlice | null = null;
  let least = maxEndpoints;
  for (const slice of slices) {
    const room = maxEndpoints - (count + sizeOf(slice));
    if (room >= 0 && room < least) {
      least = room;
      best = slice;
    }
  }
  return best;
}

/** As many of those that wait as there is room for; they wait no longer. */
function filled(
  slice: EndpointSlice,
  waiting: Endpoint[],
  maxEndpoints: number,
  labels: Readonly<Record<string, string>>,
): EndpointSlice {
  const taken = waiting.splice(0, maxEndpoints - sizeOf(slice));
  return taken.length === 0 ? slice : withEndpoints(slice, [...(slice.endpoints ?? []), ...taken], labels);
}

function withEndpoints(
  slice: EndpointSlice,
  endpoints: readonly Endpoint[],
  labels: Readonly<Record<string, string>>,
): EndpointSlice {
  return { ...slice, metadata: { ...slice.metadata, labels }, endpoints };
}

function sizeOf({ endpoints }: EndpointSlice): number {
  return endpoints?.length ?? 0;
}
