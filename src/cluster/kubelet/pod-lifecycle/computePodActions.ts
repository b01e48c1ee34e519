import type { Container, Pod } from '#api/types.ts';
import {
  computeInitContainerActions,
  hasAnyRegularContainerCreated,
  type ProbeResults,
} from './computeInitContainerActions.ts';
import { findNextInitContainerToRun, nextInitContainerActions } from './findNextInitContainerToRun.ts';
import { mainContainerActions } from './mainContainerActions.ts';
import type { ActionReason, ContainerToKill } from './podAction.ts';
import { podSandboxChanged } from './podSandboxChanged.ts';
import { findContainerStatusByName, type PodRuntimeStatus } from './runtimeStatus.ts';

/**
 * How init containers are treated. `v1.28`: v1.28.0, which honours a sidecar whatever the gate. `v1.27`: one init
 * container at a time, which v1.28.x took back for the gate off.
 */
export type InitContainerAlgorithm = 'v1.28' | 'v1.27';

/** What one sync will do. Numbers are indexes into the spec's lists, in spec order. */
export interface PodActions {
  /** Stop everything, the sandbox too. */
  readonly killPod: boolean;
  readonly createSandbox: boolean;
  /** The sandbox in use; empty if none. */
  readonly sandboxID: string;
  /** Attempt number of the sandbox in use or to be made. */
  readonly attempt: number;
  readonly initContainersToStart: readonly number[];
  readonly containersToStart: readonly number[];
  readonly ephemeralContainersToStart: readonly number[];
  readonly containersToKill: readonly ContainerToKill[];
  /** Why, one entry an action, for the reader. */
  readonly reasons: readonly ActionReason[];
}

/**
 * What one sync of a pod does, from its spec, what the runtime reports and the latest probe results.
 *
 * Source: v1.28.0 pkg/kubelet/kuberuntime/kuberuntime_manager.go:computePodActions.
 */
export function computePodActions(
  pod: Pod,
  podStatus: PodRuntimeStatus,
  results: ProbeResults,
  algorithm: InitContainerAlgorithm,
): PodActions {
  const sandbox = podSandboxChanged(pod, podStatus);
  const actions: PodActions = {
    killPod: false,
    createSandbox: false,
    sandboxID: sandbox.sandboxID,
    attempt: sandbox.attempt,
    initContainersToStart: [],
    containersToStart: [],
    ephemeralContainersToStart: [],
    containersToKill: [],
    reasons: [],
  };
  if (sandbox.because !== null) {
    const changes = newSandboxActions(pod, podStatus, sandbox.attempt, algorithm);
    const because = sandbox.because;
    const reasons: readonly ActionReason[] = changes.createSandbox
      ? [{ container: '', action: 'createSandbox', because }, ...changes.reasons]
      : changes.reasons;
    return { ...actions, killPod: true, ...changes, reasons };
  }

  const ephemeral = ephemeralContainerActions(pod, podStatus);
  const init =
    algorithm === 'v1.27'
      ? nextInitContainerActions(pod, podStatus)
      : computeInitContainerActions(pod, podStatus, results);
  const initActions: PodActions = {
    ...actions,
    killPod: init.killPod,
    ephemeralContainersToStart: ephemeral.start,
    initContainersToStart: init.start,
    containersToKill: init.kill,
    reasons: [...ephemeral.reasons, ...init.reasons],
  };
  if (init.killPod || !init.initialized) return initActions;

  const main = mainContainerActions(pod, podStatus, results);
  const containersToKill = [...init.kill, ...main.kill];
  if (main.kept === 0 && main.start.length === 0) {
    // Sidecars do not keep a pod alive, and are not started again for nobody.
    const nothingToKeep: ActionReason = { container: '', action: 'killPod', because: 'nothingToKeep' };
    return {
      ...initActions,
      killPod: true,
      initContainersToStart: [],
      containersToKill,
      reasons: [...ephemeral.reasons, ...main.reasons, nothingToKeep],
    };
  }
  return {
    ...initActions,
    containersToStart: main.start,
    containersToKill,
    reasons: [...initActions.reasons, ...main.reasons],
  };
}

/** A changed sandbox takes everything down with it; whether a new one follows depends on what is left to run. */
function newSandboxActions(
  pod: Pod,
  podStatus: PodRuntimeStatus,
  attempt: number,
  algorithm: InitContainerAlgorithm,
): Pick<PodActions, 'createSandbox' | 'initContainersToStart' | 'containersToStart' | 'reasons'> {
  const { containers, initContainers = [], restartPolicy } = pod.spec;
  const none = { createSandbox: false, initContainersToStart: [], containersToStart: [] };

  // Without any container the pod never got to run in the old sandbox, so another attempt is due even under Never.
  if (restartPolicy === 'Never' && attempt !== 0 && podStatus.containers.length > 0) {
    return { ...none, reasons: [{ container: '', action: 'killPod', because: 'neverPolicy' }] };
  }
  const containersToStart = [...containers.keys()].filter((index) => {
    return restartPolicy !== 'OnFailure' || !containerSucceeded(containers[index]!, podStatus);
  });
  if (containersToStart.length === 0 && hasInitialized(pod, podStatus, algorithm)) {
    return { ...none, reasons: [{ container: '', action: 'killPod', because: 'nothingToStart' }] };
  }
  const [firstInit] = initContainers;
  if (firstInit) {
    const reason: ActionReason = {
      container: firstInit.name,
      action: 'start',
      because: 'firstInitContainer',
    };
    return { ...none, createSandbox: true, initContainersToStart: [0], reasons: [reason] };
  }
  const reasons = containersToStart.map((index): ActionReason => {
    return { container: containers[index]!.name, action: 'start', because: 'sandboxCreated' };
  });
  return { ...none, createSandbox: true, containersToStart, reasons };
}

function hasInitialized(pod: Pod, podStatus: PodRuntimeStatus, algorithm: InitContainerAlgorithm): boolean {
  if (algorithm === 'v1.27') return findNextInitContainerToRun(pod, podStatus).done;
  return hasAnyRegularContainerCreated(pod, podStatus);
}

/** Any state but running counts with exit code 0, "created" and "unknown" too. Source: containerSucceeded. */
function containerSucceeded(container: Container, podStatus: PodRuntimeStatus): boolean {
  const status = findContainerStatusByName(podStatus, container.name);
  return status !== undefined && status.state !== 'running' && (status.exitCode ?? 0) === 0;
}

/** Ephemeral containers start whatever initialisation does, and never again. */
function ephemeralContainerActions(
  pod: Pod,
  podStatus: PodRuntimeStatus,
): { readonly start: readonly number[]; readonly reasons: readonly ActionReason[] } {
  const containers = pod.spec.ephemeralContainers ?? [];
  const start = [...containers.keys()].filter((index) => {
    return findContainerStatusByName(podStatus, containers[index]!.name) === undefined;
  });
  const reasons = start.map((index): ActionReason => {
    return { container: containers[index]!.name, action: 'start', because: 'ephemeralContainerAdded' };
  });
  return { start, reasons };
}
