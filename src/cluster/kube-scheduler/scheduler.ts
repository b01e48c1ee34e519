import type { ApiClient } from '#cluster/api.ts';
import { keyOf } from '#simulation/store.ts';

/**
 * Binds each pod that waits for a node to the node with the fewest pods, the first of them on a tie. Capacity,
 * affinity and taints are not modelled: every pod fits everywhere.
 */
export function scheduler(api: ApiClient, nodes: readonly string[]): void {
  const load = new Map(nodes.map((node) => [node, 0]));
  const placed = new Map<string, string>();
  api.watchPods(({ type, object: pod }) => {
    const key = keyOf(pod);
    if (type === 'deleted') {
      const node = placed.get(key);
      if (node !== undefined) load.set(node, (load.get(node) ?? 1) - 1);
      placed.delete(key);
      return;
    }
    if (placed.has(key) || pod.metadata.deletionTimestamp !== undefined) return;
    if ((pod.spec.schedulingGates ?? []).length > 0) return;
    const node = pod.spec.nodeName ?? [...load].reduce((least, one) => (one[1] < least[1] ? one : least))[0];
    placed.set(key, node);
    load.set(node, (load.get(node) ?? 0) + 1);
    if (pod.spec.nodeName === undefined) api.bindPod(key, node);
  });
}
