import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import { virtualMs } from '#api/virtualMs.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { WorkQueue } from '#cluster/kube-controller-manager/workQueue.ts';
import { order } from '#cluster/order.ts';
import type { Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type ObjectKey, type WatchEvent } from '#simulation/store.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { BackoffRecord } from './backoff.ts';
import { Expectations } from './expectations.ts';
import { isJobFinished } from './jobConditions.ts';
import { JobFactWriter } from './jobFactWriter.ts';
import { hasTrackingFinalizer, type JobGates, jobReferenceOf } from './jobPod.ts';
import { JobPods } from './jobPods.ts';
import { JobRequests, type PodNaming } from './jobRequests.ts';
import { syncJob } from './syncJob.ts';

const actor = 'kube-controller-manager/job';

/** Several pod events within this time make one sync. Source: v1.28 pkg/controller/job/job_controller.go:syncJobBatchPeriod. */
const syncJobBatchPeriodMs = 1000;

export interface JobControllerOptions {
  readonly gateEnabled: (name: string) => boolean;
  readonly podName: PodNaming;
}

/**
 * The Job controller of kube-controller-manager: it watches Jobs and pods, and works off one Job at a time in each of its
 * five workers.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go.
 */
export function jobController(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  { gateEnabled, podName }: JobControllerOptions,
): void {
  const gates = gatesOf(gateEnabled);
  const jobs = new Map<ObjectKey, Job>();
  const pods = new JobPods(gates);
  const expectations = new Expectations();
  const backoff = new Map<ObjectKey, BackoffRecord>();
  /** What a batched sync is for: the queue's timer knows only the first of it. */
  const batchedCauses = new Map<ObjectKey, EventId[]>();
  const facts = new JobFactWriter(simulator, actor);
  const requests = new JobRequests(simulator, api, expectations, facts, {
    podName,
    indexLabel: gateEnabled('PodIndexLabel'),
  });

  function* sync(key: ObjectKey, alsoCausedBy: readonly EventId[]): Process<string | null> {
    const causes = batchedCauses.get(key) ?? [];
    batchedCauses.delete(key);
    const job = jobs.get(key);
    if (job === undefined) {
      expectations.forget(key);
      backoff.delete(key);
      facts.forget(key);
      return null;
    }
    const plan = syncJob({
      gates,
      nowMs: simulator.now,
      job,
      pods: pods.of(job),
      satisfiedExpectations: expectations.satisfied(key, simulator.now),
      expectedRemovedFinalizers: expectations.removedFinalizers(key),
      backoffRecord: backoff.get(key) ?? null,
    });
    if (plan === null) {
      backoff.delete(key);
      return null;
    }
    for (const delayMs of plan.requeueAfterMs) queue.addAfter(key, delayMs);
    const cause = facts.synced(job, plan, [...causes, ...alsoCausedBy]);
    const { record, error } = yield* simulator.because(cause, () => requests.perform(job, plan, cause));
    if (record) backoff.set(key, record);
    return error;
  }

  const queue = new WorkQueue(
    simulator,
    {
      actor,
      order: order.controllerSync,
      workers: 5,
      maxRetries: null,
      baseDelayMs: 1000,
      maxDelayMs: 60_000,
    },
    sync,
  );
  const batched = (key: ObjectKey) => {
    const causes = batchedCauses.get(key) ?? [];
    batchedCauses.set(key, causes);
    if (simulator.cause !== null) causes.push(simulator.cause);
    queue.addAfter(key, syncJobBatchPeriodMs);
  };

  const handleJob = ({ type, object }: WatchEvent): void => {
    const job = object as Job;
    const key = keyOf(job);
    const before = jobs.get(key);
    if (type === 'deleted') {
      jobs.delete(key);
      queue.addAfter(key, 0);
      for (const pod of pods.of(job)) releaseOrphan(pod);
      return;
    }
    jobs.set(key, job);
    if (before === undefined || before.metadata.generation !== job.metadata.generation)
      queue.addAfter(key, 0);
    else batched(key);
    const untilDeadlineMs = newDeadlineMs(before, job, simulator.now);
    if (untilDeadlineMs !== null) queue.addAfter(key, untilDeadlineMs);
  };

  /** A pod whose Job is gone or over loses the finalizer, or it would stay for ever. */
  const releaseOrphan = (pod: Pod): void => {
    if (!hasTrackingFinalizer(pod)) return;
    requests.releaseOrphan(pod, () => {
      const job = jobOf(pod);
      return job !== undefined && !isJobFinished(job);
    });
  };

  const jobOf = (pod: Pod): Job | undefined => {
    const reference = jobReferenceOf(pod);
    if (reference === undefined) return undefined;
    const job = jobs.get(`Job/${pod.metadata.namespace ?? ''}/${reference.name}`);
    return job?.metadata.uid === reference.uid ? job : undefined;
  };

  const handlePod = ({ type, object }: WatchEvent): void => {
    const pod = object as Pod;
    const job = jobOf(pod);
    const isNew = pods.get(keyOf(pod)) === undefined;
    if (type === 'deleted') pods.delete(pod);
    else pods.set(pod, job);
    if (type === 'deleted' || pod.metadata.deletionTimestamp !== undefined) {
      deletedPod(pod, job, type === 'deleted');
      return;
    }
    if (job === undefined) return;
    const key = keyOf(job);
    if (isNew) expectations.creationObserved(key);
    else if (!hasTrackingFinalizer(pod)) expectations.finalizerRemovalObserved(key, pod.metadata.uid ?? '');
    batched(key);
  };

  const deletedPod = (pod: Pod, job: Job | undefined, final: boolean): void => {
    if (jobReferenceOf(pod) === undefined) return;
    if (job === undefined || isJobFinished(job)) {
      if (!final) releaseOrphan(pod);
      return;
    }
    const key = keyOf(job);
    expectations.deletionObserved(key);
    if (final || !hasTrackingFinalizer(pod)) {
      expectations.finalizerRemovalObserved(key, pod.metadata.uid ?? '');
    }
    batched(key);
  };

  api.watch('Job', handleJob);
  api.watch('Pod', handlePod);
}

function gatesOf(gateEnabled: (name: string) => boolean): JobGates {
  return {
    JobPodFailurePolicy: gateEnabled('JobPodFailurePolicy'),
    PodDisruptionConditions: gateEnabled('PodDisruptionConditions'),
    JobBackoffLimitPerIndex: gateEnabled('JobBackoffLimitPerIndex'),
    JobPodReplacementPolicy: gateEnabled('JobPodReplacementPolicy'),
    JobReadyPods: gateEnabled('JobReadyPods'),
  };
}

/** Until a deadline that was set or changed, in ms; null when it was not. */
function newDeadlineMs(before: Job | undefined, job: Job, nowMs: Milliseconds): Milliseconds | null {
  const { activeDeadlineSeconds } = job.spec;
  const startedMs = virtualMs(job.status?.startTime);
  if (before === undefined || startedMs === null || activeDeadlineSeconds === undefined) return null;
  if (before.spec.activeDeadlineSeconds === activeDeadlineSeconds) return null;
  return activeDeadlineSeconds * 1000 - (nowMs - startedMs);
}
