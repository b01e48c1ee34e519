import { type Container, isSidecar } from '#api/types.ts';
import type { Process } from '#simulation/process.ts';
import { computePodActions, type PodActions } from './computePodActions.ts';
import { killContainer, killPod } from './killContainer.ts';
import type { Relisted } from './pleg.ts';
import type { KubeletParts, PodState, StartFailure } from './podState.ts';
import { runtimeStatus } from './relistedStatus.ts';
import { startContainer } from './startContainer.ts';

/**
 * Brings the runtime nearer to what the pod wants: one worker, one step after another, so a slow pull or hook holds
 * up all later containers of this sync. Returns the first failure, or null.
 *
 * Source: v1.28 pkg/kubelet/kuberuntime/kuberuntime_manager.go:SyncPod.
 */
export function* syncRuntime(
  parts: KubeletParts,
  state: PodState,
  relisted: Relisted,
): Process<StartFailure | null> {
  const { simulator, runtime, options } = parts;
  const { pod } = state;
  const results = {
    startup: (id: string) => state.probeResults.startup.get(id),
    liveness: (id: string) => state.probeResults.liveness.get(id),
  };
  const actions = computePodActions(
    pod,
    runtimeStatus(pod, relisted, state.relisted),
    results,
    options.algorithm,
  );
  recordActions(parts, state, actions);
  if (actions.killPod) {
    yield* killPod(parts, state, null);
    if (actions.createSandbox) removeInitContainers(parts, state, relisted, 0);
  } else {
    for (const { id, reason } of actions.containersToKill) {
      const instance = runtime.containers(state.key).find((one) => one.id === id);
      if (!instance) continue;
      yield* killContainer(parts, state, { instance, reason, graceSecondsOverride: null, ordering: null });
    }
  }
  removeInitContainers(parts, state, relisted, 1);
  if (actions.killPod && !actions.createSandbox) return null;
  if (actions.createSandbox) yield* runtime.runPodSandbox(pod, actions.attempt);
  const starts = [
    ...pick(pod.spec.ephemeralContainers, actions.ephemeralContainersToStart),
    ...pick(pod.spec.initContainers, actions.initContainersToStart),
    ...pick(pod.spec.containers, actions.containersToStart),
  ];
  const inits = new Set(pod.spec.initContainers ?? []);
  const cause = simulator.cause;
  let first: StartFailure | null = null;
  for (const container of starts) {
    simulator.cause = cause;
    const failure = yield* startContainer(parts, state, container, relisted);
    if (failure === null) {
      state.reasonCache.delete(container.name);
      continue;
    }
    state.reasonCache.set(container.name, failure);
    first ??= failure;
    // A plain init container that could not start ends the sync; a sidecar's failure is passed over.
    if (inits.has(container) && !isSidecar(container)) break;
  }
  return first;
}

/** Source: v1.28 kuberuntime_container.go:purgeInitContainers (`keep` 0), pruneInitContainersBeforeStart (`keep` 1). */
function removeInitContainers(parts: KubeletParts, state: PodState, relisted: Relisted, keep: 0 | 1): void {
  for (const { name } of state.pod.spec.initContainers ?? []) {
    const exited = relisted.containers.filter(
      (one) => one.container === name && (keep === 0 || one.state === 'exited'),
    );
    if (exited.length <= keep) continue;
    const present = new Set(parts.runtime.containers(state.key).map(({ id }) => id));
    for (const { id } of exited.slice(keep)) {
      if (present.has(id)) parts.runtime.removeContainer(id);
    }
  }
}

function recordActions(parts: KubeletParts, state: PodState, actions: PodActions): void {
  const { spec } = state.pod;
  const start = [
    ...pick(spec.ephemeralContainers, actions.ephemeralContainersToStart),
    ...pick(spec.initContainers, actions.initContainersToStart),
    ...pick(spec.containers, actions.containersToStart),
  ].map(({ name }) => name);
  const kill = actions.containersToKill.map(({ name }) => name);
  if (!actions.killPod && start.length === 0 && kill.length === 0) return;
  const { simulator } = parts;
  simulator.cause = simulator.emit({
    actor: parts.actor,
    subject: state.key,
    kind: 'PodActionsComputed',
    detail: {
      killPod: actions.killPod,
      createSandbox: actions.createSandbox,
      start,
      kill,
      reasons: actions.reasons,
    },
    source: 'pkg/kubelet/kuberuntime/kuberuntime_manager.go:computePodActions',
  });
}

function pick(
  containers: readonly Container[] | undefined,
  indexes: readonly number[],
): readonly Container[] {
  return indexes.map((index) => containers?.[index]).filter((container) => container !== undefined);
}
