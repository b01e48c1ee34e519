import { computePodActions as decide } from '#cluster/kubelet/pod-lifecycle/computePodActions.ts';
import type { PodRuntimeStatus, ProbeResult } from '#cluster/kubelet/pod-lifecycle/runtimeStatus.ts';
import { adapter, type VectorHeader } from './adapter.ts';
import { podOfVector, type VectorPod } from './podOfVector.ts';

interface Input {
  readonly gates?: { readonly SidecarContainers?: boolean };
  readonly pod: VectorPod;
  readonly podStatus?: { readonly [List in keyof PodRuntimeStatus]?: PodRuntimeStatus[List] | null };
  readonly startup?: StoredResults | null;
  readonly liveness?: StoredResults | null;
}

/** Latest results; a container without one is not in the list. */
type StoredResults = readonly { readonly id: string; readonly result: ProbeResult }[];

/** kubelet/computePodActions */
export const computePodActions = adapter<Input>((input, header) => {
  const results = { startup: lookUp(input.startup), liveness: lookUp(input.liveness) };
  const { sandboxes, containers } = input.podStatus ?? {};
  const podStatus = { sandboxes: sandboxes ?? [], containers: containers ?? [] };
  const actions = decide(podOfVector(input.pod), podStatus, results, algorithmOf(input, header));
  const { reasons: _, ...decided } = actions;
  // Upstream's is a map; the vectors list it by ID.
  const byId = [...actions.containersToKill].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...decided, containersToKill: byId };
});

/** v1.28.0 ignores the gate here; v1.28.7 without it does as v1.27 did. */
function algorithmOf(input: Input, header: VectorHeader): 'v1.28' | 'v1.27' {
  if (header.kubernetes === 'v1.28.0') return 'v1.28';
  return input.gates?.SidecarContainers ? 'v1.28' : 'v1.27';
}

function lookUp(stored: StoredResults | null | undefined): (containerId: string) => ProbeResult | undefined {
  return (containerId) => stored?.find(({ id }) => id === containerId)?.result;
}
