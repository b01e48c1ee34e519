import type { Job, JobSpec, JobStatus } from '#api/batchTypes.ts';
import type { ObjectMeta, Pod } from '#api/types.ts';
import { encodedStatus } from '#cluster/kube-controller-manager/job/encodedStatus.ts';
import {
  hasTrackingFinalizer,
  isIndexedJob,
  type JobGates,
} from '#cluster/kube-controller-manager/job/jobPod.ts';
import { podGenerateName } from '#cluster/kube-controller-manager/job/podOfJob.ts';
import { type SyncPlan, syncJob } from '#cluster/kube-controller-manager/job/syncJob.ts';
import { adapter } from './adapter.ts';
import { inSeconds, recordOfVector, type VectorBackoffRecord } from './jobBackoffRecord.ts';
import { panicText } from './jobPanic.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly gates: JobGates;
  readonly now: number;
  readonly job: { readonly metadata: ObjectMeta; readonly spec: JobSpec; readonly status?: JobStatus };
  readonly pods: readonly VectorPod[] | null;
  readonly satisfiedExpectations: boolean;
  readonly expectedRemovedFinalizers?: readonly string[];
  readonly backoffRecord?: VectorBackoffRecord;
}

/** job/syncJob: one sync, all of whose requests succeed. */
export const jobSyncJob = adapter<Input>((input) => {
  const { gates, now, job, pods, satisfiedExpectations, expectedRemovedFinalizers, backoffRecord } = input;
  const { status = {} } = job;
  const whole: Job = { apiVersion: 'batch/v1', kind: 'Job', ...job };
  const plan = syncJob({
    gates,
    nowMs: now * 1000,
    job: whole,
    pods: (pods ?? []).map((pod) =>
      podOfVector({ ...pod, metadata: { namespace: 'default', ...pod.metadata } }),
    ),
    satisfiedExpectations,
    expectedRemovedFinalizers: new Set(expectedRemovedFinalizers),
    backoffRecord: backoffRecord ? recordOfVector(backoffRecord) : null,
  });
  if (plan === null) return { ...nothingDone, status: encodedStatus(status) };
  const requeueAfter = plan.requeueAfterMs.map((ms) => ms / 1000);
  if (plan.manage?.panic) {
    // What crashes has done nothing.
    const panic = panicText(isIndexedJob(whole), plan.manage.panic);
    return { ...nothingDone, status: encodedStatus(status), requeueAfter, backoffRecord, panic };
  }
  const writes = [plan.firstStatus, plan.lastStatus].filter((write) => write !== null);
  return {
    created: createdPods(job.metadata.name, plan),
    deleted: names([...(plan.manage?.remove ?? []), ...plan.deleteActive]),
    finalizersRemoved: names([
      ...(plan.manage?.remove.filter(hasTrackingFinalizer) ?? []),
      ...plan.removeFinalizers.map(({ pod }) => pod),
    ]),
    statusUpdates: writes.length,
    status: writes.at(-1) ?? encodedStatus(status),
    events: plan.events.map(({ type, reason, message }) => `${type} ${reason} ${message}`),
    requeueAfter,
    ...(plan.backoffRecord ? { backoffRecord: inSeconds(plan.backoffRecord) } : {}),
  };
});

const nothingDone = { created: [], deleted: [], finalizersRemoved: [], statusUpdates: 0, events: [] };

function createdPods(jobName: string, { manage }: SyncPlan): readonly unknown[] {
  return (manage?.create ?? []).map(({ index, failures }) => ({
    ...(index === null
      ? {}
      : { index, generateName: podGenerateName(jobName, index), hostname: `${jobName}-${index}` }),
    ...(failures ? { jobIndexFailureCount: String(failures.counted) } : {}),
    ...(failures && failures.ignored > 0 ? { jobIndexIgnoredFailureCount: String(failures.ignored) } : {}),
  }));
}

function names(pods: readonly Pod[]): readonly string[] {
  return pods.map(({ metadata }) => metadata.name).sort();
}
