import type { JsonObject } from '#api/json.ts';
import { labelSelector } from '#api/labelSelector.ts';
import { readyCondition } from '#api/podReady.ts';
import type { PodDisruptionBudget } from '#api/policyTypes.ts';
import type { Pod } from '#api/types.ts';

/** What the API server does with a request to evict a pod. */
export type EvictionDecision =
  | {
      readonly kind: 'allowed';
      readonly why:
        | 'ignoredBudget'
        | 'noBudget'
        | 'unhealthyAlwaysAllow'
        | 'unhealthyIfHealthyBudget'
        | 'withinBudget';
      /** The budget asked; only `withinBudget` takes one of its disruptions. */
      readonly budget: PodDisruptionBudget | null;
    }
  | {
      readonly kind: 'refused';
      readonly code: 429 | 500;
      readonly message: string;
      readonly budget: PodDisruptionBudget | null;
      readonly retryAfterSeconds: number | null;
    };

/**
 * Whether a pod may be evicted. `budgets` are those of its namespace; `alwaysAllow` is the gate
 * PDBUnhealthyPodEvictionPolicy.
 *
 * Source: v1.28 pkg/registry/core/pod/storage/eviction.go:Create, checkAndDecrement.
 */
export function evictionDecision(
  pod: Pod,
  budgets: readonly PodDisruptionBudget[],
  alwaysAllow: boolean,
): EvictionDecision {
  if (canIgnoreBudget(pod)) return { kind: 'allowed', why: 'ignoredBudget', budget: null };
  const matching = budgets.filter(({ spec }) =>
    labelSelector(spec.selector as JsonObject | undefined)?.matches(pod.metadata.labels ?? {}),
  );
  const [budget] = matching;
  if (budget === undefined) return { kind: 'allowed', why: 'noBudget', budget: null };
  if (matching.length > 1) {
    return { kind: 'refused', code: 500, message: moreThanOne, budget: null, retryAfterSeconds: null };
  }
  const { currentHealthy = 0, desiredHealthy = 0, disruptionsAllowed = 0 } = budget.status ?? {};
  if (readyCondition(pod) === undefined) {
    if (alwaysAllow && budget.spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') {
      return { kind: 'allowed', why: 'unhealthyAlwaysAllow', budget };
    }
    if (currentHealthy >= desiredHealthy && desiredHealthy > 0) {
      return { kind: 'allowed', why: 'unhealthyIfHealthyBudget', budget };
    }
  }
  const { observedGeneration = 0 } = budget.status ?? {};
  const behind = observedGeneration < (budget.metadata.generation ?? 0);
  if (behind || disruptionsAllowed === 0) {
    return {
      kind: 'refused',
      code: 429,
      message: wouldViolate,
      budget,
      retryAfterSeconds: behind ? 10 : null,
    };
  }
  return { kind: 'allowed', why: 'withinBudget', budget };
}

const wouldViolate = "Cannot evict pod as it would violate the pod's disruption budget.";
const moreThanOne =
  'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';

/** Source: v1.28 eviction.go:canIgnorePDB. */
function canIgnoreBudget({ metadata, status }: Pod): boolean {
  return (
    status?.phase === 'Succeeded' ||
    status?.phase === 'Failed' ||
    status?.phase === 'Pending' ||
    metadata.deletionTimestamp !== undefined
  );
}
