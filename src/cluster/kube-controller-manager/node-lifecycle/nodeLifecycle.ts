import type { Node } from '#api/nodeTypes.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod, PodStatus } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Machine } from '#cluster/machine.ts';
import { order } from '#cluster/order.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';

const actor = 'kube-controller-manager/node-lifecycle';
const source = 'pkg/controller/nodelifecycle/node_lifecycle_controller.go:monitorNodeHealth';

/** --node-monitor-period and --node-monitor-grace-period; the kubelet renews its lease each 10 s. */
const monitorPeriodMs = 5000;
const gracePeriodMs = 40_000;
const renewIntervalMs = 10_000;

/**
 * Looks after nodes whose kubelet no longer reports: after the grace period the node is not Ready, and neither are its
 * pods. Leases are not written down: a machine renewed its own until it went.
 *
 * Source: v1.28 pkg/controller/nodelifecycle/node_lifecycle_controller.go:monitorNodeHealth, MarkPodsNotReady.
 */
export function nodeLifecycle(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  machines: ReadonlyMap<string, Machine>,
): void {
  const nodes = new Map<string, Node>();
  const silent = new Set<string>();
  api.watch('Node', ({ type, object }) => {
    if (type === 'deleted') nodes.delete(object.metadata.name);
    else nodes.set(object.metadata.name, object as Node);
  });

  const giveUp = (name: string, node: Node, lastHeartbeatMs: number): void => {
    const event = simulator.emit({
      actor,
      subject: keyOf(node),
      kind: 'NodeNotReported',
      detail: { node: name, lastHeartbeatMs, gracePeriodMs },
      source,
    });
    simulator.because(event, () => {
      api.updateStatus(keyOf(node), (stored) => notReporting(stored as Node, simulator.now), source);
      for (const pod of api.listPods()) {
        if (pod.spec.nodeName !== name) continue;
        const identity = { key: keyOf(pod), uid: pod.metadata.uid };
        api.patchPodStatus(identity, (status) => notReady(pod, status, simulator.now));
      }
    });
  };
  const monitor = (): void => {
    for (const [name, node] of nodes) {
      const gone = machines.get(name)?.gone;
      if (!gone || silent.has(name)) continue;
      const lastHeartbeatMs = Math.floor(gone.atMs / renewIntervalMs) * renewIntervalMs;
      if (simulator.now - lastHeartbeatMs <= gracePeriodMs) continue;
      silent.add(name);
      simulator.because(gone.event, () => giveUp(name, node, lastHeartbeatMs));
    }
    simulator.schedule(monitorPeriodMs, order.controllerTimer, monitor);
  };
  simulator.schedule(monitorPeriodMs, order.controllerTimer, monitor);
}

function notReporting(node: Node, nowMs: number): Node {
  const conditions = (node.status?.conditions ?? []).map((condition) => ({
    ...condition,
    status: 'Unknown' as const,
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
    lastTransitionTime: rfc3339(nowMs),
  }));
  return { ...node, status: { ...node.status, conditions } };
}

/** Source: v1.28 pkg/controller/util/node/controller_utils.go:MarkPodsNotReady. */
function notReady(pod: Pod, status: PodStatus, nowMs: number): PodStatus {
  if (pod.metadata.deletionTimestamp !== undefined && status.phase === 'Succeeded') return status;
  const conditions = (status.conditions ?? []).map((condition) =>
    condition.type === 'Ready' && condition.status === 'True'
      ? { ...condition, status: 'False' as const, lastTransitionTime: rfc3339(nowMs) }
      : condition,
  );
  return { ...status, conditions };
}
