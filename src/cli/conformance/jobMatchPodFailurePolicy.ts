import type { PodFailurePolicy } from '#api/batchTypes.ts';
import { matchPodFailurePolicy } from '#cluster/kube-controller-manager/job/matchPodFailurePolicy.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly gates: { readonly JobBackoffLimitPerIndex: boolean };
  readonly podFailurePolicy: PodFailurePolicy | null;
  readonly pod: VectorPod;
}

/** job/matchPodFailurePolicy */
export const jobMatchPodFailurePolicy = adapter<Input>(({ gates, podFailurePolicy, pod }) => {
  const match = matchPodFailurePolicy(podFailurePolicy, podOfVector(pod), gates);
  const { countFailed, action, jobFailureMessage } = match;
  return { countFailed, action, jobFailureMessage };
});
