/**
 * What the Job controller decides. The subject is the Job, `Job/<namespace>/<name>`; pods are named by their keys. What
 * it writes stands beside these in the store's own facts: the Job's status and conditions, its pods, their finalizers.
 * Times are virtual, in ms.
 */
export interface JobFacts {
  /** One sync that changes something or waits for something, with the numbers it decided by. */
  readonly JobSynced: JobSyncedDetail;
  /** A pod is created. `attempt` counts from 0: of its index, or, without indexes, of the Job. */
  readonly JobPodCreated: {
    readonly pod: string;
    readonly index: number | null;
    readonly attempt: number;
    /** What its annotations carry over from the pod it replaces; null without backoffLimitPerIndex. */
    readonly failureCount: number | null;
    readonly ignoredFailureCount: number | null;
  };
  /** Active pods are deleted. Only those of a failed Job keep the finalizer, so only they will count as failed. */
  readonly JobPodsDeleted: { readonly pods: readonly string[]; readonly reason: JobPodsDeletedReason };
  /** A finished pod's finalizer goes: it is in the Job's numbers, and is never counted again. */
  readonly JobPodCounted: {
    readonly pod: string;
    readonly index: number | null;
    /** `ignored`: by an Ignore rule. `uncounted`: in no number, such as a second success of one index. */
    readonly as: 'succeeded' | 'failed' | 'ignored' | 'uncounted';
  };
  /** A failed pod met the podFailurePolicy; `rule` is the place of the first rule that matches, null when none does. */
  readonly JobPodFailureMatched: JobPodFailureMatchedDetail;
  /**
   * Failures that the Job, or one index, has to wait for. `failures` in a row; the wait is 10 s, doubled for each but
   * the first, 600 s at most, counted from the end of the latest failed pod. `nextSyncMs` is the sync it leads to, null when others come first.
   */
  readonly JobBackoffStarted: {
    readonly index: number | null;
    readonly failures: number;
    readonly delaySeconds: number;
    readonly fromMs: number;
    readonly untilMs: number;
    readonly nextSyncMs: number | null;
  };
  /** An index is given up. `failures` of it counted, the last one included. */
  readonly JobIndexFailed: {
    readonly index: number;
    readonly reason: 'BackoffLimitPerIndex' | 'FailIndex';
    readonly pod: string;
    readonly failures: number;
    readonly limit: number;
  };
  /** A condition is added or changes. */
  readonly JobConditionChanged: {
    readonly type: string;
    readonly status: string;
    readonly reason: string;
    readonly message: string;
  };
  /**
   * v1.28.0 would crash here: it asks for more active pods to delete than there are. The run goes on as if it had
   * asked for all of them.
   */
  readonly JobControllerPanicked: JobControllerPanic;
  /** The Scenario takes a Job's pod away. The subject is the pod. `path` is the place that says so. */
  readonly PodDisrupted: { readonly by: 'eviction' | 'preemption' | 'taint'; readonly path: string };
  /** ttlSecondsAfterFinished has passed: the Job is deleted, and its pods after it. */
  readonly JobExpired: { readonly finishedAtMs: number; readonly ttlSeconds: number };
}

export interface JobSyncedDetail {
  /** Pods as this sync saw them, before it did anything. */
  readonly active: number;
  readonly ready: number;
  readonly terminating: number;
  /** In all, those found in this sync included. */
  readonly succeeded: number;
  readonly failed: number;
  readonly newSucceeded: number;
  readonly newFailed: number;
  /** Newly failed pods that an Ignore rule keeps from the count. */
  readonly newIgnored: number;
  /** How many pods should be active; null when this sync did not get to ask. */
  readonly wantActive: number | null;
  readonly created: number;
  readonly deleted: number;
  /** Why it created no pods or not all of them. */
  readonly held: JobHeld;
  /** Its timers: when the Job is looked at again if nothing else happens. */
  readonly requeueAtMs: readonly number[];
}

export interface JobControllerPanic {
  readonly active: number;
  readonly terminating: number;
  readonly wantActive: number;
  readonly removeAtLeast: number;
}

export type JobHeld =
  | 'no'
  /** Of its own creations or deletions, not all have come back on the watch. */
  | 'expectations'
  /** Failures have to be waited for. */
  | 'backoff'
  /** Terminating pods hold their places until they have failed (podReplacementPolicy, or any podFailurePolicy). */
  | 'terminating'
  | 'suspended'
  | 'finishing';

export type JobPodsDeletedReason =
  | 'suspended'
  /** More active pods than wanted. */
  | 'tooMany'
  /** Two pods of an index, or an index the Job does not have. */
  | 'index'
  | 'jobFailed';

export interface JobPodFailureMatchedDetail {
  readonly pod: string;
  readonly index: number | null;
  readonly rule: number | null;
  readonly action: 'FailJob' | 'FailIndex' | 'Ignore' | 'Count' | null;
  /** What matched: a container's exit code, or a condition of the pod. */
  readonly container: string | null;
  readonly exitCode: number | null;
  readonly condition: string | null;
}
