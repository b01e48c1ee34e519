import type { Run } from '#cluster/run.ts';
import { documentOf } from '#cluster/runDocuments.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import type { CronJobPicture, CronStart } from './jobsModel.ts';

/** The CronJobs of a run, each with its scheduled times and what became of them. */
export function cronJobPictures(run: Run): readonly CronJobPicture[] {
  const starts = new Map<string, CronStart[]>();
  const order: string[] = [];
  const next = new Map<string, Milliseconds>();
  for (const event of run.trace.events) {
    const { subject, at, id } = event;
    if (!subject.startsWith('CronJob/')) continue;
    if (!starts.has(subject)) {
      starts.set(subject, []);
      order.push(subject);
    }
    if (event.kind === 'CronJobStarted') {
      const { job, scheduledForMs } = event.detail;
      starts.get(subject)!.push({ at, event: id, scheduledForMs, job: jobSubject(job), skipped: null });
    } else if (event.kind === 'CronJobScheduled') next.set(subject, event.detail.nextMs);
    else if (event.kind === 'CronJobSkipped') {
      const { reason, scheduledForMs } = event.detail;
      starts.get(subject)!.push({ at, event: id, scheduledForMs, job: null, skipped: reason });
    }
  }
  return order.map((subject) => {
    const [, namespace = '', name = ''] = subject.split('/');
    const document = documentOf(run, subject);
    return {
      subject,
      name,
      namespace,
      document: document?.index ?? null,
      starts: starts.get(subject) ?? [],
      nextAt: next.get(subject) ?? null,
    };
  });
}

function jobSubject(job: string): string {
  return job.startsWith('Job/') ? job : `Job/${job}`;
}
