/** A probe's stored result; a container without one yet has no entry at all. */
export type ProbeResult = 'success' | 'failure' | 'unknown';

/**
 * What the runtime says about a pod, as the kubelet's cache holds it.
 *
 * Source: v1.28 pkg/kubelet/container/runtime.go:PodStatus.
 */
export interface PodRuntimeStatus {
  /** Newest first. */
  readonly sandboxes: readonly SandboxStatus[];
  /** Newest first: of several instances of one container the first counts. */
  readonly containers: readonly RuntimeContainerStatus[];
}

export interface SandboxStatus {
  readonly id: string;
  readonly state: 'SANDBOX_READY' | 'SANDBOX_NOTREADY';
  readonly attempt: number;
  /** Absent: the runtime reports no network at all. Empty: a network without an address. */
  readonly ip?: string;
  /** Whether the sandbox was made in the host's network. */
  readonly hostNetwork?: boolean;
}

/** One instance of a container. Times in integer ms of virtual time. */
export interface RuntimeContainerStatus {
  readonly id: string;
  readonly name: string;
  readonly state: 'created' | 'running' | 'exited' | 'unknown';
  /** Absent counts as 0, as Go's zero value does. */
  readonly exitCode?: number;
  readonly reason?: string;
  readonly createdAt?: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** The instance was made from another spec than the pod has now. */
  readonly specChanged?: boolean;
  /** Restart number of the instance, 0 for the first. */
  readonly attempt?: number;
}

/** The newest instance of a container. Source: v1.28 pkg/kubelet/container/runtime.go:FindContainerStatusByName. */
export function findContainerStatusByName(
  podStatus: PodRuntimeStatus,
  name: string,
): RuntimeContainerStatus | undefined {
  return podStatus.containers.find((status) => status.name === name);
}
