import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import { atoi } from './indexIntervals.ts';
import type { JobGates } from './jobPod.ts';
import { matchPodFailurePolicy } from './matchPodFailurePolicy.ts';

/** How often earlier pods of an index failed: those that count, and those an Ignore rule set aside. */
export interface IndexFailures {
  readonly counted: number;
  readonly ignored: number;
}

export const failureCountAnnotation = 'batch.kubernetes.io/job-index-failure-count';
export const ignoredFailureCountAnnotation = 'batch.kubernetes.io/job-index-ignored-failure-count';

/**
 * The failures of earlier pods that a pod carries in its annotations. What cannot be read counts as 0.
 *
 * Source: v1.28 pkg/controller/job/indexed_job_utils.go:parseIndexFailureCountAnnotation, parseIndexFailureIgnoreCountAnnotation.
 */
export function carriedFailures({ metadata: { annotations = {} } }: Pod): IndexFailures {
  return {
    counted: parseInt32(annotations[failureCountAnnotation]),
    ignored: parseInt32(annotations[ignoredFailureCountAnnotation]),
  };
}

/** Both kinds together, in 32 bits as upstream adds them. Source: v1.28 pkg/controller/job/indexed_job_utils.go:getIndexAbsoluteFailureCount. */
export function absoluteFailures(pod: Pod): number {
  const { counted, ignored } = carriedFailures(pod);
  return (counted + ignored) | 0;
}

/**
 * What the pod that replaces a failed one carries; zero when it is the index's first.
 *
 * Source: v1.28 pkg/controller/job/indexed_job_utils.go:getNewIndexFailureCounts.
 */
export function failuresOfReplacement(job: Job, replaced: Pod | undefined, gates: JobGates): IndexFailures {
  if (replaced === undefined) return { counted: 0, ignored: 0 };
  const { counted, ignored } = carriedFailures(replaced);
  const policy = gates.JobPodFailurePolicy ? job.spec.podFailurePolicy : undefined;
  const counts = matchPodFailurePolicy(policy, replaced, gates).countFailed;
  return counts ? { counted: (counted + 1) | 0, ignored } : { counted, ignored: (ignored + 1) | 0 };
}

const mostFailures = 2 ** 31 - 1;

function parseInt32(text: string | undefined): number {
  const value = text === undefined ? null : atoi(text);
  return value === null || value < 0 || value > mostFailures ? 0 : value;
}
