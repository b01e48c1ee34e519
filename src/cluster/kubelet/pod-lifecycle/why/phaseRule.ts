import { type ContainerStatus, isSidecar, type Pod } from '#api/types.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { statusWords as words } from '#i18n/whyStatus.ts';

/** What the kubelet knew besides the statuses when it computed a phase. */
export interface PhaseSituation {
  /** Everything had been stopped: the status of a terminating or terminated sync. */
  readonly podIsTerminal: boolean;
  /** The container the announced rule failed the pod for, or null. */
  readonly announcedFor: string | null;
  readonly phaseBefore: string | null;
}

/**
 * Which of getPhase's rules gave a pod its phase, counted in the order of its tests.
 *
 * Source: v1.28 pkg/kubelet/kubelet_pods.go:getPhase; status/status_manager.go:TerminatePod.
 */
export function phaseSentence(pod: Pod, situation: PhaseSituation): Sentence {
  const { status = {}, spec } = pod;
  const phase = status.phase ?? 'Pending';
  const policy = spec.restartPolicy ?? 'Always';
  const mains = status.containerStatuses ?? [];
  switch (phase) {
    case 'Failed':
      if (status.reason === 'DeadlineExceeded') return words.phaseDeadline;
      if (situation.announcedFor !== null) return words.phaseAnnounced(situation.announcedFor);
      if (policy === 'Never' && plainInitFailed(pod)) return words.phaseInitFailed;
      if (!mains.every(({ state }) => state?.terminated)) return words.phaseTerminated;
      return situation.podIsTerminal && policy !== 'Never'
        ? words.phaseFailedStopped
        : words.phaseFailedNever;
    case 'Succeeded':
      return spec.initContainers?.some(isSidecar) ? words.phaseSucceededSidecars : words.phaseSucceeded;
    case 'Running':
      return [...mains, ...sidecarStatuses(pod)].some(({ state }) => state?.running)
        ? words.phaseRunning
        : words.phaseRestarts(policy);
    case 'Pending':
      if (mains.some(({ state }) => state?.running ?? state?.terminated)) {
        return mains.some(neverRan) ? words.phaseWaiting : words.phaseOther(phase);
      }
      if (situation.phaseBefore === 'Running') return words.phaseBack;
      return initPending(pod) ? words.phaseInit : words.phaseWaiting;
    case 'Unknown':
      return words.phaseOther(phase);
    default:
      return phase satisfies never;
  }
}

function neverRan({ state, lastState }: ContainerStatus): boolean {
  return state?.waiting !== undefined && lastState?.terminated === undefined;
}

function sidecarStatuses({ spec, status }: Pod): readonly ContainerStatus[] {
  const names = new Set((spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name));
  return (status?.initContainerStatuses ?? []).filter(({ name }) => names.has(name));
}

function plainInitFailed({ spec, status }: Pod): boolean {
  return (spec.initContainers ?? []).some((container) => {
    const found = status?.initContainerStatuses?.find(({ name }) => name === container.name);
    const ended = found?.state?.terminated ?? (found?.state?.waiting && found.lastState?.terminated);
    return !isSidecar(container) && ended !== undefined && ended.exitCode !== 0;
  });
}

/** Whether getPhase counts an init container as pending; a running sidecar counts so, as `started` is filled in later. */
function initPending({ spec, status }: Pod): boolean {
  return (spec.initContainers ?? []).some((container) => {
    const state = status?.initContainerStatuses?.find(({ name }) => name === container.name)?.state;
    return !state?.terminated;
  });
}
