/** What the disruption controller reckons. The subject is the PodDisruptionBudget. */
export interface DisruptionFacts {
  /** The budget's numbers changed: allowed = healthy − desired, never below 0. Counts are pods. */
  readonly DisruptionBudgetChanged: {
    readonly disruptionsAllowed: number;
    readonly currentHealthy: number;
    readonly desiredHealthy: number;
    readonly expectedPods: number;
  };
}
