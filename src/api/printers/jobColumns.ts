import type { CronJob, Job } from '#api/batchTypes.ts';
import { virtualMs } from '#api/virtualMs.ts';
import { humanDuration } from './humanDuration.ts';

/** What `kubectl get job` shows beside the name. */
export interface JobColumns {
  /** Like `3/5`; of a work queue `1/1 of 4`. */
  readonly completions: string;
  readonly duration: string;
  readonly age: string;
}

/**
 * The columns of `kubectl get job`, which the API server computes; `nowMs` is virtual time.
 *
 * Source: v1.28 pkg/printers/internalversion/printers.go:printJob.
 */
export function jobColumns({ metadata, spec, status = {} }: Job, nowMs: number): JobColumns {
  const { succeeded = 0 } = status;
  const { completions, parallelism = 0 } = spec;
  const ofQueue = parallelism > 1 ? ` of ${parallelism}` : '';
  return {
    completions: completions === undefined ? `${succeeded}/1${ofQueue}` : `${succeeded}/${completions}`,
    duration: jobDuration(status.startTime, status.completionTime, nowMs),
    age: since(metadata.creationTimestamp, nowMs) ?? '<unknown>',
  };
}

/** What `kubectl get cronjob` shows beside the name. */
export interface CronJobColumns {
  readonly schedule: string;
  readonly suspend: string;
  readonly active: string;
  readonly lastSchedule: string;
  readonly age: string;
}

/** Source: v1.28 pkg/printers/internalversion/printers.go:printCronJob. */
export function cronJobColumns({ metadata, spec, status = {} }: CronJob, nowMs: number): CronJobColumns {
  const { suspend } = spec;
  return {
    schedule: spec.schedule,
    suspend: suspend === undefined ? '<unset>' : suspend ? 'True' : 'False',
    active: String((status.active ?? []).length),
    lastSchedule: since(status.lastScheduleTime, nowMs) ?? '<none>',
    age: since(metadata.creationTimestamp, nowMs) ?? '<unknown>',
  };
}

function jobDuration(
  startTime: string | undefined,
  completionTime: string | undefined,
  nowMs: number,
): string {
  const startedMs = virtualMs(startTime);
  return startedMs === null ? '' : humanDuration((virtualMs(completionTime) ?? nowMs) - startedMs);
}

function since(timestamp: string | undefined, nowMs: number): string | null {
  const atMs = virtualMs(timestamp);
  return atMs === null ? null : humanDuration(nowMs - atMs);
}
