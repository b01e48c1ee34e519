import type { CronJob, Job } from '#api/batchTypes.ts';
import { jobNameFor } from './syncCronJob.ts';
import { zonedTimestamp } from './zonedTimestamp.ts';

const scheduledTimestampAnnotation = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

/**
 * The Job of a scheduled time, as it is sent.
 *
 * Source: v1.28 pkg/controller/cronjob/utils.go:getJobFromTemplate2.
 */
export function jobFromTemplate(cronJob: CronJob, scheduledForMs: number, annotate: boolean): Job {
  const { metadata, spec } = cronJob.spec.jobTemplate;
  const { namespace, name, uid = '' } = cronJob.metadata;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: jobNameFor(cronJob, scheduledForMs),
      ...(namespace === undefined ? {} : { namespace }),
      ...(metadata?.labels ? { labels: metadata.labels } : {}),
      annotations: {
        ...metadata?.annotations,
        ...(annotate
          ? { [scheduledTimestampAnnotation]: zonedTimestamp(scheduledForMs, cronJob.spec.timeZone ?? '') }
          : {}),
      },
      ownerReferences: [
        { apiVersion: 'batch/v1', kind: 'CronJob', name, uid, controller: true, blockOwnerDeletion: true },
      ],
    },
    spec,
  };
}
