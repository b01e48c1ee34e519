import type { ConditionStatus, KubernetesObject, ObjectMeta, Rfc3339 } from './types.ts';
import type { LabelSelector, PodTemplateSpec } from './workloadTypes.ts';

/** The parts of Jobs and CronJobs that the simulation reads or writes. Source: v1.28 staging/src/k8s.io/api/batch/v1/types.go. */
export interface Job extends KubernetesObject {
  readonly spec: JobSpec;
  readonly status?: JobStatus;
}

export interface JobSpec {
  readonly parallelism?: number;
  readonly completions?: number;
  readonly completionMode?: 'NonIndexed' | 'Indexed';
  readonly activeDeadlineSeconds?: number;
  readonly backoffLimit?: number;
  readonly backoffLimitPerIndex?: number;
  readonly maxFailedIndexes?: number;
  readonly podFailurePolicy?: PodFailurePolicy;
  readonly podReplacementPolicy?: 'TerminatingOrFailed' | 'Failed';
  readonly suspend?: boolean;
  readonly ttlSecondsAfterFinished?: number;
  readonly manualSelector?: boolean;
  readonly selector?: LabelSelector;
  readonly template: PodTemplateSpec;
}

export interface PodFailurePolicy {
  readonly rules: readonly PodFailurePolicyRule[];
}

export interface PodFailurePolicyRule {
  readonly action: 'FailJob' | 'FailIndex' | 'Ignore' | 'Count';
  readonly onExitCodes?: {
    readonly containerName?: string;
    readonly operator: 'In' | 'NotIn';
    readonly values: readonly number[];
  };
  readonly onPodConditions?: readonly { readonly type: string; readonly status?: ConditionStatus }[];
}

export interface JobStatus {
  readonly conditions?: readonly JobCondition[];
  readonly startTime?: Rfc3339;
  readonly completionTime?: Rfc3339;
  readonly active?: number;
  readonly ready?: number;
  readonly terminating?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly completedIndexes?: string;
  readonly failedIndexes?: string;
  readonly uncountedTerminatedPods?: {
    readonly succeeded?: readonly string[];
    readonly failed?: readonly string[];
  };
}

export interface JobCondition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly reason?: string;
  readonly message?: string;
  readonly lastProbeTime?: Rfc3339;
  readonly lastTransitionTime?: Rfc3339;
}

export interface CronJob extends KubernetesObject {
  readonly spec: CronJobSpec;
  readonly status?: CronJobStatus;
}

export interface CronJobSpec {
  readonly schedule: string;
  readonly timeZone?: string;
  readonly startingDeadlineSeconds?: number;
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  readonly suspend?: boolean;
  readonly successfulJobsHistoryLimit?: number;
  readonly failedJobsHistoryLimit?: number;
  readonly jobTemplate: { readonly metadata?: Partial<ObjectMeta>; readonly spec: JobSpec };
}

export interface CronJobStatus {
  readonly active?: readonly { readonly name: string; readonly uid?: string }[];
  readonly lastScheduleTime?: Rfc3339;
  readonly lastSuccessfulTime?: Rfc3339;
}
