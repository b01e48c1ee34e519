import type { Pod } from '#api/types.ts';
import { keyOf } from '#simulation/store.ts';
import type { Victim } from './facts.ts';
import {
  type DeletionOrderOptions,
  decidingRule,
  podsRankedByRelatedPodsOnSameNode,
} from './podDeletionOrder.ts';
import { sortForDeletion } from './sortForDeletion.ts';

/** Which pods of too many go. */
export interface PodsToDelete {
  readonly pods: readonly Pod[];
  readonly victims: readonly Victim[];
  /** The first that stays; null when all go, and nobody ranked them. */
  readonly spared: string | null;
}

/**
 * The first `count` pods in the order of deletion. Where that order leaves open who goes, upstream's depends on the
 * accident of a map; here names decide.
 *
 * Source: v1.28 pkg/controller/replicaset/replica_set.go:getPodsToDelete.
 */
export function podsToDelete(
  pods: readonly Pod[],
  related: Iterable<Pod>,
  count: number,
  options: DeletionOrderOptions,
): PodsToDelete {
  if (count >= pods.length) {
    const victims = pods.map((pod) => ({ pod: keyOf(pod), rule: null }));
    return { pods, victims, spared: null };
  }
  const byName = [...pods].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const ranked = sortForDeletion(podsRankedByRelatedPodsOnSameNode(byName, related, options), options);
  const spared = ranked[count]!;
  const chosen = ranked.slice(0, count);
  return {
    pods: chosen.map(({ pod }) => pod),
    victims: chosen.map((one) => ({ pod: keyOf(one.pod), rule: decidingRule(one, spared, options) })),
    spared: keyOf(spared.pod),
  };
}
