import type { Container, Pod } from '#api/types.ts';
import { findContainerStatusByName, type PodRuntimeStatus } from './runtimeStatus.ts';

/**
 * Whether a container that is not running should be started (again), by the pod's own restart policy.
 *
 * Source: v1.28 pkg/kubelet/container/helpers.go:ShouldContainerBeRestarted.
 */
export function shouldContainerBeRestarted(
  container: Pick<Container, 'name'>,
  pod: Pod,
  podStatus: PodRuntimeStatus,
): boolean {
  if (pod.metadata.deletionTimestamp) return false;
  const status = findContainerStatusByName(podStatus, container.name);
  if (!status) return true;
  switch (status.state) {
    case 'running':
      return false;
    case 'unknown':
    case 'created':
      return true;
    case 'exited':
      if (pod.spec.restartPolicy === 'Never') return false;
      return pod.spec.restartPolicy !== 'OnFailure' || (status.exitCode ?? 0) !== 0;
    default:
      return status.state satisfies never;
  }
}
