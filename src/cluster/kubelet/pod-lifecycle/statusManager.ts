import { rfc3339 } from '#api/rfc3339.ts';
import type { ContainerStatus, PodCondition, PodStatus } from '#api/types.ts';
import { equal } from '#base/equal.ts';
import { attemptsIllegalTransition } from './containerTransition.ts';
import { mergePodStatus } from './mergePodStatus.ts';
import { generateContainersReadyCondition, generatePodReadyCondition } from './podConditions.ts';
import { identityOf, type KubeletParts, type PodState } from './podState.ts';

const source = 'pkg/kubelet/status/status_manager.go:SetPodStatus';

/**
 * Stores a pod's status and sends it to the API server when it differs from the last one, or the pod is being deleted.
 *
 * Source: v1.28 pkg/kubelet/status/status_manager.go:updateStatusInternal.
 */
export function setPodStatus(parts: KubeletParts, state: PodState, next: PodStatus): void {
  const { simulator } = parts;
  const before = state.status;
  if (before !== null && saysTheSame(before, next)) {
    if (state.pod.metadata.deletionTimestamp !== undefined) sendPodStatus(parts, state);
    return;
  }
  const old = before ?? state.pod.status ?? {};
  if (attemptsIllegalTransition(old, next, state.pod.spec)) return;
  const status: PodStatus = {
    ...next,
    startTime: old.startTime ?? rfc3339(simulator.now),
    conditions: (next.conditions ?? []).map((condition) => stamped(condition, old, simulator.now)),
  };
  state.status = status;
  simulator.cause = simulator.emit({
    actor: parts.actor,
    subject: state.key,
    kind: 'PodStatusComputed',
    detail: { status },
    source,
  });
  state.statusEvent = simulator.cause;
  sendPodStatus(parts, state);
}

/**
 * Sends the stored status. Whether containers may still run is asked when the request is made: by then the sync that
 * stopped them has ended.
 *
 * Source: v1.28 pkg/kubelet/status/status_manager.go:syncPod.
 */
export function sendPodStatus(parts: KubeletParts, state: PodState): void {
  const { status } = state;
  if (status === null) return;
  parts.api.patchPodStatus(identityOf(state), (old) =>
    mergePodStatus(old, status, state.work !== 'terminated'),
  );
}

/** Writes a readiness result into the stored status at once, ahead of the next sync. */
export function setContainerReadiness(
  parts: KubeletParts,
  state: PodState,
  containerId: string,
  ready: boolean,
): void {
  change(parts, state, containerId, (status) => (status.ready === ready ? null : { ...status, ready }));
}

/** Writes a startup result into the stored status at once. */
export function setContainerStartup(
  parts: KubeletParts,
  state: PodState,
  containerId: string,
  started: boolean,
): void {
  change(parts, state, containerId, (status) => (status.started === started ? null : { ...status, started }));
}

function change(
  parts: KubeletParts,
  state: PodState,
  containerId: string,
  edit: (status: ContainerStatus) => ContainerStatus | null,
): void {
  const before = state.status;
  if (before === null) return;
  const all = [...(before.initContainerStatuses ?? []), ...(before.containerStatuses ?? [])];
  if (!all.some((status) => status.containerID === containerId && edit(status) !== null)) return;
  const apply = (statuses: readonly ContainerStatus[]) =>
    statuses.map((status) => (status.containerID === containerId ? (edit(status) ?? status) : status));
  const initContainerStatuses = apply(before.initContainerStatuses ?? []);
  const containerStatuses = apply(before.containerStatuses ?? []);
  const statuses = [...initContainerStatuses, ...containerStatuses];
  const phase = before.phase ?? 'Pending';
  const containersReady = generateContainersReadyCondition(state.pod.spec, statuses, phase);
  const ready = generatePodReadyCondition(state.pod.spec, before.conditions ?? [], statuses, phase);
  const conditions = (before.conditions ?? []).map((condition): PodCondition => {
    if (condition.type === 'Ready') return ready;
    return condition.type === 'ContainersReady' ? containersReady : condition;
  });
  setPodStatus(parts, state, { ...before, initContainerStatuses, containerStatuses, conditions });
}

/** Equal but for the times that this manager adds. */
function saysTheSame(before: PodStatus, next: PodStatus): boolean {
  return (
    before.phase === next.phase &&
    before.reason === next.reason &&
    before.message === next.message &&
    before.podIP === next.podIP &&
    (before.conditions ?? []).every((condition, index) =>
      sameCondition(condition, next.conditions?.[index]),
    ) &&
    before.conditions?.length === next.conditions?.length &&
    equal(before.containerStatuses, next.containerStatuses) &&
    equal(before.initContainerStatuses, next.initContainerStatuses) &&
    equal(before.ephemeralContainerStatuses, next.ephemeralContainerStatuses)
  );
}

function sameCondition(a: PodCondition, b: PodCondition | undefined): boolean {
  return a.type === b?.type && a.status === b.status && a.reason === b.reason && a.message === b.message;
}

function stamped(condition: PodCondition, before: PodStatus, nowMs: number): PodCondition {
  const old = before.conditions?.find(({ type }) => type === condition.type);
  if (old?.lastTransitionTime !== undefined && sameCondition(old, condition)) return old;
  const kept = old?.status === condition.status ? old.lastTransitionTime : undefined;
  return { ...condition, lastTransitionTime: kept ?? rfc3339(nowMs) };
}
