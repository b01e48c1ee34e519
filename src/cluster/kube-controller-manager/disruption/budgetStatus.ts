import { readyCondition } from '#api/podReady.ts';
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '#api/policyTypes.ts';
import { unixMs } from '#api/printers/unixMs.ts';
import type { Pod } from '#api/types.ts';

/** A pod whose eviction was allowed counts as gone for so long. Source: v1.28 pkg/controller/disruption/disruption.go:DeletionTimeout. */
const deletionTimeoutMs = 120_000;

export interface BudgetStatus {
  readonly status: PodDisruptionBudgetStatus;
  /** When an allowed eviction that has not happened counts no more, ms since 1970; null when there is none. */
  readonly recheckUnixMs: number | null;
}

/** How many pods what controls a pod asks for; null when nothing controls it, `unscaled` when that has no scale. */
export type Scale = { readonly uid: string; readonly replicas: number } | null | 'unscaled';

/**
 * What a budget allows now. `pods` are those it selects. Where the pods to expect cannot be reckoned, nothing is allowed
 * and the other numbers stay.
 *
 * Source: v1.28 pkg/controller/disruption/disruption.go:trySync, getExpectedPodCount, updatePdbStatus, failSafe.
 */
export function budgetStatus(
  budget: PodDisruptionBudget,
  pods: readonly Pod[],
  scaleOf: (pod: Pod) => Scale,
  nowUnixMs: number,
): BudgetStatus {
  const counts = expectedPodCount(budget, pods, scaleOf);
  if (counts === null) {
    return { status: { ...nothingKnown, ...budget.status, disruptionsAllowed: 0 }, recheckUnixMs: null };
  }
  const { expectedPods, desiredHealthy } = counts;
  const disrupted = stillExpected(budget, pods, nowUnixMs);
  const currentHealthy = pods.filter(
    (pod) =>
      pod.metadata.deletionTimestamp === undefined &&
      !expectedToGo(disrupted.get(pod.metadata.name), nowUnixMs) &&
      readyCondition(pod) !== undefined,
  ).length;
  const spare = expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
  const ends = [...disrupted.values()].map((since) => (unixMs(since) ?? 0) + deletionTimeoutMs);
  return {
    status: {
      observedGeneration: budget.metadata.generation ?? 0,
      disruptionsAllowed: spare,
      currentHealthy,
      desiredHealthy,
      expectedPods,
      ...(disrupted.size === 0 ? {} : { disruptedPods: Object.fromEntries(disrupted) }),
    },
    recheckUnixMs: ends.length === 0 ? null : Math.min(...ends),
  };
}

const nothingKnown = { currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };

/** Until the very instant at which the eviction counts no more. Source: v1.28 disruption.go:countHealthyPods. */
function expectedToGo(since: string | undefined, nowUnixMs: number): boolean {
  return since !== undefined && (unixMs(since) ?? 0) + deletionTimeoutMs > nowUnixMs;
}

interface Counts {
  readonly expectedPods: number;
  readonly desiredHealthy: number;
}

function expectedPodCount(
  { spec }: PodDisruptionBudget,
  pods: readonly Pod[],
  scaleOf: (pod: Pod) => Scale,
): Counts | null {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable === undefined && typeof minAvailable === 'number') {
    return { expectedPods: pods.length, desiredHealthy: minAvailable };
  }
  if (maxUnavailable === undefined && minAvailable === undefined)
    return { expectedPods: 0, desiredHealthy: 0 };
  const scales = new Map<string, number>();
  for (const pod of pods) {
    const scale = scaleOf(pod);
    if (scale === 'unscaled') return null;
    if (scale) scales.set(scale.uid, scale.replicas);
  }
  const expectedPods = [...scales.values()].reduce((sum, replicas) => sum + replicas, 0);
  const share = shareOf(maxUnavailable ?? minAvailable ?? 0, expectedPods);
  if (share === null) return null;
  const desiredHealthy = maxUnavailable === undefined ? share : Math.max(0, expectedPods - share);
  return { expectedPods, desiredHealthy };
}

/** Percentages are rounded up, of what must be there and of what may be missing alike. */
function shareOf(value: number | string, total: number): number | null {
  if (typeof value === 'number') return value;
  const percent = /^([+-]?\d+)%$/.exec(value)?.[1];
  return percent === undefined ? null : Math.ceil((Number(percent) * total) / 100);
}

/** Evictions that were allowed and are still to be seen. Source: v1.28 disruption.go:buildDisruptedPodMap. */
function stillExpected(
  { status }: PodDisruptionBudget,
  pods: readonly Pod[],
  nowUnixMs: number,
): ReadonlyMap<string, string> {
  const known = status?.disruptedPods ?? {};
  const disrupted = new Map<string, string>();
  for (const { metadata } of pods) {
    const since = Object.hasOwn(known, metadata.name) ? known[metadata.name] : undefined;
    if (since === undefined || metadata.deletionTimestamp !== undefined) continue;
    if ((unixMs(since) ?? 0) + deletionTimeoutMs >= nowUnixMs) disrupted.set(metadata.name, since);
  }
  return disrupted;
}
