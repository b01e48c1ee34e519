import type { Node } from '#api/nodeTypes.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Machine } from '#cluster/machine.ts';
import { order } from '#cluster/order.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';

const actor = 'cloud-controller-manager/cloud-node-lifecycle';
const source =
  'staging/src/k8s.io/cloud-provider/controllers/nodelifecycle/node_lifecycle_controller.go:MonitorNodes';

/** Source: v1.28 cmd/cloud-controller-manager, --node-monitor-period. */
const monitorPeriodMs = 5000;

/** Deletes the Node object of a machine that is not Ready and does not exist in the cloud any more. Source: as above. */
export function cloudNodeLifecycle(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  machines: ReadonlyMap<string, Machine>,
): void {
  const nodes = new Map<string, Node>();
  const deleting = new Set<string>();
  api.watch('Node', ({ type, object }) => {
    if (type === 'deleted') {
      nodes.delete(object.metadata.name);
      deleting.delete(object.metadata.name);
    } else nodes.set(object.metadata.name, object as Node);
  });
  const monitor = (): void => {
    for (const [name, node] of nodes) {
      const gone = machines.get(name)?.gone;
      if (!gone || deleting.has(name) || isReady(node)) continue;
      deleting.add(name);
      const event = simulator.because(gone.event, () =>
        simulator.emit({
          actor,
          subject: keyOf(node),
          kind: 'NodeGoneInCloud',
          detail: { node: name },
          source,
        }),
      );
      simulator.because(event, () => api.delete(keyOf(node), { propagationPolicy: 'Background' }, source));
    }
    simulator.schedule(monitorPeriodMs, order.controllerTimer, monitor);
  };
  simulator.schedule(monitorPeriodMs, order.controllerTimer, monitor);
}

function isReady({ status }: Node): boolean {
  return (status?.conditions ?? []).some(({ type, status: value }) => type === 'Ready' && value === 'True');
}
