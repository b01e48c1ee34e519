import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { documentOf } from '#cluster/runDocuments.ts';
import { jobFieldWords } from '#i18n/jobFields.ts';
import { jobWhyWords as words } from '#i18n/jobWhy.ts';
import { verbatim } from '#i18n/sentence.ts';
import { type Account, account } from './account.ts';
import { instant } from './explainJob.ts';

/** What there is to say of a CronJob's scheduled times; null for events of another kind. */
export function explainCron(run: Run, event: ClusterEvent): Account | null {
  const document = documentOf(run, event.subject);
  const field = (key: string, assumed: string | null = null) => {
    const lines = document?.lines[`spec.${key}`];
    if (!document || (!lines && assumed === null)) return null;
    const line = lines?.[0] ?? document.lines.spec?.[0] ?? document.range.start.line;
    const text = lines ? key : null;
    const said = lines ? null : jobFieldWords.byDefault(key, assumed ?? '');
    return { document: document.index, path: `spec.${key}`, line, text, assumed: said };
  };
  switch (event.kind) {
    case 'CronJobStarted': {
      const { job, scheduledForMs, missed } = event.detail;
      return account(words.cronStarts(job.split('/').at(-1) ?? job), {
        details: [words.cronFor(instant(scheduledForMs)), ...(missed === 'none' ? [] : [words.cronMissed])],
        fields: [field('schedule'), field('concurrencyPolicy', 'Allow')],
      });
    }
    case 'CronJobSkipped': {
      const { scheduledForMs, reason, active } = event.detail;
      const still = active.map((one) => one.split('/').at(-1)).join(', ');
      return account(words.cronSkips(instant(scheduledForMs)), {
        details: [reason === 'Forbid' ? words.cronForbid(still) : words.cronDeadline],
        fields: [
          field(reason === 'Forbid' ? 'concurrencyPolicy' : 'startingDeadlineSeconds'),
          field('schedule'),
        ],
        otherwise: reason === 'Forbid' ? words.cronOtherwise : null,
      });
    }
    case 'CronJobReplaced':
      return account(words.cronReplaces(event.detail.job.split('/').at(-1) ?? ''), {
        fields: [field('concurrencyPolicy')],
      });
    case 'CronJobHistoryCleaned': {
      const { job, outcome, limit } = event.detail;
      const key = outcome === 'Complete' ? 'successfulJobsHistoryLimit' : 'failedJobsHistoryLimit';
      return account(words.cronCleans(job.split('/').at(-1) ?? job), {
        details: [words.cronKeeps(limit)],
        fields: [field(key, outcome === 'Complete' ? '3' : '1')],
      });
    }
    case 'CronJobScheduled':
      return account(words.cronNext(instant(event.detail.nextMs)), { fields: [field('schedule')] });
    case 'SyncFailed': {
      const { error, retryAtMs } = event.detail;
      const again = retryAtMs === null ? words.notAgain : words.triedAgain(instant(retryAtMs));
      return account(words.syncFails, { details: [verbatim(`"${error}"`), again] });
    }
    case 'EventRecorded':
      return account(words.event(event.detail.reason), { details: [verbatim(event.detail.message)] });
    case 'ManifestApplied':
      return account(words.applied(event.detail.name), { details: [words.appliedDetail] });
    default:
      return null;
  }
}
