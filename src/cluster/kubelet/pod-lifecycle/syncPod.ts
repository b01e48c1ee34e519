import type { PodStatus } from '#api/types.ts';
import { isSidecar } from '#api/types.ts';
import type { Process } from '#simulation/process.ts';
import { generateAPIPodStatus } from './apiPodStatus.ts';
import { isStaticPod } from './getPhase.ts';
import { killPod } from './killContainer.ts';
import { isTerminal } from './mergePodStatus.ts';
import { identityOf, type KubeletParts, type PodState } from './podState.ts';
import { addPod, removePod, stopLivenessAndStartup } from './probeManager.ts';
import type { PublishResult } from './probeWorker.ts';
import { sendPodStatus, setPodStatus } from './statusManager.ts';
import { syncRuntime } from './syncRuntime.ts';

/** How one sync ended. */
export interface SyncOutcome {
  readonly isTerminal: boolean;
  readonly error: string | null;
}

/** Source: v1.28 pkg/kubelet/kubelet.go:SyncPod. */
export function* syncPod(parts: KubeletParts, state: PodState, publish: PublishResult): Process<SyncOutcome> {
  const relisted = parts.pleg.cached(state.key);
  const status = generateAPIPodStatus(parts, state, relisted, false);
  const { cause } = parts.simulator;
  setPodStatus(parts, state, status);
  parts.simulator.cause = cause;
  if (isTerminal(status)) return { isTerminal: true, error: null };
  addPod(parts, state, publish);
  const failure = yield* syncRuntime(parts, state, relisted);
  // Upstream means to keep back-offs from counting as errors, but a nil among the results defeats that test.
  return { isTerminal: false, error: failure?.reason ?? null };
}

/** Source: v1.28 pkg/kubelet/kubelet.go:SyncTerminatingPod. */
export function* syncTerminatingPod(parts: KubeletParts, state: PodState): Process<SyncOutcome> {
  const { cause } = parts.simulator;
  setPodStatus(parts, state, generateAPIPodStatus(parts, state, parts.pleg.cached(state.key), false));
  parts.simulator.cause = cause;
  stopLivenessAndStartup(state);
  yield* killPod(parts, state, state.graceSeconds === 0 ? null : state.graceSeconds);
  removePod(state);
  setPodStatus(parts, state, generateAPIPodStatus(parts, state, parts.pleg.current(state.key), true));
  return { isTerminal: false, error: null };
}

/** Source: v1.28 pkg/kubelet/kubelet.go:SyncTerminatedPod; status/status_manager.go:TerminatePod. */
export function syncTerminatedPod(parts: KubeletParts, state: PodState): SyncOutcome {
  setPodStatus(parts, state, generateAPIPodStatus(parts, state, parts.pleg.cached(state.key), true));
  const status = state.status;
  if (status !== null) setPodStatus(parts, state, terminatePod(state, status));
  // Nothing may have changed, but only now does the API server take a terminal phase.
  sendPodStatus(parts, state);
  if (state.pod.metadata.deletionTimestamp !== undefined) parts.api.removePod(identityOf(state));
  return { isTerminal: false, error: null };
}

function terminatePod(state: PodState, status: PodStatus): PodStatus {
  const lost = {
    terminated: {
      exitCode: 137,
      reason: 'ContainerStatusUnknown',
      message: 'The container could not be located when the pod was terminated',
    },
  };
  const inits = status.initContainerStatuses ?? [];
  const lastStarted = inits.findLastIndex((one) => !one.state?.waiting || one.lastState?.terminated);
  const initContainerStatuses = inits.map((one, index) =>
    one.state?.terminated || index > Math.max(lastStarted, 0) ? one : { ...one, state: lost },
  );
  const containerStatuses = (status.containerStatuses ?? []).map((one) =>
    one.state?.terminated || !hasPodInitialized(state) ? one : { ...one, state: lost },
  );
  const statuses = { initContainerStatuses, containerStatuses };
  if (isTerminal(status) || isStaticPod(state.pod)) return { ...status, ...statuses };
  return { ...status, ...statuses, phase: 'Failed' };
}

/** Reads the pod as the API last showed it. Source: v1.28 status_manager.go:hasPodInitialized. */
function hasPodInitialized(state: PodState): boolean {
  const { spec, status } = state.pod;
  const inits = spec.initContainers ?? [];
  const last = inits.at(-1);
  if (!last) return true;
  if ((status?.containerStatuses ?? []).some((one) => one.lastState?.terminated || !one.state?.waiting))
    return true;
  const lastStatus = status?.initContainerStatuses?.find(({ name }) => name === last.name);
  if (isSidecar(last)) return lastStatus?.state?.running !== undefined && lastStatus.started === true;
  return lastStatus?.state?.terminated?.exitCode === 0 || lastStatus?.lastState?.terminated?.exitCode === 0;
}
