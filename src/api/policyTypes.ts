import type { KubernetesObject } from './types.ts';
import type { LabelSelector } from './workloadTypes.ts';

/** The parts of a PodDisruptionBudget that the simulation reads or writes. Source: v1.28 staging/src/k8s.io/api/policy/v1/types.go. */
export interface PodDisruptionBudget extends KubernetesObject {
  readonly spec: {
    readonly minAvailable?: number | string;
    readonly maxUnavailable?: number | string;
    readonly selector?: LabelSelector;
    readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow';
  };
  readonly status?: PodDisruptionBudgetStatus;
}

export interface PodDisruptionBudgetStatus {
  readonly observedGeneration?: number;
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly expectedPods: number;
  /** Pod name to when its eviction was allowed. */
  readonly disruptedPods?: Readonly<Record<string, string>>;
}
