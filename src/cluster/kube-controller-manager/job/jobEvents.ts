import type { Job, JobCondition, JobStatus } from '#api/batchTypes.ts';

/** A Kubernetes Event about a Job. */
export interface JobEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** What is told of a Job that has finished. Source: v1.28 pkg/controller/job/job_controller.go:recordJobFinished. */
export function jobEvents(
  { spec }: Job,
  { type, reason = '', message = '' }: JobCondition,
  status: JobStatus | null,
): readonly JobEvent[] {
  if (type !== 'Complete') return [{ type: 'Warning', reason, message }];
  const tooMany = spec.completions !== undefined && (status?.succeeded ?? 0) > spec.completions;
  return [...(tooMany ? [tooManySucceeded] : []), completed];
}

const completed: JobEvent = { type: 'Normal', reason: 'Completed', message: 'Job completed' };

const tooManySucceeded: JobEvent = {
  type: 'Warning',
  reason: 'TooManySucceededPods',
  message: 'Too many succeeded pods running after completion count reached',
};
