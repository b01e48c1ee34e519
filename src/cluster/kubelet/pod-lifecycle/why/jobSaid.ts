import type { ClusterEvent } from '#cluster/facts.ts';
import { jobChainWords as words } from '#i18n/jobChain.ts';
import { verbatim } from '#i18n/sentence.ts';
import { type Said, said } from './said.ts';

/** What the controllers of Jobs did on the way to a pod's event; by its kind when there are no words for it. */
export function jobSaid(event: ClusterEvent): Said {
  switch (event.kind) {
    case 'JobSynced':
      return said(words.synced);
    case 'JobPodCreated': {
      const { index, attempt } = event.detail;
      const shown = index === null ? '' : String(index);
      return said(attempt === 0 ? words.created(shown) : words.again(shown, String(attempt + 1)));
    }
    case 'JobPodsDeleted':
      return said(words.deleted(String(event.detail.pods.length)), verbatim(event.detail.reason));
    case 'JobPodCounted':
      return said(words[event.detail.as]);
    case 'JobPodFailureMatched': {
      const { rule, action } = event.detail;
      return said(rule === null || action === null ? words.noRule : words.rule(String(rule), action));
    }
    case 'JobBackoffStarted': {
      const { delaySeconds, failures } = event.detail;
      return said(words.waits(String(delaySeconds), String(failures)));
    }
    case 'JobIndexFailed':
      return said(words.indexFailed(String(event.detail.index)), verbatim(event.detail.reason), true);
    case 'JobConditionChanged':
      return said(verbatim(`${event.detail.type} ${event.detail.reason}`.trimEnd()));
    case 'JobControllerPanicked':
      return said(words.panicked, null, true);
    case 'JobExpired':
      return said(words.expired(String(event.detail.ttlSeconds)));
    case 'PodDisrupted':
      return said(words[event.detail.by], verbatim(event.detail.path));
    case 'CronJobStarted':
      return said(words.cronStarted);
    case 'CronJobSkipped':
      return said(words.cronSkipped, verbatim(event.detail.reason));
    case 'CronJobReplaced':
      return said(words.cronReplaced);
    case 'CronJobHistoryCleaned':
      return said(words.cronCleaned);
    case 'CronJobScheduled':
      return said(words.cronScheduled);
    default:
      return said(verbatim(event.kind));
  }
}
