import { compareForDeletion, type DeletionOrderOptions, type RankedPod } from './podDeletionOrder.ts';

/** Up to so many, Go sorts by insertion. Source: Go 1.20 src/sort/zsortinterface.go:pdqsort. */
const mostInserted = 12;

/**
 * Pods in the order of deletion; those nothing tells apart stay as they were. The order is no total one: two pods ready
 * at the same second are told apart by other rules than two of about the same age, so that who comes first can depend
 * on how one sorts. Short lists are therefore sorted as Go does it.
 */
export function sortForDeletion(
  ranked: readonly RankedPod[],
  options: DeletionOrderOptions,
): readonly RankedPod[] {
  if (ranked.length > mostInserted) {
    return [...ranked].sort((a, b) => compareForDeletion(a, b, options));
  }
  const sorted: RankedPod[] = [];
  for (const one of ranked) {
    let place = sorted.length;
    while (place > 0 && compareForDeletion(one, sorted[place - 1]!, options) < 0) place -= 1;
    sorted.splice(place, 0, one);
  }
  return sorted;
}
