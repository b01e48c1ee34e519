import { nodeAddress } from '#cluster/container-runtime/podAddress.ts';
import type { ApiServer } from '#cluster/kube-apiserver/apiServer.ts';
import { scenarioSays } from '#cluster/kubectl/scenarioSays.ts';
import { initialNode } from '#cluster/kubelet/node-status/initialNode.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { ScenarioEvent } from '#scenario/scenarioEvent.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { ClusterFacts } from './facts.ts';
import { order } from './order.ts';

/** Whether anything in the run asks what a node is, beyond its name. */
export function wantsNodes({ traffic, events }: Pick<Scenario, 'traffic' | 'events'>): boolean {
  return traffic.length > 0 || events.some(isAboutNodes);
}

/** The nodes are there when the run begins, as objects that can be tainted, cordoned and deleted. */
export function registerNodes(
  simulator: Simulator<ClusterFacts>,
  server: ApiServer,
  names: readonly string[],
  { cluster: { zones } }: Pick<Scenario, 'cluster'>,
): void {
  simulator.scheduleAt(0, order.process, () => {
    const said = { verb: 'exists', target: 'node/*', path: 'spec.cluster.nodes' } as const;
    simulator.because(scenarioSays(simulator, 'Scenario', said), () => {
      for (const [index, name] of names.entries()) {
        const zone = zones.length === 0 ? null : zones[index % zones.length]!;
        const address = nodeAddress({ index, count: names.length });
        server.preloadNode(initialNode(name, address, zone, simulator.now));
      }
    });
  });
}

function isAboutNodes(event: ScenarioEvent): boolean {
  switch (event.kind) {
    case 'cordon':
    case 'uncordon':
    case 'drain':
    case 'taint':
    case 'terminate':
      return true;
    case 'delete':
      return event.target.kind === 'node';
    default:
      return false;
  }
}
