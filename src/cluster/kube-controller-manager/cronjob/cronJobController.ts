import type { CronJob, CronJobStatus, Job } from '#api/batchTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { answered } from '#cluster/kube-controller-manager/answered.ts';
import { WorkQueue } from '#cluster/kube-controller-manager/workQueue.ts';
import { errorOf } from '#cluster/kube-controller-manager/writes.ts';
import { order } from '#cluster/order.ts';
import type { Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type ObjectKey, type WatchEvent } from '#simulation/store.ts';
import type { CronJobEvent } from './cronJobEvent.ts';
import { cronSchedule } from './cronSchedule.ts';
import { jobFromTemplate } from './jobFromTemplate.ts';
import { nextScheduleDelayMs } from './mostRecentScheduleTime.ts';
import { type CronJobPlan, syncCronJob } from './syncCronJob.ts';

const actor = 'kube-controller-manager/cronjob';
const folder = 'pkg/controller/cronjob/cronjob_controllerv2.go';

export interface CronJobControllerOptions {
  readonly gateEnabled: (name: string) => boolean;
  /** What the API server makes of a Job that is sent; null when it refuses it. */
  readonly admitted: (job: Job) => KubernetesObject | null;
}

/**
 * The CronJob controller of kube-controller-manager.
 *
 * Source: v1.28 pkg/controller/cronjob/cronjob_controllerv2.go.
 */
export function cronJobController(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  { gateEnabled, admitted }: CronJobControllerOptions,
): void {
  const cronJobs = new Map<ObjectKey, CronJob>();
  /** Jobs by the CronJob that their controller reference names. */
  const jobs = new Map<ObjectKey, Map<ObjectKey, Job>>();

  const emit = <K extends keyof ClusterFacts & string>(
    subject: ObjectKey,
    kind: K,
    where: string,
    detail: ClusterFacts[K],
  ) => simulator.emit({ actor, subject, kind, detail, source: `${folder}:${where}` });

  function* sync(key: ObjectKey): Process<string | null> {
    const cronJob = cronJobs.get(key);
    if (cronJob === undefined) return null;
    // Upstream's list is in no order. The newest first, a late cache is noticed before anything is told twice.
    const own = [...(jobs.get(key)?.values() ?? [])].reverse();
    const plan = syncCronJob(cronJob, own, simulator.now, (stored) => api.get(stored));
    const { cause, now } = simulator;
    const { skipped } = plan;
    if (skipped && lastSkipped.get(key) !== skipped.scheduledForMs) {
      lastSkipped.set(key, skipped.scheduledForMs);
      emit(key, 'CronJobSkipped', 'syncCronJob', skipped);
    }
    for (const job of plan.replaced) {
      const replacing = emit(key, 'CronJobReplaced', 'deleteJob', { job: keyOf(job) });
      simulator.because(replacing, () => deleteJob(job));
    }
    const record = (event: CronJobEvent) => emit(key, 'EventRecorded', 'syncCronJob', event);
    for (const event of plan.events) record(event);
    const created = yield* start(plan.read, plan);
    if (typeof created === 'string') return created;
    for (const { job, outcome, limit } of plan.history) {
      const cleaning = emit(key, 'CronJobHistoryCleaned', 'removeOldestJobs', {
        job: keyOf(job),
        outcome,
        limit,
      });
      simulator.because(cleaning, () => deleteJob(job));
    }
    for (const event of plan.historyEvents) record(event);
    const status = statusAfter(plan, created);
    if (status !== null) {
      const answer = yield* answered(simulator, (onAnswer) =>
        simulator.because(cause, () =>
          api.updateStatus(key, unlessChanged(plan.read, status), `${folder}:UpdateStatus`, onAnswer),
        ),
      );
      const error = errorOf(answer, cronJob);
      if (error !== null) return error;
    }
    if (plan.requeueAfterMs !== null) {
      const nextMs = now + plan.requeueAfterMs;
      if (nextTold.get(key) !== nextMs) emit(key, 'CronJobScheduled', 'sync', { nextMs });
      nextTold.set(key, nextMs);
      queue.addAfter(key, plan.requeueAfterMs);
    }
    return null;
  }

  const lastSkipped = new Map<ObjectKey, number>();
  const nextTold = new Map<ObjectKey, number>();

  /** The Job that was created, null when none was to be, or the error. */
  function* start(cronJob: CronJob, plan: CronJobPlan): Process<Job | null | string> {
    if (plan.startForMs === null) return null;
    const sent = jobFromTemplate(cronJob, plan.startForMs, gateEnabled('CronJobsScheduledAnnotation'));
    const job = admitted(sent);
    const key = keyOf(cronJob);
    if (job === null) {
      const message = 'Error creating job: the API server refuses it';
      emit(key, 'EventRecorded', 'syncCronJob', { type: 'Warning', reason: 'FailedCreate', message });
      return message;
    }
    // Its cache may not know yet what it has just created: the API server would say AlreadyExists.
    if (api.get(keyOf(job)) !== undefined) return `jobs.batch "${job.metadata.name}" already exists`;
    const starting = emit(key, 'CronJobStarted', 'syncCronJob', {
      job: keyOf(job),
      scheduledForMs: plan.startForMs,
      missed: plan.missed === 0 ? 'none' : plan.missed >= 100 ? 'many' : 'few',
    });
    const answer = yield* answered(simulator, (onAnswer) =>
      simulator.because(starting, () => api.create(job, `${folder}:CreateJob`, onAnswer)),
    );
    if (answer.kind === 'refused') return errorOf(answer, job);
    const message = `Created job ${job.metadata.name}`;
    simulator.because(starting, () =>
      emit(key, 'EventRecorded', 'syncCronJob', { type: 'Normal', reason: 'SuccessfulCreate', message }),
    );
    return answer.object as Job;
  }

  function deleteJob(job: Job): void {
    const options = { propagationPolicy: 'Background', preconditionUid: job.metadata.uid } as const;
    api.delete(keyOf(job), options, `${folder}:deleteJob`);
  }

  const queue = new WorkQueue(
    simulator,
    { actor, order: order.controllerSync, workers: 5, maxRetries: null },
    sync,
  );

  api.watch('CronJob', ({ type, object }: WatchEvent) => {
    const cronJob = object as CronJob;
    const key = keyOf(cronJob);
    const before = cronJobs.get(key);
    if (type === 'deleted') {
      cronJobs.delete(key);
      queue.addAfter(key, 0);
      return;
    }
    cronJobs.set(key, cronJob);
    const { schedule, timeZone } = cronJob.spec;
    const changed = before && (before.spec.schedule !== schedule || before.spec.timeZone !== timeZone);
    const delayMs = changed
      ? nextScheduleDelayMs(cronJob, simulator.now, cronSchedule(schedule, timeZone))
      : 0;
    queue.addAfter(key, delayMs);
  });
  api.watch('Job', ({ type, object }: WatchEvent) => {
    const job = object as Job;
    const owner = job.metadata.ownerReferences?.find(
      ({ controller, kind }) => controller && kind === 'CronJob',
    );
    if (owner === undefined) return;
    const key = `CronJob/${job.metadata.namespace ?? ''}/${owner.name}`;
    const own = jobs.get(key) ?? new Map<ObjectKey, Job>();
    jobs.set(key, own);
    if (type === 'deleted') own.delete(keyOf(job));
    else own.set(keyOf(job), job);
    if (cronJobs.get(key)?.metadata.uid === owner.uid) queue.addAfter(key, 0);
  });
}

function statusAfter(plan: CronJobPlan, created: Job | null): CronJobStatus | null {
  const gone = new Set(
    [...plan.replaced, ...plan.history.map(({ job }) => job)].map(({ metadata }) => metadata.uid),
  );
  const { active = [], ...others } = plan.status;
  const left = active.filter(({ uid }) => !gone.has(uid ?? ''));
  if (!plan.statusChanged && created === null && left.length === active.length) return null;
  const reference = created && { name: created.metadata.name, uid: created.metadata.uid ?? '' };
  const now = reference ? [...left, reference] : left;
  return {
    ...others,
    ...(now.length > 0 ? { active: now } : {}),
    ...(plan.startForMs === null || created === null ? {} : { lastScheduleTime: rfc3339(plan.startForMs) }),
  };
}

function unlessChanged(read: CronJob, status: CronJobStatus) {
  return (stored: KubernetesObject): KubernetesObject | 'conflict' =>
    stored.metadata.resourceVersion === read.metadata.resourceVersion ? { ...stored, status } : 'conflict';
}
