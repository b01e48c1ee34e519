import type { CronJob, Job } from '#api/batchTypes.ts';
import { virtualMs } from '#api/virtualMs.ts';

/** How a Job ended; null while it has not. */
export function outcomeOf({ status }: Job): 'Complete' | 'Failed' | null {
  const found = status?.conditions?.find(
    ({ type, status: value }) => value === 'True' && (type === 'Complete' || type === 'Failed'),
  );
  return found === undefined ? null : found.type === 'Complete' ? 'Complete' : 'Failed';
}

/**
 * The finished Jobs beyond the history limits, the oldest of each outcome first.
 *
 * Source: v1.28 pkg/controller/cronjob/cronjob_controllerv2.go:cleanupFinishedJobs, removeOldestJobs.
 */
export function removeOldestJobs(
  { spec }: CronJob,
  jobs: readonly Job[],
): readonly { readonly job: Job; readonly outcome: 'Complete' | 'Failed'; readonly limit: number }[] {
  const limits = [
    ['Complete', spec.successfulJobsHistoryLimit],
    ['Failed', spec.failedJobsHistoryLimit],
  ] as const;
  return limits.flatMap(([outcome, limit]) => {
    if (limit === undefined) return [];
    const ended = jobs.filter((job) => outcomeOf(job) === outcome).sort(byJobStartTime);
    return ended.slice(0, Math.max(ended.length - limit, 0)).map((job) => ({ job, outcome, limit }));
  });
}

function byJobStartTime(a: Job, b: Job): number {
  const aMs = virtualMs(a.status?.startTime) ?? Number.POSITIVE_INFINITY;
  const bMs = virtualMs(b.status?.startTime) ?? Number.POSITIVE_INFINITY;
  if (aMs !== bMs) return aMs - bMs;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
