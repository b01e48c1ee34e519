import { type ContainerStatus, isSidecar, type PodSpec, type PodStatus } from '#api/types.ts';

/**
 * Whether a status would bring back a container that has ended for good: such a status is not stored at all. A
 * sidecar may always come back, and everything may under Always.
 *
 * Source: v1.28 pkg/kubelet/status/status_manager.go:checkContainerStateTransition.
 */
export function attemptsIllegalTransition(old: PodStatus, next: PodStatus, spec: PodSpec): boolean {
  if (spec.restartPolicy === 'Always' || spec.restartPolicy === undefined) return false;
  const mayRestart = (exitCode: number) => exitCode !== 0 && spec.restartPolicy === 'OnFailure';
  const sidecars = new Set((spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name));
  const revived = (before: readonly ContainerStatus[] = [], after: readonly ContainerStatus[] = []) =>
    before.some(({ name, state }) => {
      if (!state?.terminated || mayRestart(state.terminated.exitCode) || sidecars.has(name)) return false;
      return after.some((one) => one.name === name && !one.state?.terminated);
    });
  return (
    revived(old.containerStatuses, next.containerStatuses) ||
    revived(old.initContainerStatuses, next.initContainerStatuses)
  );
}
