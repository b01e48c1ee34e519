import { type Container, type ContainerStatus, isSidecar, type Pod, type PodPhase } from '#api/types.ts';
import { hasAnyRegularContainerStarted } from './podConditions.ts';

/**
 * The pod's phase from its containers' statuses, init and main in one list. The kubelet calls it before `started` is
 * filled in, so there a running sidecar counts as not started yet.
 *
 * Source: v1.28 pkg/kubelet/kubelet_pods.go:getPhase.
 */
export function getPhase(pod: Pod, statuses: readonly ContainerStatus[], podIsTerminal: boolean): PodPhase {
  const { restartPolicy } = pod.spec;
  const count = countContainers(pod, statuses);

  if (count.failedInit > 0 && restartPolicy === 'Never') return 'Failed';
  // A main that has run shows that the pod was initialised once; a sidecar that restarts does not undo that.
  if (count.pendingInit > 0 && !hasAnyRegularContainerStarted(pod.spec, statuses)) return 'Pending';
  if (count.waiting > 0) return 'Pending';
  if (count.running > 0 && count.unknown === 0) return 'Running';
  if (count.running > 0 || count.stopped === 0 || count.unknown > 0) return 'Pending';

  const succeeded = count.stopped === count.succeeded;
  if (podIsTerminal && !isStaticPod(pod)) return succeeded ? 'Succeeded' : 'Failed';
  if (restartPolicy === 'Always') return 'Running';
  if (succeeded) return 'Succeeded';
  return restartPolicy === 'Never' ? 'Failed' : 'Running';
}

interface ContainerCount {
  pendingInit: number;
  failedInit: number;
  unknown: number;
  running: number;
  waiting: number;
  stopped: number;
  succeeded: number;
}

function countContainers(pod: Pod, statuses: readonly ContainerStatus[]): ContainerCount {
  const count: ContainerCount = {
    pendingInit: 0,
    failedInit: 0,
    unknown: 0,
    running: 0,
    waiting: 0,
    stopped: 0,
    succeeded: 0,
  };
  const statusOf = ({ name }: Container) => statuses.find((status) => status.name === name);
  for (const container of pod.spec.initContainers ?? []) {
    if (isSidecar(container)) countSidecar(count, statusOf(container));
    else countPlainInit(count, statusOf(container));
  }
  for (const container of pod.spec.containers) countMain(count, statusOf(container));
  return count;
}

function countPlainInit(count: ContainerCount, status: ContainerStatus | undefined): void {
  const { state, lastState } = status ?? {};
  const ended = state?.running ? undefined : (state?.terminated ?? (state?.waiting && lastState?.terminated));
  if (!ended) count.pendingInit += 1;
  else if (ended.exitCode) count.failedInit += 1;
}

/** A sidecar that has ended, or waits to run again, says nothing about the phase. */
function countSidecar(count: ContainerCount, status: ContainerStatus | undefined): void {
  if (!status) {
    count.unknown += 1;
  } else if (status.state?.running) {
    if (!status.started) count.pendingInit += 1;
    count.running += 1;
  } else if (status.state?.terminated) {
    return;
  } else if (status.state?.waiting) {
    if (status.lastState?.terminated) return;
    count.pendingInit += 1;
    count.waiting += 1;
  } else {
    count.pendingInit += 1;
    count.unknown += 1;
  }
}

function countMain(count: ContainerCount, status: ContainerStatus | undefined): void {
  if (status?.state?.running) {
    count.running += 1;
  } else if (status?.state?.terminated) {
    count.stopped += 1;
    if (!status.state.terminated.exitCode) count.succeeded += 1;
  } else if (status?.state?.waiting) {
    if (status.lastState?.terminated) count.stopped += 1;
    else count.waiting += 1;
  } else {
    count.unknown += 1;
  }
}

/** Read from a file or URL by the kubelet itself. Source: v1.28 pkg/kubelet/types/pod_update.go:IsStaticPod. */
export function isStaticPod(pod: Pod): boolean {
  const source = pod.metadata.annotations?.['kubernetes.io/config.source'];
  return source !== undefined && source !== 'api';
}
