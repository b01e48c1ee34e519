import type { ContainerStatus, PodCondition, PodPhase, PodStatus } from '#api/types.ts';
import { convertToAPIContainerStatuses } from './containerStatuses.ts';
import type { Relisted } from './pleg.ts';
import {
  generateContainersReadyCondition,
  generatePodInitializedCondition,
  generatePodReadyCondition,
  generatePodReadyToStartContainersCondition,
  kubeletConditions,
} from './podConditions.ts';
import { podPhase } from './podPhase.ts';
import type { KubeletParts, PodState } from './podState.ts';
import { fillInitProbeResults, fillProbeResults } from './probeManager.ts';
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
  const runtime = runtimeStatus(pod, relisted, state.relisted);
  const before = state.status ?? pod.status ?? null;
  const sources = {
    runtime,
    before,
    hasInitContainers: (pod.spec.initContainers ?? []).length > 0,
    deleted: pod.metadata.deletionTimestamp !== undefined,
    reasons: state.reasonCache,
    states: state.containerStates,
    shouldBeRestarted: (container: { name: string }) => shouldContainerBeRestarted(container, pod, runtime),
  };
  const { initContainers = [], containers, ephemeralContainers } = pod.spec;
  const initContainerStatuses = convertToAPIContainerStatuses(initContainers, 'init', sources);
  const containerStatuses = convertToAPIContainerStatuses(containers, 'main', sources);
  // The probe manager fills `started` only afterwards: a running sidecar counts as pending here.
  const decided = podPhase(parts, state, { initContainerStatuses, containerStatuses }, podIsTerminal);
  for (const status of containerStatuses) fillProbeResults(state, status);
  fillInitProbeResults(state, initContainerStatuses);
  const statuses = [...initContainerStatuses, ...containerStatuses];
  const { phase, reason, message } = decided;
  const conditions = conditionsOf(parts, state, { runtime, statuses, phase });
  const status: DraftPodStatus = { phase, initContainerStatuses, containerStatuses, conditions };
  if (reason !== undefined) status.reason = reason;
  if (message !== undefined) status.message = message;
  if (before?.qosClass !== undefined) status.qosClass = before.qosClass;
  if (ephemeralContainers) {
    status.ephemeralContainerStatuses = convertToAPIContainerStatuses(
      ephemeralContainers,
      'ephemeral',
      sources,
    );
  }
  setAddresses(status, parts, state, relisted);
  return status;
}

type DraftPodStatus = { -readonly [Key in keyof PodStatus]: PodStatus[Key] };

/** A stopped pod keeps the address it had; one in the host's network has the node's. */
function setAddresses(
  status: DraftPodStatus,
  { options }: KubeletParts,
  state: PodState,
  relisted: Relisted,
): void {
  const { hostIP } = options;
  const [newest] = relisted.sandboxes;
  const ofPod = newest?.ready ? newest.ip : state.status?.podIP;
  const podIP = state.pod.spec.hostNetwork ? hostIP : ofPod;
  status.hostIP = hostIP;
  if (podIP === undefined) return;
  status.podIP = podIP;
  status.podIPs = [{ ip: podIP }];
}

interface Computed {
  readonly runtime: PodRuntimeStatus;
  /** Init and main containers'. */
  readonly statuses: readonly ContainerStatus[];
  readonly phase: PodPhase;
}

function conditionsOf(
  { options }: KubeletParts,
  { pod }: PodState,
  { runtime, statuses, phase }: Computed,
): readonly PodCondition[] {
  const { spec } = pod;
  const before = (pod.status?.conditions ?? []).filter(({ type }) => !kubeletConditions.has(type));
  if (options.podReadyToStartContainers) {
    before.push(generatePodReadyToStartContainersCondition(pod, runtime));
  }
  before.push(generatePodInitializedCondition(spec, statuses, phase));
  return [
    ...before,
    generatePodReadyCondition(spec, before, statuses, phase),
    generateContainersReadyCondition(spec, statuses, phase),
    { type: 'PodScheduled', status: 'True' },
  ];
}
