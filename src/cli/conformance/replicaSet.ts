import { unixMs } from '#api/printers/unixMs.ts';
import type { Pod } from '#api/types.ts';
import {
  isPodActive,
  isPodAvailable,
  isPodReady,
} from '#cluster/kube-controller-manager/replicaset/podAvailability.ts';
import {
  compareForDeletion,
  podsRankedByRelatedPodsOnSameNode,
} from '#cluster/kube-controller-manager/replicaset/podDeletionOrder.ts';
import { sortForDeletion } from '#cluster/kube-controller-manager/replicaset/sortForDeletion.ts';
import { adapter } from './adapter.ts';

interface AvailabilityInput {
  /** RFC 3339. */
  readonly now: string;
  readonly minReadySeconds: number;
  readonly pod: Pod;
}

/** replicaset/podAvailability */
export const podAvailability = adapter<AvailabilityInput>(({ now, minReadySeconds, pod }) => ({
  active: isPodActive(pod),
  ready: isPodReady(pod),
  available: isPodAvailable(pod, minReadySeconds, unixMs(now) ?? 0),
}));

interface DeletionOrderInput {
  readonly now: string;
  readonly gates: { readonly PodDeletionCost?: boolean; readonly LogarithmicScaleDown?: boolean };
  readonly pods: readonly Pod[];
  readonly relatedPods?: readonly Pod[];
}

/** replicaset/podDeletionOrder: groups in the order of deletion; nothing tells the pods of one group apart. */
export const podDeletionOrder = adapter<DeletionOrderInput>(({ now, gates, pods, relatedPods = [] }) => {
  const options = {
    nowUnixMs: unixMs(now) ?? 0,
    deletionCost: gates.PodDeletionCost ?? false,
    logarithmic: gates.LogarithmicScaleDown ?? false,
  };
  const ranked = podsRankedByRelatedPodsOnSameNode(
    pods.map(withSpec),
    [...pods, ...relatedPods].map(withSpec),
    options,
  );
  const sorted = sortForDeletion(ranked, options);
  const groups: string[][] = [];
  for (const [index, one] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before && compareForDeletion(before, one, options) === 0) groups.at(-1)?.push(one.pod.metadata.name);
    else groups.push([one.pod.metadata.name]);
  }
  return {
    ranks: ranked.map(({ pod, rank }) => ({ name: pod.metadata.name, rank })),
    deleteFirst: groups.map((names) => names.sort()),
  };
});

/** An absent spec is Go's zero one: a pod on no node. */
function withSpec(pod: Pod): Pod {
  return { ...pod, spec: pod.spec ?? { containers: [] } };
}
