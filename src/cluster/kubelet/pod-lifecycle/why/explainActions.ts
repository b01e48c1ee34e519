import type { ActionReason } from '#cluster/kubelet/pod-lifecycle/podAction.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { startWords as words } from '#i18n/whyStart.ts';
import { type Account, account, together } from './account.ts';
import { lastExit, probeFailureAccount, startAccount, startSource } from './explainStart.ts';
import { behaviourField, containerField, specField } from './fields.ts';
import { isSidecarOf, type PodWhy, sidecarsOf } from './podWhy.ts';
import { type EventOfKind, firstAfter } from './traceIndex.ts';

const manager = 'pkg/kubelet/kuberuntime/kuberuntime_manager.go:computePodActions';

/** What a sync decided: the most telling decision is the headline, further starts are named after it. */
export function explainPodActionsComputed(why: PodWhy, event: EventOfKind<'PodActionsComputed'>): Account {
  const { reasons, start } = event.detail;
  const main = mainReason(reasons);
  if (!main) return account(words.nothingToStart, { source: manager });
  const told = reasonAccount(why, main, event);
  const others = start.filter((name) => name !== main.container);
  const more = others.length > 0 && main.action !== 'killPod' ? words.alsoStarts(others.join(', ')) : null;
  const sandbox = reasons.some(({ because }) => because === 'noSandbox') ? words.sandboxMade : null;
  return {
    ...told,
    detail: together(told.detail, thenRefused(why, main.container, event), more, sandbox),
    source: main.container === '' ? manager : startSource(why, main.container),
  };
}

function thenRefused(why: PodWhy, name: string, event: EventOfKind<'PodActionsComputed'>): Sentence | null {
  const refused = firstAfter(why.history, event.id, 'ContainerBackedOff', ({ detail, cause }) => {
    return detail.container === name && cause === event.id;
  });
  if (refused) return words.thenRefused(name, String(refused.detail.backOffSeconds));
  const unpulled = firstAfter(why.history, event.id, 'ImagePullBackedOff', ({ detail, cause }) => {
    return detail.container === name && cause === event.id;
  });
  return unpulled ? words.thenNotPulled(name, String(unpulled.detail.backOffSeconds)) : null;
}

function mainReason(reasons: readonly ActionReason[]): ActionReason | null {
  for (const action of ['killPod', 'kill', 'start', 'createSandbox'] as const) {
    const found = reasons.find((one) => one.action === action);
    if (found) return found;
  }
  return null;
}

function reasonAccount(why: PodWhy, reason: ActionReason, event: EventOfKind<'PodActionsComputed'>): Account {
  const { container, action, because } = reason;
  if (action === 'killPod') return killPodAccount(why, reason);
  if (action === 'kill' && (because === 'startupProbeFailed' || because === 'livenessProbeFailed')) {
    return probeFailureAccount(why, container, because, event.detail.start.includes(container));
  }
  return startAccount(why, reason);
}

function killPodAccount(why: PodWhy, { container, because }: ActionReason): Account {
  const policy = specField(why, 'restartPolicy', why.pod.spec.restartPolicy, 'Always');
  switch (because) {
    case 'nothingToKeep': {
      const sidecars = sidecarsOf(why);
      const some = sidecars.length > 0;
      const [first] = sidecars;
      return account(words.nothingToKeep, {
        detail: some ? words.nothingToKeepDetail(sidecars.join(', ')) : null,
        otherwise: some ? words.oldSidecar : null,
        fields: [policy, first === undefined ? null : containerField(why, first, 'restartPolicy')],
        sidecar: some,
      });
    }
    case 'initContainerFailed': {
      const code = String(lastExit(why, container)?.detail.exitCode ?? 1);
      const fields = [policy, behaviourField(why, container, 'runs')];
      return account(words.initFailedNever(container, code), {
        fields,
        sidecar: isSidecarOf(why, container),
      });
    }
    case 'neverPolicy':
      return account(words.neverNewSandbox, { fields: [policy] });
    default:
      return account(words.nothingToStart, { fields: [policy] });
  }
}
