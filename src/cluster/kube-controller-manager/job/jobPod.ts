import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import { atoi } from './indexIntervals.ts';

/** The finalizer that keeps a pod until its Job has counted it. */
export const jobTrackingFinalizer = 'batch.kubernetes.io/job-tracking';

/** Annotation, and with PodIndexLabel also the label, that says which index a pod works on. */
export const completionIndexAnnotation = 'batch.kubernetes.io/job-completion-index';

/** Feature gates the Job controller asks for. */
export interface JobGates {
  readonly JobPodFailurePolicy: boolean;
  readonly PodDisruptionConditions: boolean;
  readonly JobBackoffLimitPerIndex: boolean;
  readonly JobPodReplacementPolicy: boolean;
  readonly JobReadyPods: boolean;
}

export function isIndexedJob({ spec }: Job): boolean {
  return spec.completionMode === 'Indexed';
}

/** The limit of each index; null when it does not apply. Source: v1.28 pkg/controller/job/indexed_job_utils.go:hasBackoffLimitPerIndex. */
export function backoffLimitPerIndex({ spec }: Job, gates: JobGates): number | null {
  return gates.JobBackoffLimitPerIndex ? (spec.backoffLimitPerIndex ?? null) : null;
}

/** The pod's completion index; null when it has none that can be read. Source: v1.28 pkg/controller/job/indexed_job_utils.go:getCompletionIndex. */
export function completionIndex({ metadata }: Pod): number | null {
  const text = metadata.annotations?.[completionIndexAnnotation];
  const index = text === undefined ? null : atoi(text);
  return index === null || index < 0 ? null : index;
}

/** Those without an index first. Source: v1.28 pkg/controller/job/indexed_job_utils.go:byCompletionIndex. */
export function compareByCompletionIndex(a: Pod, b: Pod): number {
  return (completionIndex(a) ?? -1) - (completionIndex(b) ?? -1);
}

/** The Job that controls a pod. */
export function jobReferenceOf({
  metadata,
}: Pod): { readonly name: string; readonly uid: string } | undefined {
  return metadata.ownerReferences?.find(({ controller, kind }) => controller === true && kind === 'Job');
}

export function hasTrackingFinalizer({ metadata }: Pod): boolean {
  return metadata.finalizers?.includes(jobTrackingFinalizer) ?? false;
}

/** Source: v1.28 pkg/controller/controller_utils.go:IsPodActive. */
export function isPodActive(pod: Pod): boolean {
  return !isTerminal(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** Source: v1.28 pkg/controller/controller_utils.go:IsPodTerminating. */
export function isPodTerminating(pod: Pod): boolean {
  return !isTerminal(pod) && pod.metadata.deletionTimestamp !== undefined;
}

export function isPodSucceeded({ status }: Pod): boolean {
  return status?.phase === 'Succeeded';
}

/** Source: v1.28 pkg/api/v1/pod/util.go:IsPodReady. */
export function isPodReady({ status }: Pod): boolean {
  return status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
}

/**
 * Whether a pod counts as failed. One that is being deleted does at once, unless the Job replaces only pods that have
 * failed.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:isPodFailed.
 */
export function isPodFailed(pod: Pod, job: Job, gates: JobGates): boolean {
  if (pod.status?.phase === 'Failed') return true;
  if (onlyReplaceFailedPods(job, gates)) return false;
  return pod.metadata.deletionTimestamp !== undefined && !isPodSucceeded(pod);
}

/**
 * Whether a terminating pod keeps its place until it has failed: podReplacementPolicy asks for it, or any
 * podFailurePolicy does.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:onlyReplaceFailedPods.
 */
export function onlyReplaceFailedPods({ spec }: Job, gates: JobGates): boolean {
  if (gates.JobPodReplacementPolicy && spec.podReplacementPolicy === 'Failed') return true;
  return gates.JobPodFailurePolicy && spec.podFailurePolicy !== undefined;
}

function isTerminal({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}
