import type { Node } from '#api/nodeTypes.ts';
import type { Pod, PodStatus } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import { keyOf } from '#simulation/store.ts';
import { fitError, nodeRefusal } from './nodeFit.ts';

/**
 * Binds each pod that waits for a node to the node with the fewest pods, the first of them on a tie. Cordons and taints
 * count; capacity and affinity are not modelled. `names` are the nodes there are; what is known of them beyond their
 * names comes from their objects, where the cluster has any.
 */
export function scheduler(api: ApiClient, names: readonly string[]): void {
  const nodes = new Map(names.map((name) => [name, plainNode(name)]));
  const load = new Map(names.map((name) => [name, 0]));
  const placed = new Map<string, string>();
  const waiting = new Map<string, Pod>();

  const schedule = (pod: Pod): void => {
    const key = keyOf(pod);
    const refusals: string[] = [];
    let chosen = pod.spec.nodeName;
    for (const [name, node] of chosen === undefined ? nodes : []) {
      const refusal = nodeRefusal(node, pod.spec);
      if (refusal !== null) refusals.push(refusal);
      else if (chosen === undefined || (load.get(name) ?? 0) < (load.get(chosen) ?? 0)) chosen = name;
    }
    if (chosen === undefined) {
      waiting.set(key, pod);
      const message = fitError(refusals);
      api.patchPodStatus({ key, uid: pod.metadata.uid }, (status) => unschedulable(status, message));
      return;
    }
    waiting.delete(key);
    placed.set(key, chosen);
    load.set(chosen, (load.get(chosen) ?? 0) + 1);
    if (pod.spec.nodeName === undefined) api.bindPod(key, chosen);
  };

  api.watchPods(({ type, object: pod }) => {
    const key = keyOf(pod);
    if (type === 'deleted') {
      const node = placed.get(key);
      if (node !== undefined) load.set(node, (load.get(node) ?? 1) - 1);
      placed.delete(key);
      waiting.delete(key);
      return;
    }
    if (placed.has(key)) return;
    if (pod.metadata.deletionTimestamp !== undefined || (pod.spec.schedulingGates ?? []).length > 0) {
      waiting.delete(key);
      return;
    }
    // What waits is tried again when a node changes, not when its own status does.
    if (waiting.has(key)) waiting.set(key, pod);
    else schedule(pod);
  });

  api.watch('Node', ({ type, object }) => {
    const { name } = object.metadata;
    if (type === 'deleted') nodes.delete(name);
    else nodes.set(name, object as Node);
    if (!load.has(name)) load.set(name, 0);
    for (const pod of [...waiting.values()]) schedule(pod);
  });
}

function plainNode(name: string): Node {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec: {} };
}

/** Source: v1.28 pkg/scheduler/schedule_one.go:handleSchedulingFailure. */
function unschedulable(status: PodStatus, message: string): PodStatus {
  const conditions = status.conditions ?? [];
  const before = conditions.find(({ type }) => type === 'PodScheduled');
  if (before?.status === 'False' && before.message === message) return status;
  const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message } as const;
  return { ...status, conditions: [...conditions.filter(({ type }) => type !== 'PodScheduled'), condition] };
}
