import { type ContainerStatus, isSidecar, type PodPhase } from '#api/types.ts';
import { getPhase } from './getPhase.ts';
import { isTerminal } from './mergePodStatus.ts';
import type { KubeletParts, PodState } from './podState.ts';

/** Containers' statuses before the probes have been asked. */
interface RawStatuses {
  readonly initContainerStatuses: readonly ContainerStatus[];
  readonly containerStatuses: readonly ContainerStatus[];
}

interface DecidedPhase {
  readonly phase: PodPhase;
  readonly reason?: string;
  readonly message?: string;
}

/**
 * The phase, with its reason: what the containers say, unless the pod has ended before or its deadline is over.
 *
 * Source: v1.28 pkg/kubelet/kubelet_pods.go:generateAPIPodStatus.
 */
export function podPhase(
  parts: KubeletParts,
  state: PodState,
  raw: RawStatuses,
  podIsTerminal: boolean,
): DecidedPhase {
  const { pod } = state;
  const before = state.status ?? pod.status ?? null;
  const statuses = [...raw.containerStatuses, ...raw.initContainerStatuses];
  if (deadlineExceeded(parts, state)) {
    const message = 'Pod was active on the node longer than the specified deadline';
    return { phase: 'Failed', reason: 'DeadlineExceeded', message };
  }
  let phase: PodPhase = getPhase(pod, statuses, podIsTerminal);
  if (announcedFailure(parts, state, raw)) phase = 'Failed';
  if (phase !== 'Failed' && phase !== 'Succeeded') {
    if (before && isTerminal(before)) phase = before.phase ?? phase;
    else if (pod.status && isTerminal(pod.status)) phase = pod.status.phase ?? phase;
  }
  if (phase !== before?.phase) return { phase };
  return {
    phase,
    ...(before.reason === undefined ? {} : { reason: before.reason }),
    ...(before.message === undefined ? {} : { message: before.message }),
  };
}

/** Source: v1.28 pkg/kubelet/active_deadline.go:pastActiveDeadline. */
export function deadlineExceeded(parts: KubeletParts, state: PodState): boolean {
  const { activeDeadlineSeconds } = state.pod.spec;
  if (activeDeadlineSeconds === undefined || state.status === null) return false;
  return parts.simulator.now >= deadlineMs(state, activeDeadlineSeconds);
}

/** Counted from the status's startTime, which is cut to whole seconds. */
export function deadlineMs({ addedAt }: PodState, activeDeadlineSeconds: number): number {
  return (Math.floor(addedAt / 1000) + activeDeadlineSeconds) * 1000;
}

/**
 * The announcement's rule, which v1.28.0 does not have: under `Never` a sidecar that fails while the pod is not
 * initialised yet fails the whole pod.
 */
function announcedFailure(parts: KubeletParts, state: PodState, raw: RawStatuses): boolean {
  const { pod } = state;
  if (parts.options.behaviour !== 'announced' || pod.spec.restartPolicy !== 'Never') return false;
  if (raw.containerStatuses.some(({ state: now }) => !now?.waiting)) return false;
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar);
  const failed = sidecars.find(({ name }) => {
    const status = raw.initContainerStatuses.find((one) => one.name === name);
    const ended = status?.state?.terminated ?? status?.lastState?.terminated;
    return ended !== undefined && ended.exitCode !== 0;
  });
  if (!failed) return false;
  if (state.status?.phase !== 'Failed') {
    parts.simulator.emit({
      actor: parts.actor,
      subject: state.key,
      kind: 'AnnouncedRuleApplied',
      detail: { claim: 'sidecar-never-fails-pod', container: failed.name },
      source: 'Scenario: spec.behaviour',
    });
  }
  return true;
}
