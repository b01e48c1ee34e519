import { rfc3339 } from '#api/rfc3339.ts';
import type { Container, ContainerState, ContainerStatus, PodStatus } from '#api/types.ts';
import type { StartFailure } from './podState.ts';
import type { PodRuntimeStatus, RuntimeContainerStatus } from './runtimeStatus.ts';

/** A status still being made: the probe manager fills `started` and `ready` in. */
export type DraftStatus = { -readonly [Key in keyof ContainerStatus]: ContainerStatus[Key] };

/** What `convertToAPIContainerStatuses` needs besides the containers. */
export interface StatusSources {
  readonly runtime: PodRuntimeStatus;
  readonly before: PodStatus | null;
  readonly hasInitContainers: boolean;
  readonly deleted: boolean;
  readonly reasons: ReadonlyMap<string, StartFailure>;
  /** Each instance's state, computed once for what one relist saw of it. */
  readonly states: Map<RuntimeContainerStatus, ContainerState>;
  /** ShouldContainerBeRestarted by the POD's policy, for sidecars as well. */
  readonly shouldBeRestarted: (container: Container) => boolean;
}

/**
 * The API's view of containers from what the runtime lists and what was said before.
 *
 * Source: v1.28 pkg/kubelet/kubelet_pods.go:convertToAPIContainerStatuses.
 */
export function convertToAPIContainerStatuses(
  containers: readonly Container[],
  role: 'init' | 'main' | 'ephemeral',
  sources: StatusSources,
): readonly DraftStatus[] {
  const isInit = role === 'init';
  const previous = sources.before?.[statusLists[role]];
  const statuses = containers.map((container) => {
    const instances = sources.runtime.containers.filter(({ name }) => name === container.name);
    const old = previous?.find(({ name }) => name === container.name);
    const status =
      fromRuntime(container, instances, old, sources) ?? withoutInstance(container, old, sources);
    waitAfterFailure(container, isInit, status, instances[0], sources);
    return status;
  });
  if (isInit) return statuses;
  return statuses.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const statusLists = {
  init: 'initContainerStatuses',
  main: 'containerStatuses',
  ephemeral: 'ephemeralContainerStatuses',
} as const;

/** The newest instance is the state, the second newest the last state. */
function fromRuntime(
  container: Container,
  [newest, second]: readonly RuntimeContainerStatus[],
  old: ContainerStatus | undefined,
  sources: StatusSources,
): DraftStatus | null {
  if (!newest) return null;
  // Of a container that ran and that the runtime can no longer tell about, the worst is assumed.
  const lost = newest.state === 'unknown' && old?.state?.running !== undefined;
  const status: DraftStatus = {
    name: container.name,
    state: lost
      ? unknownState('The container could not be located when the pod was terminated')
      : stateOf(newest, sources),
    ready: false,
    restartCount: lost ? old.restartCount + 1 : (newest.attempt ?? 0),
    containerID: newest.id,
  };
  if (second) status.lastState = stateOf(second, sources);
  if (container.image !== undefined) status.image = container.image;
  return status;
}

function withoutInstance(
  container: Container,
  old: ContainerStatus | undefined,
  sources: StatusSources,
): DraftStatus {
  if (old?.state?.terminated) return { ...old };
  const reason = sources.hasInitContainers ? 'PodInitializing' : 'ContainerCreating';
  const wasRunning = old?.state?.running !== undefined && old.lastState?.terminated === undefined;
  const lost =
    'The container could not be located when the pod was deleted.  The container used to be Running';
  const lastState = wasRunning ? unknownState(lost) : old?.lastState;
  return {
    name: container.name,
    state: { waiting: { reason } },
    ...(lastState ? { lastState } : {}),
    ready: false,
    restartCount: (old?.restartCount ?? 0) + (wasRunning && !sources.deleted ? 1 : 0),
    ...(container.image === undefined ? {} : { image: container.image }),
  };
}

function unknownState(message: string): ContainerState {
  return { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown', message } };
}

/** A container that would be restarted and whose last start failed waits, with that failure as its reason. */
function waitAfterFailure(
  container: Container,
  isInit: boolean,
  status: DraftStatus,
  newest: RuntimeContainerStatus | undefined,
  sources: StatusSources,
): void {
  const failure = sources.reasons.get(container.name);
  if (failure === undefined) return;
  if (isInit && newest?.state === 'exited' && (newest.exitCode ?? 0) === 0) return;
  if (!sources.shouldBeRestarted(container)) return;
  if (status.state?.terminated) status.lastState = { terminated: status.state.terminated };
  status.state = { waiting: failure };
}

function stateOf(instance: RuntimeContainerStatus, { states }: StatusSources): ContainerState {
  const known = states.get(instance);
  if (known) return known;
  const state = convertState(instance);
  states.set(instance, state);
  return state;
}

function convertState(instance: RuntimeContainerStatus): ContainerState {
  const startedAt = rfc3339(instance.startedAt ?? 0);
  if (instance.state === 'running') return { running: { startedAt } };
  if (instance.state !== 'exited') return { waiting: {} };
  return {
    terminated: {
      exitCode: instance.exitCode ?? 0,
      reason: instance.reason ?? '',
      startedAt,
      finishedAt: rfc3339(instance.finishedAt ?? 0),
      containerID: instance.id,
    },
  };
}
