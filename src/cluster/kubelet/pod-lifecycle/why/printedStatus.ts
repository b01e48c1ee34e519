import { type ContainerStatus, isSidecar, type Pod } from '#api/types.ts';

/** The container whose state kubectl's STATUS word is about. */
export interface StatusSubject {
  readonly name: string;
  readonly list: 'init' | 'main';
  readonly status: ContainerStatus;
  /** How many init containers come before it, and how many there are. */
  readonly position: number;
  readonly total: number;
}

/**
 * Finds whom the STATUS column is about: the first init container that is not done, else the first main that has a
 * reason; null when the phase itself is printed.
 *
 * Source: v1.28 pkg/printers/internalversion/printers.go:printPod.
 */
export function statusSubject(pod: Pod): StatusSubject | null {
  const { spec, status = {} } = pod;
  const inits = spec.initContainers ?? [];
  const total = inits.length;
  const initialized = status.conditions?.find(({ type }) => type === 'Initialized')?.status === 'True';
  const position = (status.initContainerStatuses ?? []).findIndex((one) => !isDone(one, inits));
  const blocking = status.initContainerStatuses?.[position];
  const main = status.containerStatuses?.find(({ state }) => state?.waiting?.reason ?? state?.terminated);
  if (main && (!blocking || initialized)) {
    return { name: main.name, list: 'main', status: main, position: 0, total };
  }
  return blocking ? { name: blocking.name, list: 'init', status: blocking, position, total } : null;
}

function isDone(status: ContainerStatus, inits: Pod['spec']['containers']): boolean {
  const { state, started, name } = status;
  if (state?.terminated?.exitCode === 0) return true;
  const container = inits.find((one) => one.name === name);
  return container !== undefined && isSidecar(container) && started === true;
}
