import type { ExplainedField } from '#cluster/explanation.ts';
import { secondsText as instant } from '#cluster/kubelet/pod-lifecycle/picture/secondsText.ts';
import type { ActionReason } from '#cluster/kubelet/pod-lifecycle/podAction.ts';
import { secondsText as duration } from '#cluster/kubelet/pod-lifecycle/timeline/laneSpans.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { startWords as words } from '#i18n/whyStart.ts';
import { type Account, account, together } from './account.ts';
import { behaviourField, containerField, probeFields, specField } from './fields.ts';
import { decisionOf, isSidecarOf, type PodWhy, placedContainer, reasonFor, syncOf } from './podWhy.ts';
import { withProbe } from './probeWord.ts';
import { type EventOfKind, firstAfter, lastBefore } from './traceIndex.ts';

/** Why a sync starts a container: the sentence of `PodActionsComputed` and of the start itself. */
export function startAccount(why: PodWhy, { container: name, because }: ActionReason): Account {
  const policy = why.pod.spec.restartPolicy ?? 'Always';
  const policyField = specField(why, 'restartPolicy', why.pod.spec.restartPolicy, 'Always');
  const code = String(lastExit(why, name)?.detail.exitCode ?? 0);
  const sidecar = isSidecarOf(why, name);
  const own = containerField(why, name, 'restartPolicy');
  switch (because) {
    case 'firstInitContainer': {
      const again = lastBefore(why.history, why.id, 'SandboxStarted') !== null;
      const otherwise = sidecar ? words.gateOffSidecar(name) : null;
      const headline = (again && code !== '0' ? words.newSandbox : words.firstInit)(name);
      return account(headline, { sidecar, otherwise, fields: [own, containerField(why, name, 'image')] });
    }
    case 'previousInitializationDone':
    case 'podInitialized':
      return afterInitAccount(why, name);
    case 'sandboxCreated':
      return account(words.withSandbox(name), { fields: [containerField(why, name, 'image')] });
    case 'containerExited':
      return account(words.mainAgain(name, code, policy), {
        detail: firstRestart(why, name),
        otherwise: policy === 'Never' ? null : words.policyNever,
        fields: [policyField, behaviourField(why, name, 'runs')],
      });
    case 'sidecarExited':
      return account((policy === 'Never' ? words.sidecarAgainNever : words.sidecarAgain)(name), {
        detail: firstRestart(why, name),
        otherwise: policy === 'Never' && code !== '0' ? words.plainUnderNever(name) : null,
        fields: [own, policyField, behaviourField(why, name, 'runs')],
        sidecar: true,
      });
    case 'initContainerFailed':
      return account(words.initAgain(name, code, policy), {
        detail: firstRestart(why, name),
        fields: [policyField, behaviourField(why, name, 'runs')],
      });
    case 'startupProbeFailed':
    case 'livenessProbeFailed':
      return probeFailureAccount(why, name, because, true);
    case 'definitionChanged':
      return account(words.changed(name), { fields: [containerField(why, name, 'image')] });
    case 'ephemeralContainerAdded':
      return account(words.ephemeral(name));
    case 'sidecarStatusLost':
      return account(words.lost(name), { sidecar: true, fields: [own] });
    case 'stateUnknown':
      return account(words.unknownState(name), { sidecar });
    default:
      return account(words.neverRan(name), { sidecar });
  }
}

/** Why a container is killed for its probe, and whether it comes back. */
export function probeFailureAccount(
  why: PodWhy,
  name: string,
  because: 'startupProbeFailed' | 'livenessProbeFailed',
  again: boolean,
): Account {
  const probe = because === 'startupProbeFailed' ? 'startup' : 'liveness';
  const answer = lastBefore(why.history, why.id, 'ProbeAnswered', ({ detail }) => {
    return detail.container === name && detail.probe === probe && !detail.ok;
  });
  const times = answer?.detail.threshold ?? 1;
  const headline = withProbe(probe, (word) => {
    if (times === 1) return (again ? words.afterProbeFailureOnce : words.killedForGoodOnce)(name, word);
    return (again ? words.afterProbeFailure : words.killedForGood)(name, word, String(times));
  });
  const lasting = probe === 'startup' ? 'startupOKAfter' : 'livenessFailAfter';
  return account(headline, {
    sidecar: isSidecarOf(why, name),
    fields: [
      ...probeFields(why, name, probe, ['failureThreshold', 'periodSeconds']),
      behaviourField(why, name, lasting),
      ...(again ? [] : [specField(why, 'restartPolicy', why.pod.spec.restartPolicy, 'Always')]),
    ],
  });
}

export function explainContainerCreated(why: PodWhy, event: EventOfKind<'ContainerCreated'>): Account {
  const { container, attempt } = event.detail;
  const say = attempt === 0 ? words.createdFirst(container) : words.created(container, String(attempt));
  const { headline, ...decided } = startOf(why, event, container);
  return { ...decided, headline: say, detail: together(headline, decided.detail) };
}

export function explainContainerStarted(why: PodWhy, event: EventOfKind<'ContainerStarted'>): Account {
  const { container, attempt } = event.detail;
  const decided = startOf(why, event, container);
  const seen = firstAfter(why.history, event.id, 'ContainerStateRelisted', ({ detail }) => {
    return detail.container === container && detail.attempt === attempt;
  });
  const next = seen?.detail.state === 'running' ? words.startedDetail(instant(seen.at)) : null;
  return { ...decided, detail: together(decided.detail, next) };
}

/** What lets a container start now: the end of its back-off, its image, or the sync's decision. */
function startOf(
  why: PodWhy,
  event: EventOfKind<'ContainerCreated' | 'ContainerStarted'>,
  name: string,
): Account {
  const sync = syncOf(why, event);
  const decision = decisionOf(why, event);
  const reason = reasonFor(decision, name, 'start');
  const decided = reason
    ? { ...startAccount(why, reason), source: startSource(why, name) }
    : account(words.neverRan(name), { sidecar: isSidecarOf(why, name) });
  const refused = lastBefore(why.history, event.id, 'ContainerBackedOff', ({ detail }) => {
    return detail.container === name && detail.sinceMs === lastExit(why, name)?.at;
  });
  if (refused && refused.detail.overAtMs > event.at) {
    return { ...decided, headline: words.newKey(name), fields: [containerField(why, name, 'image')] };
  }
  if (refused && sync) {
    const finished = lastBefore(why.history, sync.id, 'SyncPodFinished');
    const retry = sync.detail.triggers.includes('retryAfterError') && finished !== null;
    return {
      ...decided,
      headline: words.afterBackOff(name, instant(refused.detail.overAtMs)),
      detail: retry ? words.afterBackOffDetail(instant(finished.at)) : null,
    };
  }
  const pulled = lastBefore(why.history, event.id, 'ImagePulled', ({ detail, id }) => {
    return detail.container === name && sync !== null && id > sync.id;
  });
  if (!pulled) return decided;
  const headline = words.afterPull(name, duration(pulled.detail.tookMs));
  return {
    ...decided,
    headline,
    detail: together(decided.headline, decided.detail),
    fields: [behaviourField(why, name, 'pullSeconds'), ...decided.fields],
  };
}

/** Where it is decided that a container of this kind starts. */
export function startSource(why: PodWhy, name: string): string {
  const role = placedContainer(why, name)?.role;
  if (role === 'main' || role === 'ephemeral') {
    return 'pkg/kubelet/kuberuntime/kuberuntime_manager.go:computePodActions';
  }
  const before = why.run.scenario.cluster.version === 'v1.27';
  const decider = before ? 'findNextInitContainerToRun' : 'computeInitContainerActions';
  return `pkg/kubelet/kuberuntime/kuberuntime_container.go:${decider}`;
}

/** What of the init containers lets the next container start. */
function afterInitAccount(why: PodWhy, name: string): Account {
  const inits = why.pod.spec.initContainers ?? [];
  const placed = placedContainer(why, name);
  const position = placed?.role === 'main' ? inits.length : (placed?.position ?? 0);
  const before = inits[position - 1];
  const image = containerField(why, name, 'image');
  if (!before) return account(words.neverRan(name), { fields: [image] });
  if (!isSidecarOf(why, before.name)) {
    const fields = [behaviourField(why, before.name, 'runs'), image];
    const sidecar = isSidecarOf(why, name);
    const otherwise = sidecar ? words.gateOffSidecar(name) : null;
    return account(words.afterPlain(name, before.name), { fields, sidecar, otherwise });
  }
  const postStart = before.lifecycle?.postStart ? words.postStartToo : null;
  const common = { sidecar: true, otherwise: words.gateOffSidecar(before.name) };
  const own: ExplainedField | null = containerField(why, before.name, 'restartPolicy');
  if (before.startupProbe) {
    return account(words.afterProbe(name, before.name), {
      ...common,
      detail: together(postStart, words.noWaitForEnd),
      otherwise: words.withoutProbe(before.name),
      fields: [
        ...probeFields(why, before.name, 'startup', ['periodSeconds']),
        own,
        behaviourField(why, before.name, 'startupOKAfter'),
      ],
    });
  }
  return account(words.afterSeen(name, before.name), {
    ...common,
    detail: together(seenLater(why, before.name), postStart, words.noWaitForEnd),
    fields: [own, image],
  });
}

function seenLater(why: PodWhy, before: string): Sentence | null {
  const started = lastBefore(why.history, why.id, 'ContainerStarted', ({ detail }) => {
    return detail.container === before;
  });
  const seen =
    started &&
    firstAfter(
      why.history,
      started.id,
      'ContainerStateRelisted',
      ({ detail }) => detail.container === before,
    );
  return seen ? words.seenBy(before, instant(started.at), instant(seen.at)) : null;
}

/** The last exit of a container before the event. */
export function lastExit(why: PodWhy, name: string): EventOfKind<'ContainerExited'> | null {
  return lastBefore(why.history, why.id, 'ContainerExited', ({ detail }) => detail.container === name);
}

function firstRestart(why: PodWhy, name: string): Sentence | null {
  const exit = lastExit(why, name);
  return exit?.detail.attempt === 0 && exit.detail.by === 'self' ? words.firstRestart : null;
}
