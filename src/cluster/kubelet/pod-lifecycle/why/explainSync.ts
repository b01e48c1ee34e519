import type { SyncTrigger } from '#cluster/kubelet/pod-lifecycle/facts.ts';
import { secondsText as instant } from '#cluster/kubelet/pod-lifecycle/picture/secondsText.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { syncWords as words } from '#i18n/whySync.ts';
import { type Account, account, together } from './account.ts';
import { specField } from './fields.ts';
import { isSidecarOf, type PodWhy } from './podWhy.ts';
import { type EventOfKind, lastBefore } from './traceIndex.ts';

/** Shorter waits than this are not worth a word, in ms. */
const noticeableMs = 50;

export function explainPodUpdateReceived(event: EventOfKind<'PodUpdateReceived'>): Account {
  const { received, receivedUpdate, receivedDelete, receivedRemove, receivedDetail } = words;
  const said = { add: received, update: receivedUpdate, delete: receivedDelete, remove: receivedRemove };
  const { update } = event.detail;
  return account(said[update], { detail: update === 'add' ? null : receivedDetail });
}

export function explainPodRejected({ detail }: EventOfKind<'PodRejected'>): Account {
  return account(words.rejected(detail.reason), { detail: { en: detail.message, zh: detail.message } });
}

export function explainSyncPodStarted(why: PodWhy, event: EventOfKind<'SyncPodStarted'>): Account {
  const { triggers } = event.detail;
  const [first = 'relist', ...others] = triggers;
  const finished = lastBefore(why.history, event.id, 'SyncPodFinished');
  const causedAt = event.cause === null ? event.at : why.index.events[event.cause]!.at;
  const waited = first !== 'retryAfterError' && first !== 'periodicResync';
  const more = others.map((trigger) => triggerSentence(trigger, null));
  return account(triggerSentence(first, finished), {
    detail: together(
      waited && event.at - causedAt >= noticeableMs
        ? words.waitedForRelist(instant(causedAt), instant(event.at))
        : null,
      first === 'retryAfterError' ? words.grid : null,
      ...more,
      decidesNothing(why, event) ? words.decidesNothing : null,
    ),
    fields:
      first === 'activeDeadline'
        ? [specField(why, 'activeDeadlineSeconds', why.pod.spec.activeDeadlineSeconds, null)]
        : [],
  });
}

function triggerSentence(trigger: SyncTrigger, finished: EventOfKind<'SyncPodFinished'> | null): Sentence {
  if (trigger !== 'retryAfterError') return words[trigger];
  const error = finished?.detail.error;
  return finished && error ? words.retryAfterError(error, instant(finished.at)) : words.retry;
}

function decidesNothing({ index }: PodWhy, event: EventOfKind<'SyncPodStarted'>): boolean {
  const effects = (index.effects.get(event.id) ?? []).map((id) => index.events[id]!.kind);
  return (
    event.detail.sync === 'sync' && effects.length > 0 && effects.every((kind) => kind === 'SyncPodFinished')
  );
}

export function explainSyncPodFinished(why: PodWhy, event: EventOfKind<'SyncPodFinished'>): Account {
  const { sync, error, nextSyncAt } = event.detail;
  if (sync === 'terminating') return account(words.terminating);
  if (sync === 'terminated') {
    const deleted = why.pod.metadata.deletionTimestamp !== undefined;
    return account(deleted ? words.terminatedDeleted : words.terminated);
  }
  if (nextSyncAt === null) return account(words.phaseTerminal);
  const next = instant(nextSyncAt);
  if (error === null) return account(words.done(next), { detail: words.doneDetail });
  const backOff = error === 'CrashLoopBackOff' || error === 'ImagePullBackOff';
  return account(words.failed(error, next), { detail: backOff ? words.failedDetail : words.failedOnly });
}

export function explainContainerStateRelisted(
  why: PodWhy,
  event: EventOfKind<'ContainerStateRelisted'>,
): Account {
  const { container, state, exitCode } = event.detail;
  const happenedAt = event.cause === null ? event.at : why.index.events[event.cause]!.at;
  const saw =
    state === 'running'
      ? words.sawRunning(container)
      : state === 'exited'
        ? words.sawExited(container, String(exitCode ?? 0))
        : words.sawOther(container, state);
  const headline =
    happenedAt === event.at
      ? words.relistedAtOnce(instant(event.at))
      : words.relisted(instant(event.at), instant(happenedAt));
  return account(headline, { detail: together(saw, words.wakes), sidecar: isSidecarOf(why, container) });
}
