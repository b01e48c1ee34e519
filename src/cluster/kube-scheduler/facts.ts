/** What the scheduler does. */
export interface SchedulerFacts {
  readonly PodBound: { readonly node: string };
}
