import type { ActionReason } from '#cluster/kubelet/pod-lifecycle/podAction.ts';
import type { Run } from '#cluster/run.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { chainWords as words } from '#i18n/why.ts';
import { podWhy } from './podWhy.ts';
import { type Said, said } from './said.ts';
import type { EventOfKind } from './traceIndex.ts';

type NodeEvent =
  | EventOfKind<'SyncPodStarted'>
  | EventOfKind<'SyncPodFinished'>
  | EventOfKind<'PodActionsComputed'>
  | EventOfKind<'ContainerStateRelisted'>;

/** The kubelet's own steps in a chain. */
export function nodeSaid(run: Run, event: NodeEvent): Said {
  switch (event.kind) {
    case 'SyncPodStarted':
      return syncSaid(event);
    case 'SyncPodFinished': {
      const { error } = event.detail;
      return error === null ? said(words.syncEnds) : said(words.syncFails(error));
    }
    case 'PodActionsComputed':
      return decisionSaid(run, event);
    case 'ContainerStateRelisted': {
      const { container, state } = event.detail;
      return said(words.sees(container, state), words.onceASecond);
    }
    default:
      return event satisfies never;
  }
}

function syncSaid({ detail }: EventOfKind<'SyncPodStarted'>): Said {
  if (detail.sync === 'terminating') return said(words.stops);
  if (detail.sync === 'terminated') return said(words.cleansUp);
  switch (detail.triggers[0]) {
    case 'retryAfterError':
      return said(words.looksAgain, words.afterError);
    case 'periodicResync':
      return said(words.looksAgain, words.afterQuiet);
    case 'activeDeadline':
      return said(words.syncs, words.overdue);
    default:
      return said(words.syncs);
  }
}

function decisionSaid(run: Run, event: EventOfKind<'PodActionsComputed'>): Said {
  const { start, kill, killPod, createSandbox, reasons } = event.detail;
  const policy = podWhy(run, event)?.pod.spec.restartPolicy ?? 'Always';
  const note = noteOf(reasons, policy);
  if (killPod && !createSandbox) return said(words.decidesStop, note);
  const again = kill.filter((name) => start.includes(name));
  if (again.length > 0) return said(words.decidesReplace(again.join(', ')), note);
  if (kill.length > 0) return said(words.decidesKill(kill.join(', ')), note);
  return start.length > 0 ? said(words.decidesStart(start.join(', ')), note) : said(words.decides, note);
}

function noteOf(reasons: readonly ActionReason[], policy: string): Sentence | null {
  const because = reasons.find(({ action }) => action === 'killPod')?.because ?? reasons.at(-1)?.because;
  switch (because) {
    case 'sidecarExited':
      return words.anyPolicy;
    case 'containerExited':
    case 'initContainerFailed':
    case 'neverPolicy':
      return words.policyIs(policy);
    case 'nothingToKeep':
      return words.nobodyLeft;
    case 'firstInitContainer':
    case 'previousInitializationDone':
      return words.inOrder;
    case 'podInitialized':
      return words.allInitDone;
    default:
      return null;
  }
}
