import type { CronJob, Job } from '#api/batchTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import { virtualMs } from '#api/virtualMs.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { CronJobEvent } from './cronJobEvent.ts';
import { outcomeOf } from './jobHistory.ts';

/** A CronJob with its status brought up to what its Jobs have come to. */
export interface Observed {
  /** As it was read, from the cache or, where that is late, from the API server. */
  readonly read: CronJob;
  readonly now: CronJob;
  readonly changed: boolean;
}

/**
 * What became of a CronJob's Jobs. `stored`: an object as the API server has it, for the caches may be late.
 *
 * Source: v1.28 pkg/controller/cronjob/cronjob_controllerv2.go:syncCronJob.
 */
export function observeJobs(
  cached: CronJob,
  jobs: readonly Job[],
  stored: (key: ObjectKey) => KubernetesObject | undefined,
  events: CronJobEvent[],
): Observed {
  let read = cached;
  let { active = [], lastSuccessfulTime } = read.status ?? {};
  const isActive = (uid: string | undefined) => active.some((one) => one.uid === uid);
  for (const job of jobs) {
    const { name, uid } = job.metadata;
    const outcome = outcomeOf(job);
    if (outcome === null) {
      if (isActive(uid)) continue;
      const fresh = stored(keyOf(cached)) as CronJob | undefined;
      if (fresh?.status?.active?.some((one) => one.uid === uid)) {
        read = fresh;
        ({ active = [], lastSuccessfulTime } = fresh.status);
        continue;
      }
      const message = `Saw a job that the controller did not create or forgot: ${name}`;
      events.push({ type: 'Warning', reason: 'UnexpectedJob', message });
    } else if (isActive(uid)) {
      active = active.filter((one) => one.uid !== uid);
      const message = `Saw completed job: ${name}, status: ${outcome}`;
      events.push({ type: 'Normal', reason: 'SawCompletedJob', message });
    } else {
      lastSuccessfulTime = later(lastSuccessfulTime, job.status?.completionTime);
    }
  }
  for (const { name, uid } of active) {
    const key = `Job/${cached.metadata.namespace ?? ''}/${name}`;
    if (jobs.some((job) => job.metadata.uid === uid) || stored(key) !== undefined) continue;
    active = active.filter((one) => one.uid !== uid);
    events.push({ type: 'Normal', reason: 'MissingJob', message: `Active job went missing: ${name}` });
  }
  const { active: before = [], ...others } = read.status ?? {};
  const status = {
    ...others,
    ...(active.length > 0 ? { active } : {}),
    ...(lastSuccessfulTime === undefined ? {} : { lastSuccessfulTime }),
  };
  const changed = active.length !== before.length || lastSuccessfulTime !== others.lastSuccessfulTime;
  return { read, now: { ...read, status }, changed };
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (virtualMs(b) ?? 0) > (virtualMs(a) ?? 0) ? b : a;
}
