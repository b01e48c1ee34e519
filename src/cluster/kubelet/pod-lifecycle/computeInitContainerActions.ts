import { type Container, isSidecar, type Pod } from '#api/types.ts';
import type { ActionReason, Because, ContainerToKill, KillBecause } from './podAction.ts';
import {
  findContainerStatusByName,
  type PodRuntimeStatus,
  type ProbeResult,
  type RuntimeContainerStatus,
} from './runtimeStatus.ts';

/** The latest stored probe results, by container ID. */
export interface ProbeResults {
  readonly startup: (containerId: string) => ProbeResult | undefined;
  readonly liveness: (containerId: string) => ProbeResult | undefined;
}

/** What a sync does about init containers. */
export interface InitContainerActions {
  /** Main containers may be looked at. */
  readonly initialized: boolean;
  readonly killPod: boolean;
  /** Indexes into `spec.initContainers`, in the order of the spec. */
  readonly start: readonly number[];
  readonly kill: readonly ContainerToKill[];
  readonly reasons: readonly ActionReason[];
}

/**
 * Walks the init containers from the last to the first: the runtime may have forgotten early ones that completed, so
 * the last one that has a status tells how far the pod has come. Behind that point only sidecars are looked after.
 *
 * Source: v1.28.0 pkg/kubelet/kuberuntime/kuberuntime_container.go:computeInitContainerActions.
 */
export function computeInitContainerActions(
  pod: Pod,
  podStatus: PodRuntimeStatus,
  results: ProbeResults,
): InitContainerActions {
  const containers = pod.spec.initContainers ?? [];
  const start: number[] = [];
  const kill: ContainerToKill[] = [];
  const reasons: ActionReason[] = [];
  if (containers.length === 0) return { initialized: true, killPod: false, start, kill, reasons };

  let initialized = hasAnyRegularContainerCreated(pod, podStatus);
  // Whether the pod had already got past the container looked at.
  let passed = initialized;

  // The walk goes backwards, so what it finds is put in front.
  function startAt(index: number, because: Because): void {
    start.unshift(index);
    reasons.unshift({ container: containers[index]?.name ?? '', action: 'start', because });
  }

  for (let index = containers.length - 1; index >= 0; index -= 1) {
    const container = containers[index];
    if (container === undefined) continue;
    const sidecar = isSidecar(container);
    const status = findContainerStatusByName(podStatus, container.name);
    if (!status) {
      if (passed && sidecar) startAt(index, 'sidecarStatusLost');
      continue;
    }
    if (passed && !sidecar) continue;

    const verdict = sidecar
      ? judgeSidecar(container, status, results)
      : judgePlainInit(status, pod.spec.restartPolicy !== 'Never');
    if (verdict.wait) reasons.unshift({ container: container.name, action: 'wait', because: verdict.wait });
    if (verdict.failPod) {
      const failed: ActionReason = {
        container: container.name,
        action: 'killPod',
        because: 'initContainerFailed',
      };
      const kills = reasons.filter(({ action }) => action === 'kill');
      return { initialized: false, killPod: true, start: [], kill, reasons: [failed, ...kills] };
    }
    if (verdict.done) {
      if (index === containers.length - 1) initialized = true;
      else if (!passed) startAt(index + 1, 'previousInitializationDone');
    }
    if (verdict.restart) startAt(index, verdict.restart);
    if (verdict.kill) {
      kill.unshift(killOf(container, status, verdict.kill));
      reasons.unshift({ container: container.name, action: 'kill', because: verdict.kill });
    }
    passed = true;
  }

  if (!passed) startAt(0, 'firstInitContainer');
  return { initialized, killPod: false, start, kill, reasons };
}

/**
 * Whether some main container was ever made, which means that initialisation once was complete.
 *
 * Source: v1.28 pkg/kubelet/kuberuntime/kuberuntime_container.go:hasAnyRegularContainerCreated.
 */
export function hasAnyRegularContainerCreated(pod: Pod, podStatus: PodRuntimeStatus): boolean {
  return pod.spec.containers.some(({ name }) => {
    const status = findContainerStatusByName(podStatus, name);
    return status !== undefined && status.state !== 'unknown';
  });
}

/** Source: v1.28 pkg/kubelet/kuberuntime/helpers.go:isInitContainerFailed. */
export function isInitContainerFailed(status: RuntimeContainerStatus): boolean {
  if (status.reason === 'OOMKilled' || status.state === 'unknown') return true;
  return status.state === 'exited' && (status.exitCode ?? 0) !== 0;
}

/** What one init container's state asks for. */
interface Verdict {
  /** It lets the next one start. */
  readonly done?: boolean;
  readonly failPod?: boolean;
  readonly restart?: Because;
  readonly kill?: KillBecause;
  readonly wait?: Because;
}

function judgeSidecar(container: Container, status: RuntimeContainerStatus, results: ProbeResults): Verdict {
  switch (status.state) {
    case 'created':
      return { wait: 'containerCreated' };
    case 'running': {
      const startup = container.startupProbe ? results.startup(status.id) : 'success';
      if (startup === 'failure') return { kill: 'startupProbeFailed', restart: 'startupProbeFailed' };
      if (startup !== 'success') return { wait: 'startupProbePending' };
      // A failing liveness probe restarts a started sidecar, but does not hold up the next container.
      const dead = container.livenessProbe !== undefined && results.liveness(status.id) === 'failure';
      return dead
        ? { done: true, kill: 'livenessProbeFailed', restart: 'livenessProbeFailed' }
        : { done: true };
    }
    case 'exited':
      return { restart: 'sidecarExited' };
    case 'unknown':
      return { kill: 'stateUnknown', restart: 'stateUnknown' };
    default:
      return status.state satisfies never;
  }
}

function judgePlainInit(status: RuntimeContainerStatus, restartOnFailure: boolean): Verdict {
  switch (status.state) {
    case 'created':
      return { wait: 'containerCreated' };
    case 'running':
      return { wait: 'initContainerRunning' };
    case 'exited':
      if (!isInitContainerFailed(status)) return { done: true };
      return restartOnFailure ? { restart: 'initContainerFailed' } : { failPod: true };
    case 'unknown':
      return restartOnFailure ? { kill: 'stateUnknown', restart: 'stateUnknown' } : { failPod: true };
    default:
      return status.state satisfies never;
  }
}

function killOf(container: Container, { id }: RuntimeContainerStatus, because: KillBecause): ContainerToKill {
  const { name } = container;
  switch (because) {
    case 'startupProbeFailed':
      return { id, name, message: `Init container ${name} failed startup probe`, reason: 'StartupProbe' };
    case 'livenessProbeFailed':
      return { id, name, message: `Init container ${name} failed liveness probe`, reason: 'LivenessProbe' };
    default:
      return { id, name, message: unknownInitContainerMessage, reason: 'Unknown' };
  }
}

export const unknownInitContainerMessage =
  'Init container is in "unknown" state, try killing it before restart';
