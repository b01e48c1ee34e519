import { isSidecar, type PodCondition, type PodPhase, type PodStatus } from '#api/types.ts';
import { convertToAPIContainerStatuses } from './containerStatuses.ts';
import { getPhase } from './getPhase.ts';
import { isTerminal } from './mergePodStatus.ts';
import type { Relisted } from './pleg.ts';
import {
  generateContainersReadyCondition,
  generatePodInitializedCondition,
  generatePodReadyCondition,
  generatePodReadyToStartContainersCondition,
  kubeletConditions,
} from './podConditions.ts';
import type { KubeletParts, PodState } from './podState.ts';
import { updatePodStatus } from './probeManager.ts';
import { runtimeStatus } from './relistedStatus.ts';
import type { PodRuntimeStatus } from './runtimeStatus.ts';
import { shouldContainerBeRestarted } from './shouldContainerBeRestarted.ts';

/**
 * The pod's status as the API will show it, from what the runtime lists. `podIsTerminal`: everything was stopped.
 *
 * Source: v1.28 pkg/kubelet/kubelet_pods.go:generateAPIPodStatus.
 */
export function generateAPIPodStatus(
  parts: KubeletParts,
  state: PodState,
  relisted: Relisted,
  podIsTerminal: boolean,
): PodStatus {
  const { pod } = state;
  const runtime = runtimeStatus(pod, relisted);
  const before = state.status ?? pod.status ?? null;
  const sources = {
    runtime,
    before,
    hasInitContainers: (pod.spec.initContainers ?? []).length > 0,
    deleted: pod.metadata.deletionTimestamp !== undefined,
    reasons: state.reasonCache,
    shouldBeRestarted: (container: { name: string }) => shouldContainerBeRestarted(container, pod, runtime),
  };
  const raw: PodStatus = {
    ...(before?.qosClass === undefined ? {} : { qosClass: before.qosClass }),
    ...ips(parts, state, relisted),
    initContainerStatuses: convertToAPIContainerStatuses(pod.spec.initContainers ?? [], 'init', sources),
    containerStatuses: convertToAPIContainerStatuses(pod.spec.containers, 'main', sources),
    ...(pod.spec.ephemeralContainers
      ? {
          ephemeralContainerStatuses: convertToAPIContainerStatuses(
            pod.spec.ephemeralContainers,
            'ephemeral',
            sources,
          ),
        }
      : {}),
  };
  // The probe manager fills `started` only afterwards: a running sidecar counts as pending here.
  const decided = phaseOf(parts, state, raw, podIsTerminal);
  const status = updatePodStatus(state, { ...raw, ...decided });
  return { ...status, conditions: conditionsOf(parts, state, status, runtime) };
}

/** A stopped pod keeps the address it had; one in the host's network has the node's. */
function ips({ options }: KubeletParts, state: PodState, relisted: Relisted): PodStatus {
  const { hostIP } = options;
  if (state.pod.spec.hostNetwork) return { hostIP, podIP: hostIP };
  const [newest] = relisted.sandboxes;
  const podIP = newest?.ready ? newest.ip : state.status?.podIP;
  return podIP === undefined ? { hostIP } : { hostIP, podIP };
}

function phaseOf(
  parts: KubeletParts,
  state: PodState,
  raw: PodStatus,
  podIsTerminal: boolean,
): Pick<PodStatus, 'phase' | 'reason' | 'message'> {
  const { pod } = state;
  const before = state.status ?? pod.status ?? null;
  const statuses = [...(raw.containerStatuses ?? []), ...(raw.initContainerStatuses ?? [])];
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
function announcedFailure(parts: KubeletParts, state: PodState, raw: PodStatus): boolean {
  const { pod } = state;
  if (parts.options.behaviour !== 'announced' || pod.spec.restartPolicy !== 'Never') return false;
  const initialised = (raw.containerStatuses ?? []).some(({ state: now }) => !now?.waiting);
  if (initialised) return false;
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar);
  const failed = sidecars.find(({ name }) => {
    const status = (raw.initContainerStatuses ?? []).find((one) => one.name === name);
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

function conditionsOf(
  { options }: KubeletParts,
  { pod }: PodState,
  status: PodStatus,
  runtime: PodRuntimeStatus,
): readonly PodCondition[] {
  const { spec } = pod;
  const phase = status.phase ?? 'Pending';
  const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const before = [
    ...(pod.status?.conditions ?? []).filter(({ type }) => !kubeletConditions.has(type)),
    ...(options.podReadyToStartContainers ? [generatePodReadyToStartContainersCondition(pod, runtime)] : []),
    generatePodInitializedCondition(spec, statuses, phase),
  ];
  return [
    ...before,
    generatePodReadyCondition(spec, before, statuses, phase),
    generateContainersReadyCondition(spec, statuses, phase),
    { type: 'PodScheduled', status: 'True' },
  ];
}
