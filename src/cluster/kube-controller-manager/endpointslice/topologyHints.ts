import type { Endpoint, EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import {
  givingAndReceivingZones,
  hintsByZone,
  isOverloaded,
  type ZoneCounts,
  zoneAllocations,
} from './zoneAllocations.ts';
import type { ZoneRatios } from './zoneRatios.ts';

/** Slices of one Service and one address type, by what is to become of them. */
interface HintedSlices {
  readonly create: readonly EndpointSlice[];
  readonly update: readonly EndpointSlice[];
  readonly unchanged: readonly EndpointSlice[];
}

type Written = Pick<HintedSlices, 'create' | 'update'>;

/**
 * Hints for zones, so that traffic stays in its own where each has its share of endpoints. `of` is a Service's key.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/topologycache/topologycache.go.
 */
export class TopologyHints {
  #ratios: ZoneRatios | null = null;
  readonly #counts = new Map<string, Map<string, ZoneCounts>>();

  setZones(ratios: ZoneRatios | null): void {
    this.#ratios = ratios;
  }

  /** Services with hints that no longer suit the zones. */
  overloaded(): readonly string[] {
    return [...this.#counts]
      .filter(([, byType]) => [...byType.values()].some((counts) => isOverloaded(counts, this.#ratios)))
      .map(([of]) => of);
  }

  /** Source: as above, AddHints. */
  assign(of: string, addressType: string, slices: HintedSlices): Written {
    const ready = [...slices.create, ...slices.update, ...slices.unchanged].flatMap(readyEndpoints);
    const allocations = zoneAllocations(this.#ratios, ready.length);
    if (allocations === null) return this.remove(of, addressType, slices);
    const counts = new Map<string, number>();
    const update = [...slices.update];
    const unchanged: EndpointSlice[] = [];
    for (const slice of slices.unchanged) {
      const hinted = hintsByZone(slice, counts, allocations);
      if (hinted === null) {
        update.push(slice);
        continue;
      }
      unchanged.push(slice);
      for (const [zone, count] of hinted) add(counts, zone, count);
    }
    const open = [...slices.create, ...update];
    // What was to be written anew is written, though without hints.
    const unhinted = { create: slices.create, update, unchanged };
    if (open.flatMap(readyEndpoints).some(({ zone }) => !zone)) return this.remove(of, addressType, unhinted);
    for (const { zone = '' } of open.flatMap(readyEndpoints)) add(counts, zone, 1);
    const { giving, receiving } = givingAndReceivingZones(allocations, counts);
    const hinted = (endpoint: Endpoint): Endpoint => {
      if (!isReady(endpoint)) return endpoint;
      const { zone = '' } = endpoint;
      const name = redistributed(zone, giving, receiving) ?? zone;
      if (name !== zone) {
        add(counts, zone, -1);
        add(counts, name, 1);
      }
      return { ...endpoint, hints: { forZones: [{ name }] } };
    };
    const written = (slice: EndpointSlice): EndpointSlice => ({
      ...slice,
      endpoints: (slice.endpoints ?? []).map(hinted),
    });
    const made = { create: slices.create.map(written), update: update.map(written) };
    if (counts.size === 0) return this.remove(of, addressType, unhinted);
    const ofService = this.#counts.get(of) ?? new Map<string, ZoneCounts>();
    this.#counts.set(of, ofService.set(addressType, counts));
    return made;
  }

  /** Source: as above, RemoveHints. */
  remove(of: string, addressType: string, slices: HintedSlices): Written {
    const ofService = this.#counts.get(of);
    ofService?.delete(addressType);
    if (ofService?.size === 0) this.#counts.delete(of);
    return removeHints(slices);
  }
}

/** Source: v1.28 staging/src/k8s.io/endpointslice/topologycache/utils.go:RemoveHintsFromSlices. */
export function removeHints({ create, update, unchanged }: HintedSlices): Written {
  return {
    create: create.map(withoutHints),
    update: [...update, ...unchanged.filter(hasHints)].map(withoutHints),
  };
}

/** Whether a Service asks for hints; the older annotation wins. Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:hintsEnabled. */
export function wantsHints({ metadata: { annotations = {} } }: Service): boolean {
  const asked =
    annotations['service.kubernetes.io/topology-aware-hints'] ??
    annotations['service.kubernetes.io/topology-mode'];
  return asked === 'Auto' || asked === 'auto';
}

/** The zone an endpoint goes to from its own; null when it stays. Source: as above, utils.go:redistributeHints. */
function redistributed(
  zone: string,
  giving: Map<string, number>,
  receiving: Map<string, number>,
): string | null {
  if ((giving.get(zone) ?? 0) === 0) return null;
  const [to] = [...receiving.keys()].sort();
  if (to === undefined) return null;
  take(giving, zone);
  take(receiving, to);
  return to;
}

function take(counts: Map<string, number>, zone: string): void {
  const left = (counts.get(zone) ?? 0) - 1;
  if (left > 0) counts.set(zone, left);
  else counts.delete(zone);
}

function add(counts: Map<string, number>, zone: string, count: number): void {
  counts.set(zone, (counts.get(zone) ?? 0) + count);
}

function readyEndpoints({ endpoints }: EndpointSlice): readonly Endpoint[] {
  return (endpoints ?? []).filter(isReady);
}

function isReady({ conditions }: Endpoint): boolean {
  return conditions?.ready === true;
}

function hasHints({ endpoints }: EndpointSlice): boolean {
  return (endpoints ?? []).some(({ hints }) => hints !== undefined);
}

function withoutHints(slice: EndpointSlice): EndpointSlice {
  if (!hasHints(slice)) return slice;
  return { ...slice, endpoints: (slice.endpoints ?? []).map(({ hints: _, ...endpoint }) => endpoint) };
}
