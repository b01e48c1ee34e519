import type { Pod } from '#api/types.ts';
import { jobReferenceOf } from '#cluster/kube-controller-manager/job/jobPod.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { ClusterFacts } from './facts.ts';

/** Tells of a Job's pod how many pods its index, or its Job, had before it; 0 of any other pod. */
export function jobAttempts(simulator: Simulator<ClusterFacts>): (pod: Pod) => number {
  const attempts = new Map<ObjectKey, number>();
  let read = 0;
  return (pod) => {
    if (jobReferenceOf(pod) === undefined) return 0;
    const { events } = simulator;
    for (; read < events.length; read += 1) {
      const event = events[read];
      if (event?.kind === 'JobPodCreated') attempts.set(event.detail.pod, event.detail.attempt);
    }
    return attempts.get(keyOf(pod)) ?? 0;
  };
}
