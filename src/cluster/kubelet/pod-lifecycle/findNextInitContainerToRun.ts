import type { Pod } from '#api/types.ts';
import {
  type InitContainerActions,
  isInitContainerFailed,
  unknownInitContainerMessage,
} from './computeInitContainerActions.ts';
import type { ActionReason } from './podAction.ts';
import {
  findContainerStatusByName,
  type PodRuntimeStatus,
  type RuntimeContainerStatus,
} from './runtimeStatus.ts';

/** How far plain initialisation has come. */
export interface NextInitContainer {
  readonly done: boolean;
  /** Index of the init container to run next; null: done, or one is running. */
  readonly next: number | null;
  /** The failed instance that `next` replaces. */
  readonly failed: RuntimeContainerStatus | null;
}

/**
 * The one init container to run next, as it was before sidecars: v1.27, and v1.28.x with the gate off.
 *
 * Source: v1.28.7 pkg/kubelet/kuberuntime/kuberuntime_container.go:findNextInitContainerToRun.
 */
export function findNextInitContainerToRun(pod: Pod, podStatus: PodRuntimeStatus): NextInitContainer {
  const done: NextInitContainer = { done: true, next: null, failed: null };
  const statusOf = ({ name }: { readonly name: string }) => findContainerStatusByName(podStatus, name);
  if (pod.spec.containers.some((main) => statusOf(main)?.state === 'running')) return done;

  const statuses = (pod.spec.initContainers ?? []).map(statusOf);
  if (statuses.length === 0) return done;

  const lastFailed = statuses.findLastIndex(
    (status) => status !== undefined && isInitContainerFailed(status),
  );
  if (lastFailed >= 0) return { done: false, next: lastFailed, failed: statuses[lastFailed] ?? null };

  const last = statuses.findLastIndex((status) => status?.state === 'running' || status?.state === 'exited');
  if (last >= 0 && statuses[last]?.state === 'running') return { done: false, next: null, failed: null };
  if (last === statuses.length - 1) return done;
  return { done: false, next: last + 1, failed: null };
}

/** `findNextInitContainerToRun` in the words of `computeInitContainerActions`. */
export function nextInitContainerActions(pod: Pod, podStatus: PodRuntimeStatus): InitContainerActions {
  const { done, next, failed } = findNextInitContainerToRun(pod, podStatus);
  const none = { initialized: done, killPod: false, start: [], kill: [], reasons: [] };
  if (next === null) return none;

  const container = pod.spec.initContainers?.[next]?.name ?? '';
  if (failed && pod.spec.restartPolicy === 'Never') {
    const reason: ActionReason = { container, action: 'killPod', because: 'initContainerFailed' };
    return { ...none, killPod: true, reasons: [reason] };
  }
  const start = { ...none, start: [next] };
  if (failed?.state === 'unknown') {
    const kill = {
      id: failed.id,
      name: container,
      message: unknownInitContainerMessage,
      reason: 'Unknown',
    } as const;
    const reasons: readonly ActionReason[] = [
      { container, action: 'kill', because: 'stateUnknown' },
      { container, action: 'start', because: 'stateUnknown' },
    ];
    return { ...start, kill: [kill], reasons };
  }
  const first = next === 0 ? 'firstInitContainer' : 'previousInitializationDone';
  return {
    ...start,
    reasons: [{ container, action: 'start', because: failed ? 'initContainerFailed' : first }],
  };
}
