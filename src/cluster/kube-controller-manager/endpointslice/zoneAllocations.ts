import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { ZoneRatios } from './zoneRatios.ts';

/** How many endpoints a zone should be hinted at. */
interface ZoneAllocation {
  readonly minimum: number;
  readonly maximum: number;
  readonly desired: number;
}

export type ZoneCounts = ReadonlyMap<string, number>;

/** So much more than its share may come to an endpoint. */
const overloadThreshold = 0.2;

/**
 * What each zone should have of so many endpoints; null when they are too few.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/topologycache/topologycache.go:getAllocations.
 */
export function zoneAllocations(
  ratios: ZoneRatios | null,
  endpoints: number,
): ReadonlyMap<string, ZoneAllocation> | null {
  if (ratios === null || ratios.size > endpoints) return null;
  const minima = [...ratios].map(([zone, ratio]) => {
    const desired = ratio * endpoints;
    const minimum = Math.ceil(desired * (1 / (1 + overloadThreshold)));
    return { zone, minimum, desired: Math.max(desired, minimum) };
  });
  const least = minima.reduce((sum, { minimum }) => sum + minimum, 0);
  if (least > endpoints) return null;
  return new Map(
    minima.map(({ zone, minimum, desired }) => [
      zone,
      { minimum, desired, maximum: minimum + endpoints - least },
    ]),
  );
}

/** Whether a zone has too few of a Service's endpoints. Source: as above, utils.go:serviceOverloaded. */
export function isOverloaded(counts: ZoneCounts, ratios: ZoneRatios | null): boolean {
  if (counts.size === 0) return false;
  if (ratios === null) return true;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...ratios].some(([zone, ratio]) => {
    const least = Math.ceil(total * ratio * (1 / (1 + overloadThreshold)));
    return (counts.get(zone) ?? -1) < least;
  });
}

/**
 * The hints a slice has, by zone; null when it has to be written anew: an endpoint has none, or a zone would have too
 * many together with those `allocated` before.
 *
 * Source: as above, utils.go:getHintsByZone.
 */
export function hintsByZone(
  { endpoints }: EndpointSlice,
  allocated: ZoneCounts,
  allocations: ReadonlyMap<string, ZoneAllocation>,
): ZoneCounts | null {
  const counts = new Map<string, number>();
  for (const { conditions, hints } of endpoints ?? []) {
    if (conditions?.ready !== true) continue;
    const zones = hints?.forZones ?? [];
    if (zones.length === 0 || zones.some(({ name }) => !allocations.has(name))) return null;
    for (const { name } of zones) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const isTooMany = ([zone, count]: readonly [string, number]) =>
    count + (allocated.get(zone) ?? 0) > (allocations.get(zone)?.maximum ?? 0);
  return [...counts].some(isTooMany) ? null : counts;
}

/**
 * How many endpoints each zone gives to others, and how many each receives. Upstream takes zones of one need in any
 * order; here by name.
 *
 * Source: as above, utils.go:getGivingAndReceivingZones.
 */
export function givingAndReceivingZones(
  allocations: ReadonlyMap<string, ZoneAllocation>,
  allocated: ZoneCounts,
): { readonly giving: Map<string, number>; readonly receiving: Map<string, number> } {
  const differences = [...allocations]
    .map(([zone, { desired }]) => [zone, (allocated.get(zone) ?? 0) - desired] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const surplus = new Map(differences.filter(([, difference]) => difference > 0));
  const need = new Map(
    differences.filter(([, difference]) => difference < 0).map(([zone, difference]) => [zone, -difference]),
  );
  const giving = new Map<string, number>();
  const receiving = new Map<string, number>();
  for (;;) {
    const from = most(surplus);
    const to = most(need);
    if (from === null || to === null) break;
    if ((from.count < 1 && to.count < 1) || from.count < 0.5 || to.count < 0.5) break;
    giving.set(from.zone, (giving.get(from.zone) ?? 0) + 1);
    surplus.set(from.zone, from.count - 1);
    receiving.set(to.zone, (receiving.get(to.zone) ?? 0) + 1);
    need.set(to.zone, to.count - 1);
  }
  return { giving, receiving };
}

/** Null when none has more than nothing. */
function most(zones: ReadonlyMap<string, number>): { readonly zone: string; readonly count: number } | null {
  let best: { readonly zone: string; readonly count: number } | null = null;
  for (const [zone, count] of zones) if (count > (best?.count ?? 0)) best = { zone, count };
  return best;
}
