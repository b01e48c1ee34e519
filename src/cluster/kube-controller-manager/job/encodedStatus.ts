import type { JobStatus } from '#api/batchTypes.ts';

/** A status as the API stores it: a zero is left out unless it is one of the numbers that may be absent. */
export function encodedStatus(status: JobStatus): JobStatus {
  const { active, succeeded, failed, completedIndexes, uncountedTerminatedPods: uncounted, ...rest } = status;
  return {
    ...rest,
    ...(active ? { active } : {}),
    ...(succeeded ? { succeeded } : {}),
    ...(failed ? { failed } : {}),
    ...(completedIndexes ? { completedIndexes } : {}),
    uncountedTerminatedPods: {
      ...(uncounted?.succeeded?.length ? { succeeded: uncounted.succeeded } : {}),
      ...(uncounted?.failed?.length ? { failed: uncounted.failed } : {}),
    },
  };
}
