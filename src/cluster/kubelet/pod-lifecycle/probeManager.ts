import { type Container, type ContainerStatus, isSidecar, type Pod, type Probe } from '#api/types.ts';
import type { DraftStatus } from './containerStatuses.ts';
import type { ProbeKind } from './facts.ts';
import type { KubeletParts, PodState } from './podState.ts';
import { ProbeWorker, type PublishResult } from './probeWorker.ts';

const key = (container: string, kind: ProbeKind) => `${container}/${kind}`;

/** Containers with probe workers, in the order upstream visits them: mains first, then sidecars. */
function probedContainers(pod: Pod): readonly Container[] {
  return [...pod.spec.containers, ...(pod.spec.initContainers ?? []).filter(isSidecar)];
}

function probesOf(container: Container): readonly (readonly [ProbeKind, Probe | undefined])[] {
  return [
    ['startup', container.startupProbe],
    ['readiness', container.readinessProbe],
    ['liveness', container.livenessProbe],
  ];
}

/**
 * Makes the probe workers that are missing. As upstream, it returns at the first worker that exists already.
 *
 * Source: v1.28 pkg/kubelet/prober/prober_manager.go:AddPod.
 */
export function addPod(parts: KubeletParts, state: PodState, publish: PublishResult): void {
  for (const container of probedContainers(state.pod)) {
    for (const [kind, probe] of probesOf(container)) {
      if (!probe) continue;
      const worker = key(container.name, kind);
      if (state.probeWorkers.has(worker)) return;
      const onStopped = () => state.probeWorkers.delete(worker);
      const made = new ProbeWorker(parts, state, { container, kind, probe }, { publish, onStopped });
      state.probeWorkers.set(worker, made);
    }
  }
}

/** Source: v1.28 pkg/kubelet/prober/prober_manager.go:StopLivenessAndStartup, which lists mains only. */
export function stopLivenessAndStartup(state: PodState): void {
  for (const { name } of state.pod.spec.containers) {
    state.probeWorkers.get(key(name, 'liveness'))?.stop();
    state.probeWorkers.get(key(name, 'startup'))?.stop();
  }
}

/** Source: v1.28 pkg/kubelet/prober/prober_manager.go:RemovePod. */
export function removePod(state: PodState): void {
  for (const worker of [...state.probeWorkers.values()]) worker.stop();
}

/**
 * Fills `started` and `ready` into a main's or sidecar's status; probes readiness at once where it is not known yet.
 *
 * Source: v1.28 pkg/kubelet/prober/prober_manager.go:UpdatePodStatus.
 */
export function fillProbeResults(state: PodState, status: DraftStatus): void {
  status.started = isContainerStarted(state, status);
  if (!status.started) return;
  const readiness = state.probeWorkers.get(key(status.name, 'readiness'));
  const result = state.probeResults.readiness.get(status.containerID ?? '');
  status.ready = result === 'success' || readiness === undefined;
  if (result !== 'success') readiness?.triggerManually();
}

/** The same for the statuses of `spec.initContainers`, in their order: a plain one is ready when it has succeeded. */
export function fillInitProbeResults(state: PodState, statuses: readonly DraftStatus[]): void {
  const { initContainers = [] } = state.pod.spec;
  for (const [index, status] of statuses.entries()) {
    const container = initContainers[index];
    if (container !== undefined && isSidecar(container)) {
      fillProbeResults(state, status);
    } else {
      status.started = isContainerStarted(state, status);
      status.ready ||= status.state?.terminated?.exitCode === 0;
    }
  }
}

function isContainerStarted(state: PodState, status: ContainerStatus): boolean {
  if (!status.state?.running) return false;
  const result = state.probeResults.startup.get(status.containerID ?? '');
  if (result !== undefined) return result === 'success';
  return !state.probeWorkers.has(key(status.name, 'startup'));
}
