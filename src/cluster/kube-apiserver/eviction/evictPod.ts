import type { PodDisruptionBudget } from '#api/policyTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod, PodCondition } from '#api/types.ts';
import type { EvictionAnswer, WriteAnswer } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type Store } from '#simulation/store.ts';
import { evictionDecision } from './evictionDecision.ts';

const source = 'pkg/registry/core/pod/storage/eviction.go:Create';

export interface Eviction {
  readonly simulator: Simulator<ClusterFacts>;
  readonly store: Store;
  readonly gateEnabled: (name: string) => boolean;
  readonly actor: string;
  /** The deletion that follows, once it is allowed. */
  readonly deletePod: () => WriteAnswer;
}

/** Evicts a pod, or refuses to: asks the budget, charges it, says on the pod why it goes, and deletes it. */
export function evictPod(
  { simulator, store, gateEnabled, actor, deletePod }: Eviction,
  key: string,
): EvictionAnswer {
  const pod = store.get(key) as Pod | undefined;
  if (pod === undefined) return { kind: 'refused', reason: 'NotFound' };
  const { namespace } = pod.metadata;
  const budgets = (store.list('PodDisruptionBudget') as readonly PodDisruptionBudget[]).filter(
    ({ metadata }) => metadata.namespace === namespace,
  );
  const decision = evictionDecision(pod, budgets, gateEnabled('PDBUnhealthyPodEvictionPolicy'));
  const budget = decision.budget && keyOf(decision.budget);
  if (decision.kind === 'refused') {
    const { code, message, retryAfterSeconds } = decision;
    const detail = { code, message, budget, retryAfterSeconds };
    simulator.cause = simulator.emit({ actor, subject: key, kind: 'EvictionRefused', detail, source });
    return { kind: 'evictionRefused', code, message };
  }
  const charged =
    decision.why === 'withinBudget' && decision.budget ? charge(decision.budget, pod, simulator.now) : null;
  const disruptionsAllowed = charged?.status?.disruptionsAllowed ?? null;
  const detail = { why: decision.why, budget, disruptionsAllowed };
  simulator.cause = simulator.emit({ actor, subject: key, kind: 'EvictionAllowed', detail, source });
  if (charged)
    store.update('kube-apiserver', 'pkg/registry/core/pod/storage/eviction.go:checkAndDecrement', charged);
  if (gateEnabled('PodDisruptionConditions')) {
    const appender = 'pkg/registry/core/pod/storage/eviction.go:addConditionAndDeletePod';
    store.update('kube-apiserver', appender, disrupted(pod, simulator.now));
  }
  return deletePod();
}

/** Takes one of the budget's disruptions, and notes for whom. Source: v1.28 eviction.go:checkAndDecrement. */
function charge(budget: PodDisruptionBudget, pod: Pod, nowMs: number): PodDisruptionBudget {
  const { status } = budget;
  if (status === undefined) return budget;
  return {
    ...budget,
    status: {
      ...status,
      disruptionsAllowed: status.disruptionsAllowed - 1,
      disruptedPods: { ...status.disruptedPods, [pod.metadata.name]: rfc3339(nowMs) },
    },
  };
}

function disrupted(pod: Pod, nowMs: number): Pod {
  const condition: PodCondition = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
    lastTransitionTime: rfc3339(nowMs),
  };
  const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== 'DisruptionTarget');
  return { ...pod, status: { ...pod.status, conditions: [...others, condition] } };
}
