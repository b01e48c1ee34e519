import { secondsText as instant } from '#cluster/kubelet/pod-lifecycle/picture/secondsText.ts';
import { secondsText as duration } from '#cluster/kubelet/pod-lifecycle/timeline/laneSpans.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { stopWords as words } from '#i18n/whyStop.ts';
import { type Account, account, together } from './account.ts';
import { sidecarGateOn } from './explainedFeature.ts';
import { behaviourField, containerField, specField } from './fields.ts';
import { decisionOf, isSidecarOf, type PodWhy, placedContainer, syncOf } from './podWhy.ts';
import { withProbe } from './probeWord.ts';
import { type EventOfKind, firstAfter, lastBefore } from './traceIndex.ts';

/** Where later releases decide in which order containers stop. */
export const terminationOrderSource = 'pkg/kubelet/kuberuntime/kuberuntime_termination_order.go:waitForTurn';

const killSource = 'pkg/kubelet/kuberuntime/kuberuntime_container.go:killContainer';
const allAtOnceSource = 'pkg/kubelet/kuberuntime/kuberuntime_container.go:killContainersWithSyncResult';

export function explainContainerKilling(why: PodWhy, event: EventOfKind<'ContainerKilling'>): Account {
  const { container, reason, graceSeconds } = event.detail;
  const grace = String(graceSeconds);
  const sidecar = isSidecarOf(why, container);
  const wholePod = stopsPod(why, event);
  const order = isOrdered(why) ? words.ordered : words.allAtOnce;
  return account(killHeadline(why, event, grace), {
    detail: together(
      wholePod ? order : words.oneByOne,
      reason !== '' && probeHasGrace(why, container, reason) ? words.probeGrace : null,
      graceSeconds < 2 ? words.leastGrace : null,
    ),
    fields: [graceField(why), containerField(why, container, 'lifecycle.preStop')],
    sidecar: sidecar && wholePod,
    source: wholePod && !isOrdered(why) ? allAtOnceSource : null,
  });
}

function killHeadline(why: PodWhy, event: EventOfKind<'ContainerKilling'>, grace: string): Sentence {
  const { container, reason } = event.detail;
  if (reason === 'StartupProbe' || reason === 'LivenessProbe') {
    const probe = reason === 'StartupProbe' ? 'startup' : 'liveness';
    return withProbe(probe, (word) => words.killProbe(container, word, grace));
  }
  if (reason === 'FailedPostStartHook') return words.killPostStart(container);
  if (reason === 'Unknown') return words.killUnknown(container);
  if (syncOf(why, event)?.detail.sync === 'terminating') {
    const { goneAt } = why.history;
    const gone = goneAt !== null && goneAt <= event.at;
    const deleted = gone || why.pod.metadata.deletionTimestamp !== undefined;
    return (deleted ? words.killDeleted : words.killFailed)(container, grace);
  }
  const decision = decisionOf(why, event);
  if (!decision?.detail.killPod) return words.killChanged(container, grace);
  const failed = decision.detail.reasons.some(({ because }) => because === 'initContainerFailed');
  return (failed ? words.killFailed : words.killFinished)(container, grace);
}

export function explainPreStopHookStarted(why: PodWhy, event: EventOfKind<'PreStopHookStarted'>): Account {
  const { container, graceSeconds } = event.detail;
  return account(words.preStop(container, String(graceSeconds)), {
    detail: words.preStopWhole,
    otherwise: words.withoutPreStop,
    fields: hookFields(why, container),
  });
}

export function explainPreStopHookFinished(why: PodWhy, event: EventOfKind<'PreStopHookFinished'>): Account {
  const { container, timedOut } = event.detail;
  const started = lastBefore(why.history, event.id, 'PreStopHookStarted', ({ detail }) => {
    return detail.container === container;
  });
  const grace = started?.detail.graceSeconds ?? 0;
  const tookMs = event.at - (started?.at ?? event.at);
  const left = Math.max(2, grace - Math.floor(tookMs / 1000));
  const fields = hookFields(why, container);
  if (timedOut) {
    const headline = words.preStopTimedOut(container, String(grace));
    return account(headline, {
      detail: words.preStopTimedOutDetail,
      otherwise: words.withoutPreStop,
      fields: [graceField(why), ...fields],
    });
  }
  return account(words.preStopDone(container, duration(tookMs), String(left)), {
    detail: tookMs % 1000 === 0 ? null : words.preStopWhole,
    otherwise: words.withoutPreStop,
    fields,
  });
}

export function explainContainerSignalled(why: PodWhy, event: EventOfKind<'ContainerSignalled'>): Account {
  const { container, signal, graceSeconds } = event.detail;
  const { history } = why;
  const same = ({ detail }: { readonly detail: { readonly container: string } }) =>
    detail.container === container;
  if (signal === 'SIGKILL') {
    const term = lastBefore(history, event.id, 'ContainerSignalled', same);
    return account(words.killSignal(container, duration(event.at - (term?.at ?? event.at))), {
      detail: words.killSignalDetail,
      source: killSource,
      fields: [graceField(why), behaviourField(why, container, 'onTerm')],
    });
  }
  const left = String(graceSeconds);
  const killing = lastBefore(history, event.id, 'ContainerKilling', same);
  const hook = lastBefore(history, event.id, 'PreStopHookFinished', (one) => {
    return same(one) && one.id > (killing?.id ?? 0);
  });
  const sidecar = isSidecarOf(why, container);
  const wholePod = killing !== null && stopsPod(why, killing);
  const waitedMs = event.at - (hook?.at ?? killing?.at ?? event.at);
  const fields = [
    graceField(why),
    ...(hook ? hookFields(why, container) : []),
    behaviourField(why, container, 'onTerm'),
  ];
  if (isOrdered(why) && sidecar && wholePod && waitedMs > 0) {
    const overdue = othersRun(why, event, container);
    return account((overdue ? words.termOverdue : words.termInTurn)(container, left), {
      detail: words.ordered,
      otherwise: words.parallelOtherwise,
      fields,
      sidecar: true,
      source: terminationOrderSource,
    });
  }
  const after = hook?.detail.timedOut ? words.termAfterTimeout : words.termAfterHook;
  const others = killing && wholePod ? stoppedTogether(why, killing) : [];
  const mains = others.filter((name) => placedContainer(why, name)?.role === 'main');
  return account((hook ? after : words.termAtOnce)(container, left), {
    detail: others.length > 1 && !isOrdered(why) ? words.sameInstant(others.join(', ')) : null,
    otherwise: hook
      ? words.withoutPreStop
      : sidecar && mains.length > 0 && !isOrdered(why)
        ? words.orderedOtherwise(mains.join(', '))
        : null,
    fields,
    sidecar: sidecar && wholePod,
    source: wholePod ? allAtOnceSource : killSource,
  });
}

export function explainContainerExited(why: PodWhy, event: EventOfKind<'ContainerExited'>): Account {
  const { container, attempt, exitCode, by } = event.detail;
  const code = String(exitCode);
  const sidecar = isSidecarOf(why, container);
  const seen = firstAfter(why.history, event.id, 'ContainerStateRelisted', ({ detail }) => {
    return detail.container === container && detail.attempt === attempt && detail.state === 'exited';
  });
  const unseen = seen && seen.at > event.at ? words.unseen(instant(seen.at)) : null;
  const ofSidecar = sidecar && why.run.scenario.behaviour === 'source' ? words.sidecarCode : null;
  if (by === 'sigkill') {
    return account(words.exitKill(container), {
      detail: together(ofSidecar, unseen),
      fields: [behaviourField(why, container, 'onTerm'), graceField(why)],
    });
  }
  const before = by === 'self' ? 'ContainerStarted' : 'ContainerSignalled';
  const since = lastBefore(why.history, event.id, before, ({ detail }) => detail.container === container);
  const tookMs = event.at - (since?.at ?? event.at);
  if (by === 'sigterm') {
    const headline =
      tookMs === 0
        ? words.exitTermAtOnce(container, code)
        : words.exitTerm(container, duration(tookMs), code);
    return account(headline, {
      detail: together(exitCode === 143 ? words.code143 : null, ofSidecar, unseen),
      fields: [behaviourField(why, container, 'onTerm')],
    });
  }
  const hasPreStop = placedContainer(why, container)?.container.lifecycle?.preStop !== undefined;
  return account(words.exitSelf(container, duration(tookMs), code), {
    detail: together(ofSidecar, hasPreStop ? words.noPreStop : null, unseen),
    fields: [behaviourField(why, container, 'runs')],
    sidecar,
  });
}

function graceField(why: PodWhy) {
  const { terminationGracePeriodSeconds } = why.history.versions[0]!.pod.spec;
  return specField(why, 'terminationGracePeriodSeconds', terminationGracePeriodSeconds, 30);
}

function hookFields(why: PodWhy, container: string) {
  return [
    containerField(why, container, 'lifecycle.preStop'),
    behaviourField(why, container, 'preStopSeconds'),
    graceField(why),
  ];
}

function isOrdered({ run }: PodWhy): boolean {
  return run.scenario.cluster.version === 'v1.29+' && sidecarGateOn(run);
}

/** Whether a kill is one of a pod's end, not of one container. */
function stopsPod(why: PodWhy, event: EventOfKind<'ContainerKilling'>): boolean {
  if (event.detail.reason !== '') return false;
  if (syncOf(why, event)?.detail.sync === 'terminating') return true;
  return decisionOf(why, event)?.detail.killPod ?? false;
}

function stoppedTogether(why: PodWhy, killing: EventOfKind<'ContainerKilling'>): readonly string[] {
  const names = why.history.events.flatMap((event) =>
    event.kind === 'ContainerKilling' && event.at === killing.at ? [event.detail.container] : [],
  );
  return [...new Set(names)];
}

/** Whether a main, or a sidecar behind this one, had not ended when it got its signal. */
function othersRun(why: PodWhy, event: EventOfKind<'ContainerSignalled'>, container: string): boolean {
  const position = placedContainer(why, container)?.position ?? 0;
  const running = new Set<string>();
  for (const one of why.history.events) {
    if (one.id > event.id) break;
    if (one.kind === 'ContainerStarted') running.add(one.detail.container);
    if (one.kind === 'ContainerExited') running.delete(one.detail.container);
  }
  return [...running].some((name) => {
    const placed = placedContainer(why, name);
    if (placed?.role === 'main') return true;
    return placed?.role === 'sidecar' && placed.position > position;
  });
}

function probeHasGrace(why: PodWhy, container: string, reason: string): boolean {
  const probes = placedContainer(why, container)?.container;
  const probe = reason === 'StartupProbe' ? probes?.startupProbe : probes?.livenessProbe;
  return probe?.terminationGracePeriodSeconds !== undefined;
}
