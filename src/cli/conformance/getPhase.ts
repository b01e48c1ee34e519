import type { ContainerStatus } from '#api/types.ts';
import { getPhase as decide } from '#cluster/kubelet/pod-lifecycle/getPhase.ts';
import { adapter } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly pod: VectorPod;
  readonly statuses?: readonly ContainerStatus[] | null;
  readonly podIsTerminal?: boolean;
}

/** kubelet/getPhase */
export const getPhase = adapter<Input>(({ pod, statuses, podIsTerminal }) => ({
  phase: decide(podOfVector(pod), statuses ?? [], podIsTerminal ?? false),
}));
