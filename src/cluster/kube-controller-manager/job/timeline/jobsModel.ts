import type { Job } from '#api/batchTypes.ts';
import type { JobPodFailureMatchedDetail } from '#cluster/kube-controller-manager/job/facts.ts';
import type { EventId, Limit, Milliseconds } from '#simulation/trace.ts';

/** The Jobs of a run as plain data: `(trace) → JobsModel`; everything "at t" is read from it with `t`. */
export interface JobsModel {
  readonly jobs: readonly JobPicture[];
  readonly cronJobs: readonly CronJobPicture[];
  /** The Job that is told of, as a subject; null: none was chosen. */
  readonly chosen: string | null;
  readonly end: Milliseconds;
  readonly horizon: Milliseconds;
  readonly truncated: Limit | null;
}

export interface JobPicture {
  /** `Job/<namespace>/<name>`, the trace's subject. */
  readonly subject: string;
  readonly name: string;
  readonly namespace: string;
  /** The document that says it, and the path of its JobSpec there; null when no document does. */
  readonly document: number | null;
  readonly specPath: string;
  /** The CronJob that made it, as a subject. */
  readonly cronJob: string | null;
  readonly createdAt: Milliseconds;
  readonly goneAt: Milliseconds | null;
  /** Each write of the object: from `at` on, the API shows this. */
  readonly versions: readonly JobVersion[];
  readonly indexed: boolean;
  /** Counted failures an index survives; null where the Job has no limit of its own for each. */
  readonly perIndexLimit: number | null;
  /** Terminating pods keep their places until they have failed. */
  readonly waitsForTerminating: boolean;
  readonly lanes: readonly JobLane[];
  readonly conditions: readonly ConditionMark[];
  readonly slots: readonly SlotStep[];
  readonly budgets: readonly Budget[];
  readonly cost: JobCost;
  readonly outcome: JobOutcome | null;
  /** Of the controller, from when on it would have crashed in v1.28.0. */
  readonly panics: readonly { readonly at: Milliseconds; readonly event: EventId }[];
}

export interface JobVersion {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly job: Job;
}

export interface JobOutcome {
  readonly kind: 'complete' | 'failed';
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly reason: string;
  readonly message: string;
}

/** An index, or, without indexes, one of the places that pods take in turn. */
export interface JobLane {
  /** `Job/<namespace>/<name>#3`. */
  readonly key: string;
  readonly index: number | null;
  /** From 0, in the order of the picture. */
  readonly place: number;
  readonly attempts: readonly Attempt[];
  readonly waits: readonly Wait[];
  readonly held: readonly HeldBack[];
  readonly lost: { readonly at: Milliseconds; readonly event: EventId; readonly byRule: boolean } | null;
  readonly doneAt: Milliseconds | null;
}

/** One pod of a lane. */
export interface Attempt {
  readonly pod: string;
  /** From 1, in its lane. */
  readonly ordinal: number;
  readonly createdAt: Milliseconds;
  /** When its last container ended, or nothing of it is to be seen any more. */
  readonly endAt: Milliseconds;
  /** When its first container began; null when none did. */
  readonly startedAt: Milliseconds | null;
  readonly event: EventId;
  readonly spans: readonly AttemptSpan[];
  readonly cap: AttemptCap | null;
  readonly outcome: AttemptOutcome;
  /** From its deletion until it has failed or is gone; null when it was not deleted before it ended. */
  readonly terminating: {
    readonly from: Milliseconds;
    readonly to: Milliseconds;
    readonly event: EventId;
  } | null;
  readonly match: RuleMatch | null;
  /** Since when some of its main containers have ended and others have not: that keeps the pod from ending. */
  readonly keptBy: {
    readonly from: Milliseconds;
    readonly ended: readonly string[];
    readonly running: readonly string[];
    readonly event: EventId;
  } | null;
  /** Reason of its DisruptionTarget condition, e.g. `EvictionByEvictionAPI`. */
  readonly disruption: string | null;
  readonly counted: { readonly as: string; readonly at: Milliseconds; readonly event: EventId } | null;
}

/** `removed`: deleted by the controller and in no number. `killed`: by its Job's failure. `unfinished`: at the run's end. */
export type AttemptOutcome = 'succeeded' | 'failed' | 'removed' | 'killed' | 'unfinished';

/** `waiting` 0.26 H outline · `running` 0.6 H hatch · `ready` H solid · `terminating` wedge · `restarting` kubelet's own back-off. */
export interface AttemptSpan {
  readonly state: 'waiting' | 'running' | 'ready' | 'terminating' | 'restarting';
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly event: EventId;
}

export interface AttemptCap {
  readonly at: Milliseconds;
  /** Null when it ended without a container's exit. */
  readonly exitCode: number | null;
  readonly by: 'self' | 'sigterm' | 'sigkill';
  /** The pod's own reason, e.g. `Evicted`; empty when it has none. */
  readonly reason: string;
  readonly event: EventId;
}

export interface RuleMatch extends JobPodFailureMatchedDetail {
  readonly at: Milliseconds;
  readonly event: EventId;
}

/** Failures are waited for. */
export interface Wait {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly delaySeconds: number;
  readonly failures: number;
  readonly event: EventId;
  /** Cut short: by a new failure that prolongs it, or by the Job's end. */
  readonly cut: boolean;
}

/** A place is free, yet nothing begins here: `by` index, or null for the Job's own back-off. */
export interface HeldBack {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly by: number | null;
}

export interface ConditionMark {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** From `at` on. */
export interface SlotStep {
  readonly at: Milliseconds;
  readonly active: number;
  readonly terminating: number;
  /** How many pods parallelism and the work that is left allow. */
  readonly wanted: number;
  readonly parallelism: number;
}

/** What may still go wrong. `failsAt` of what it counts fail the Job: one more than the limit, or as many restarts. */
export interface Budget {
  readonly field: 'backoffLimit' | 'maxFailedIndexes';
  readonly limit: number;
  readonly counts: 'pods' | 'restarts' | 'indexes';
  readonly failsAt: number;
  readonly steps: readonly { readonly at: Milliseconds; readonly used: number; readonly event: EventId }[];
}

/** In ms: of one pod, or of one place. */
export interface JobCost {
  /** Pods that failed ran so long for nothing. */
  readonly failedPodMs: Milliseconds;
  /** Pods that the Job's own failure stopped did. */
  readonly killedPodMs: Milliseconds;
  /** Places stood empty though work was left. */
  readonly emptySlotMs: Milliseconds;
  /** Places were kept by pods that were terminating. */
  readonly terminatingSlotMs: Milliseconds;
}

export interface CronJobPicture {
  readonly subject: string;
  readonly name: string;
  readonly namespace: string;
  readonly document: number | null;
  readonly starts: readonly CronStart[];
  /** When it is due after the last of them; null when its schedule comes to no more, or it is suspended. */
  readonly nextAt: Milliseconds | null;
}

/** A scheduled time. */
export interface CronStart {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly scheduledForMs: Milliseconds;
  /** The Job that it brought, as a subject; null when it was passed over. */
  readonly job: string | null;
  readonly skipped: string | null;
}
