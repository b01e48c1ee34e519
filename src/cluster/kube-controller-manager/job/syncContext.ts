import type { Job, JobStatus } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import type { BackoffRecord } from './backoff.ts';
import { completionIndex, hasTrackingFinalizer, isIndexedJob, type JobGates } from './jobPod.ts';

/** What one sync of a Job starts from. */
export interface SyncInput {
  readonly gates: JobGates;
  readonly nowMs: number;
  readonly job: Job;
  /** The Job's pods. Terminal ones without finalizer may be left out unless a FailJob rule matches them. */
  readonly pods: readonly Pod[];
  /** Every creation and deletion of its own has come back on the watch. */
  readonly satisfiedExpectations: boolean;
  /** UIDs of pods whose finalizer it removed, though the watch has not told yet. */
  readonly expectedRemovedFinalizers: ReadonlySet<string>;
  readonly backoffRecord: BackoffRecord | null;
}

/** Pods by what they count as, and UIDs that are in the status but not in its numbers yet. */
export interface SyncContext extends SyncInput {
  readonly activePods: readonly Pod[];
  readonly terminatingPods: readonly Pod[];
  readonly uncounted: { readonly succeeded: ReadonlySet<string>; readonly failed: ReadonlySet<string> };
}

/**
 * Whether this sync is the one to count a pod: it has the finalizer, is not counted already, and of an Indexed Job has an
 * index the Job has.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:getValidPodsWithFilter.
 */
export function isCountable(
  pod: Pod,
  { job, expectedRemovedFinalizers }: SyncInput,
  uncounted: ReadonlySet<string>,
): boolean {
  const uid = uidOf(pod);
  if (!hasTrackingFinalizer(pod) || uncounted.has(uid) || expectedRemovedFinalizers.has(uid)) return false;
  return !isIndexedJob(job) || validIndex(pod, job) !== null;
}

/** The pod's index if the Job has it. */
export function validIndex(pod: Pod, { spec }: Job): number | null {
  const index = completionIndex(pod);
  return index === null || index >= (spec.completions ?? 0) ? null : index;
}

export function uidOf({ metadata }: Pod): string {
  return metadata.uid ?? '';
}

export function uncountedOf({ uncountedTerminatedPods }: JobStatus): SyncContext['uncounted'] {
  return {
    succeeded: new Set(uncountedTerminatedPods?.succeeded),
    failed: new Set(uncountedTerminatedPods?.failed),
  };
}
