import type { Job } from '#api/batchTypes.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { jobWhyWords as words } from '#i18n/jobWhy.ts';
import { verbatim } from '#i18n/sentence.ts';
import { type Account, account } from './account.ts';
import { explainCron } from './explainCron.ts';
import {
  explainBackoff,
  explainCondition,
  explainCounted,
  explainCreated,
  explainDeleted,
  explainIndexFailed,
  explainMatched,
  explainSync,
  instant,
} from './explainJob.ts';
import { explainPod } from './explainPod.ts';
import { jobField, scenarioField } from './jobField.ts';
import { type JobWhy, jobWhy } from './jobWhy.ts';

/** What there is to say of an event about Jobs, their pods or CronJobs; null for any other. */
export function accountOf(run: Run, event: ClusterEvent): Account | null {
  if (event.kind === 'ScenarioActionTaken') {
    const { verb, target, path } = event.detail;
    return account(words.scenario(verb, target), {
      fields: [scenarioField(run, path, `${verb}: ${target}`)],
    });
  }
  if (event.subject.startsWith('CronJob/')) return explainCron(run, event);
  const why = jobWhy(run, event);
  return why ? accountOfJob(why, event) : null;
}

function accountOfJob(why: JobWhy, event: ClusterEvent): Account | null {
  const { run, job } = why;
  switch (event.kind) {
    case 'JobSynced':
      return explainSync(why, event);
    case 'JobPodCreated':
      return explainCreated(why, event);
    case 'JobPodsDeleted':
      return explainDeleted(why, event);
    case 'JobPodCounted':
      return explainCounted(why, event);
    case 'JobPodFailureMatched':
      return explainMatched(why, event);
    case 'JobBackoffStarted':
      return explainBackoff(why, event);
    case 'JobIndexFailed':
      return explainIndexFailed(why, event);
    case 'JobConditionChanged':
      return explainCondition(why, event);
    case 'JobControllerPanicked': {
      const { removeAtLeast, active } = event.detail;
      return account(words.panics, { details: [words.panicDetail(removeAtLeast, active)] });
    }
    case 'JobExpired':
      return account(words.expires(event.detail.ttlSeconds), {
        details: [words.finishedAt(instant(event.detail.finishedAtMs))],
        fields: [jobField(run, job, 'ttlSecondsAfterFinished')],
      });
    case 'SyncFailed': {
      const { error, retryAtMs } = event.detail;
      const again = retryAtMs === null ? words.notAgain : words.triedAgain(instant(retryAtMs));
      return account(words.syncFails, { details: [verbatim(`"${error}"`), again] });
    }
    case 'EventRecorded':
      return account(words.event(event.detail.reason), { details: [verbatim(event.detail.message)] });
    case 'ManifestApplied':
      return account(words.applied(job.name), { details: [words.appliedDetail] });
    default:
      break;
  }
  if (event.subject !== job.subject) return explainPod(why, event);
  if (event.kind === 'ObjectCreated')
    return account(words.stored(job.name), { fields: [jobField(run, job, 'completions')] });
  if (event.kind === 'ObjectDeleted') return account(words.gone(job.name));
  if (event.kind !== 'ObjectModified') return null;
  const { active = 0, succeeded = 0, failed = 0 } = (event.detail.object as Job).status ?? {};
  return account(words.status(active, succeeded, failed), { details: [words.statusDetail] });
}
