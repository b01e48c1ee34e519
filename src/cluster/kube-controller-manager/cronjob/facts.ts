/** What the CronJob controller decides. The subject is the CronJob; times are virtual, in ms. */
export interface CronJobFacts {
  /** A Job is created for a scheduled time. `missed`: earlier scheduled times that were passed over. */
  readonly CronJobStarted: {
    readonly job: string;
    readonly scheduledForMs: number;
    readonly missed: CronJobMissed;
  };
  /** A scheduled time brings no Job. */
  readonly CronJobSkipped: {
    readonly scheduledForMs: number;
    readonly reason: 'Forbid' | 'startingDeadlineSeconds';
    /** Jobs that still run, for `Forbid`. */
    readonly active: readonly string[];
  };
  /** `Replace`: a Job that still runs makes room. */
  readonly CronJobReplaced: { readonly job: string };
  /** A finished Job beyond the history limit goes. */
  readonly CronJobHistoryCleaned: {
    readonly job: string;
    readonly outcome: 'Complete' | 'Failed';
    readonly limit: number;
  };
  /** When the controller looks again, a little after the next scheduled time. */
  readonly CronJobScheduled: { readonly nextMs: number };
}

/** `many`: 100 or more, of which upstream only says so. */
export type CronJobMissed = 'none' | 'few' | 'many';
