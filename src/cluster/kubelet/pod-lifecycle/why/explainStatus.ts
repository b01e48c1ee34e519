import { type ContainerStatus, isSidecar, type Pod, type PodCondition } from '#api/types.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { statusWords as words } from '#i18n/whyStatus.ts';
import { type Account, account, together } from './account.ts';
import { behaviourField, containerField, scenarioField, specField } from './fields.ts';
import { type PhaseSituation, phaseSentence } from './phaseRule.ts';
import { isSidecarOf, type PodWhy, podAt, sidecarsOf, syncOf } from './podWhy.ts';
import { type StatusSubject, statusSubject } from './printedStatus.ts';
import { type StatusChange, stateWord, statusChange } from './statusChange.ts';
import { type EventOfKind, lastBefore } from './traceIndex.ts';

const printPod = 'pkg/printers/internalversion/printers.go:printPod';
const getPhase = 'pkg/kubelet/kubelet_pods.go:getPhase';
const conditionsSource = 'pkg/kubelet/status/generate.go:GenerateContainersReadyCondition';

/** What an event changed of the pod's status; null for an event that writes none. */
export function changeAt(why: PodWhy, event: ClusterEvent): StatusChange | null {
  if (event.kind === 'PodStatusComputed') {
    const previous = lastBefore(why.history, event.id, 'PodStatusComputed');
    const before: Pod = previous ? { ...why.pod, status: previous.detail.status } : why.pod;
    return statusChange(before, { ...why.pod, status: event.detail.status }, event.at);
  }
  if (event.kind === 'ObjectModified' && event.detail.object.kind === 'Pod') {
    const before = podAt(why.history, event.id - 1);
    return statusChange(before, event.detail.object as Pod, event.at);
  }
  return null;
}

/** The container a change is about, for the chain of its causes. */
export function subjectOfChange({ after, turned, moved, status }: StatusChange): string | null {
  if (status) return statusSubject(after)?.name ?? turned[0] ?? moved.at(-1)?.name ?? null;
  return turned[0] ?? moved.at(-1)?.name ?? null;
}

export function explainPodStatus(
  why: PodWhy,
  event: EventOfKind<'PodStatusComputed'> | EventOfKind<'ObjectModified'>,
): Account {
  const change = changeAt(why, event);
  if (!change) return account(words.recordedOnly);
  const written = event.kind === 'ObjectModified' ? writtenByOthers(change, event.actor) : null;
  if (written) return written;
  const phase = change.phase ? phaseSentence(change.after, situationOf(why, event, change)) : null;
  const ready = withoutRepetition(change.conditions).map((condition) => conditionSentence(condition, change));
  const word = change.status ? wordAccount(why, change) : null;
  const phaseIsNews = phase !== null && (!word || change.status?.after === change.phase?.after);
  if (phaseIsNews) {
    return account(phase, {
      detail: together(isHeldBack(why, event) ? words.heldBack : null, ...ready.slice(0, 2)),
      fields: phaseFields(why),
      sidecar: change.phase?.before === 'Running' && change.phase.after === 'Pending',
      otherwise: phase === words.phaseBack ? words.pendingWithSidecar : null,
      source: getPhase,
    });
  }
  if (word) {
    const flips = phase === words.phaseBack;
    return {
      ...word,
      detail: together(word.detail, phase, ...ready.slice(0, 1)),
      otherwise: flips ? words.pendingWithSidecar : word.otherwise,
      sidecar: flips || word.sidecar,
    };
  }
  return columnsAccount(change, ready, why);
}

export function explainAnnouncedRule(why: PodWhy, event: EventOfKind<'AnnouncedRuleApplied'>): Account {
  const { container } = event.detail;
  return account(words.announced(container), {
    detail: words.announcedDetail,
    otherwise: words.announcedOtherwise(container),
    fields: [
      scenarioField(why.run, 'spec.behaviour', 'behaviour', 'announced'),
      ...phaseFields(why),
      containerField(why, container, 'restartPolicy'),
      behaviourField(why, container, 'runs'),
    ],
    sidecar: true,
  });
}

/** Writes that are not the kubelet's: a deletion, a new image, a node. */
function writtenByOthers({ before, after }: StatusChange, actor: string): Account | null {
  const grace = after.metadata.deletionGracePeriodSeconds;
  if (grace !== undefined && grace !== before.metadata.deletionGracePeriodSeconds) {
    if (actor !== 'kubectl') return account(words.lastMark);
    if (grace === 0) return account(words.markedAndGone);
    const first = before.metadata.deletionTimestamp === undefined;
    return account((first ? words.terminating : words.shorterGrace)(String(grace)), {
      detail: first ? words.terminatingFirst : null,
    });
  }
  if (after.spec.nodeName !== before.spec.nodeName) return account(words.bound(after.spec.nodeName ?? ''));
  return after.spec === before.spec ? null : account(words.imageSet);
}

function wordAccount(why: PodWhy, change: StatusChange): Account {
  const { after } = change;
  const word = change.status!.after;
  if (word === 'Terminating') return account(words.terminatingFirst, { source: printPod });
  const subject = statusSubject(after);
  const headline = subject ? subjectSentence(after, word, subject) : phaseWordSentence(change, word);
  const running = (after.status?.containerStatuses ?? []).some(({ state }) => state?.running);
  const sidecar = subject !== null && isSidecarOf(why, subject.name);
  const late = subject?.status.state?.waiting?.reason ?? '';
  const stopping = word === 'Completed' && after.status?.phase === 'Running' && sidecarsOf(why).length > 0;
  return account(headline, {
    detail: together(
      subject?.list === 'init' && running ? words.initFirst(subject.name) : null,
      /BackOff|Err|Error/.test(late) ? words.oneSyncLate : null,
      stopping ? words.sidecarsStop : null,
    ),
    fields: subject ? subjectFields(why, subject) : [],
    sidecar: sidecar || stopping,
    source: printPod,
  });
}

function subjectSentence(pod: Pod, word: string, subject: StatusSubject): Sentence {
  const { name, list, status, position, total } = subject;
  const { waiting, terminated, running } = status.state ?? {};
  const reason = waiting?.reason ?? '';
  if (list === 'main' && word === 'PodInitializing') return words.podInitializing(name);
  if (word === 'ContainerCreating') return words.containerCreating(name);
  if (word === 'NotReady') return words.notReady(name);
  if (word === 'Running') return words.runningBeside(name);
  if (reason === 'CrashLoopBackOff') return words.backOff(word, name);
  if (reason === 'ErrImagePull') return words.pullFailed(word, name);
  if (reason === 'ImagePullBackOff') return words.pullBackOff(word, name);
  if (terminated?.reason === 'ContainerStatusUnknown') return words.lostStatus(word, name);
  if (terminated) return words.exited(word, name, String(terminated.exitCode));
  if (list === 'init' && (running || reason === '' || reason === 'PodInitializing')) {
    const done = String(position);
    if (!running) return words.initWaits(word, name, done, String(total));
    const container = pod.spec.initContainers?.find((one) => one.name === name);
    const say = container && isSidecar(container) ? words.initNotStarted : words.initRuns;
    return say(word, name, done, String(total));
  }
  return words.startFailed(word, name);
}

function phaseWordSentence({ before, after, phase }: StatusChange, word: string): Sentence {
  const { status = {} } = after;
  if (word === 'SchedulingGated') return words.gated;
  if (word === status.reason) return words.reasonWord(word);
  const held = statusSubject(before);
  if (word === 'Running' && held?.list === 'init' && !phase) return words.runningAgain(held.name);
  return word === 'Running' ? words.running : words.phaseWord(word);
}

function columnsAccount(change: StatusChange, ready: readonly Sentence[], why: PodWhy): Account {
  const { turned, moved, restarts } = change;
  const detail = together(...ready.slice(0, 2));
  const sidecar = turned.some((name) => isSidecarOf(why, name));
  if (change.ready) {
    const { before, after } = change.ready;
    const headline =
      turned.length > 0
        ? words.readyChanged(before, after, turned.join(', '))
        : words.readyGoes(before, after);
    return account(headline, { detail, sidecar, source: conditionsSource });
  }
  const last: ContainerStatus | undefined = moved.at(-1);
  if (restarts && last) return account(words.restartsChanged(restarts.after, last.name), { detail });
  if (ready.length > 0)
    return account(ready[0]!, { detail: together(...ready.slice(1, 3)), source: conditionsSource });
  if (!last) return account(words.recordedOnly, { detail });
  const wasStarted = last.started === true && last.state?.running !== undefined && !last.ready;
  const known = change.before.status?.initContainerStatuses?.find(({ name }) => name === last.name);
  const headline =
    wasStarted && known?.state?.running
      ? words.started(last.name)
      : words.recorded(last.name, stateWord(last));
  return account(headline, { detail, sidecar: isSidecarOf(why, last.name) });
}

/** Ready repeats ContainersReady unless there are readiness gates. */
function withoutRepetition(conditions: readonly PodCondition[]): readonly PodCondition[] {
  const ready = conditions.find(({ type }) => type === 'Ready');
  return conditions.filter(({ type, status }) => type !== 'ContainersReady' || status !== ready?.status);
}

function conditionSentence({ type, status, reason, message }: PodCondition, change: StatusChange): Sentence {
  if (type === 'PodScheduled') return words.conditionScheduled;
  if (status === 'True') return type === 'Initialized' ? words.initializedTrue : words.conditionTrue(type);
  const said = reason ?? change.after.status?.phase ?? '';
  return message ? words.conditionFalse(type, said, message) : words.conditionFalseOnly(type, said);
}

function situationOf(why: PodWhy, event: ClusterEvent, { phase }: StatusChange): PhaseSituation {
  const sync = syncOf(why, event);
  const announced = lastBefore(why.history, event.id, 'AnnouncedRuleApplied');
  return {
    podIsTerminal: sync !== null && sync.detail.sync !== 'sync',
    announcedFor: announced ? announced.detail.container : null,
    phaseBefore: phase?.before ?? null,
  };
}

/** Whether a computed final phase did not reach the API with its status. Source: v1.28 status_manager.go:mergePodStatus. */
function isHeldBack({ index }: PodWhy, event: ClusterEvent): boolean {
  if (event.kind !== 'PodStatusComputed') return false;
  const write = (index.effects.get(event.id) ?? []).map((id) => index.events[id]!)[0];
  if (write?.kind !== 'ObjectModified') return false;
  return (write.detail.object as Pod).status?.phase !== event.detail.status.phase;
}

function phaseFields(why: PodWhy) {
  return [specField(why, 'restartPolicy', why.pod.spec.restartPolicy, 'Always')];
}

function subjectFields(why: PodWhy, { name, status }: StatusSubject) {
  const sidecar = isSidecarOf(why, name);
  const reason = status.state?.waiting?.reason ?? '';
  if (/Image/.test(reason))
    return [containerField(why, name, 'image'), behaviourField(why, name, 'pullFails')];
  return [
    sidecar ? containerField(why, name, 'restartPolicy') : null,
    status.state?.terminated || reason === 'CrashLoopBackOff' ? behaviourField(why, name, 'runs') : null,
  ];
}
