import { goSorted } from '#base/goSort.ts';
import { compareForDeletion, type DeletionOrderOptions, type RankedPod } from './podDeletionOrder.ts';

/**
 * Pods in the order of deletion. The order is no total one: two pods ready at the same second are told apart by other
 * rules than two of about the same age, so that who comes first can depend on how one sorts. It is done as Go does it.
 */
export function sortForDeletion(
  ranked: readonly RankedPod[],
  options: DeletionOrderOptions,
): readonly RankedPod[] {
  return goSorted(ranked, (a, b) => compareForDeletion(a, b, options));
}
