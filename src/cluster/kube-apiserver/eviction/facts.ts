/** How the API server answers a request to evict a pod. The subject is the pod. */
export interface EvictionFacts {
  readonly EvictionAllowed: {
    readonly why: /** The pod has ended, is Pending, or is going already: no budget counts. */
      | 'ignoredBudget'
      | 'noBudget'
      /** Not Ready, and the budget says AlwaysAllow. */
      | 'unhealthyAlwaysAllow'
      /** Not Ready, and the budget is met without it. */
      | 'unhealthyIfHealthyBudget'
      | 'withinBudget';
    /** Key of the budget that was asked; null when none was. */
    readonly budget: string | null;
    /** What the budget allows after this; null when it was not charged. */
    readonly disruptionsAllowed: number | null;
  };
  readonly EvictionRefused: {
    readonly code: 429 | 500;
    readonly message: string;
    readonly budget: string | null;
    /** Null when the answer does not say. */
    readonly retryAfterSeconds: number | null;
  };
}
