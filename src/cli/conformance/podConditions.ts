import type { ContainerStatus, PodCondition, PodPhase } from '#api/types.ts';
import {
  generateContainersReadyCondition,
  generatePodInitializedCondition,
  generatePodReadyCondition,
  generatePodReadyToStartContainersCondition,
} from '#cluster/kubelet/pod-lifecycle/podConditions.ts';
import type { SandboxStatus } from '#cluster/kubelet/pod-lifecycle/runtimeStatus.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly pod: VectorPod;
  readonly statuses?: readonly ContainerStatus[] | null;
  readonly phase: PodPhase;
  readonly sandboxes?: readonly SandboxStatus[] | null;
}

/** kubelet/podConditions */
export const podConditions = adapter<Input>((input) => {
  const pod = podOfVector(input.pod);
  const statuses = input.statuses ?? null;
  const conditions = pod.status?.conditions ?? [];
  const podStatus = { sandboxes: input.sandboxes ?? [], containers: [] };
  return {
    Initialized: withoutType(generatePodInitializedCondition(pod.spec, statuses, input.phase)),
    ContainersReady: withoutType(generateContainersReadyCondition(pod.spec, statuses, input.phase)),
    Ready: withoutType(generatePodReadyCondition(pod.spec, conditions, statuses, input.phase)),
    PodReadyToStartContainers: withoutType(generatePodReadyToStartContainersCondition(pod, podStatus)),
  };
});

function withoutType({ type: _, ...rest }: PodCondition): Omit<PodCondition, 'type'> {
  return rest;
}
