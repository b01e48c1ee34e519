import type { Service } from '#api/serviceTypes.ts';
import { clients } from '#cluster/clients/clients.ts';
import type { Reachable } from '#cluster/cloud-provider/loadBalancer.ts';
import { serviceController } from '#cluster/cloud-provider/serviceController.ts';
import { coreDns } from '#cluster/coredns/coreDns.ts';
import { endpointSliceController } from '#cluster/kube-controller-manager/endpointslice/endpointSliceController.ts';
import { kubeProxy } from '#cluster/kube-proxy/kubeProxy.ts';
import { scenarioSays } from '#cluster/kubectl/scenarioSays.ts';
import { PodNetwork } from '#cluster/pod-network/podNetwork.ts';
import { podSockets } from '#cluster/pod-network/podSockets.ts';
import type { Balancers } from './balancers.ts';
import type { Component, ComponentContext } from './component.ts';

/** What brings requests to pods: the slices' controller, a kube-proxy a node, balancers and clients. */
export const serviceNetwork: Component = (cluster) => {
  const { simulator, scenario, client, nodes: machines } = cluster;
  const { endpointUpdatesBatchMs } = scenario.cluster;
  endpointSliceController(simulator, client('kube-controller-manager/endpointslice'), {
    endpointUpdatesBatchMs,
    topologyAwareHints: cluster.gateEnabled('TopologyAwareHints'),
  });
  const nodes = machines.map((machine) => ({
    machine,
    proxy: simulator.inScope(machine.scope, () => proxyOf(cluster, machine.node)),
  }));
  const pods = new PodNetwork(simulator, podSockets(simulator));
  for (const machine of machines) machine.network = pods.of(machine);
  const balancers = balancersOf(cluster, nodes);
  if (scenario.traffic.length === 0) return;
  const api = client('clients');
  const dns = coreDns(simulator, client('coredns'), { cacheMs: scenario.cluster.dnsCacheMs });
  const service = (key: string) => api.get(key) as Service | undefined;
  const wire = { service, balancers, dns, nodes, pods };
  clients(simulator, wire, scenario, ({ service, path }) =>
    scenarioSays(simulator, 'Scenario', { verb: 'exists', target: `traffic to ${service}`, path }),
  );
};

function proxyOf({ simulator, scenario, gateEnabled, client }: ComponentContext, node: string) {
  return kubeProxy(simulator, client(`kube-proxy/${node}`), {
    node,
    settings: scenario.cluster.kubeProxy,
    topologyAwareHints: gateEnabled('TopologyAwareHints'),
    proxyTerminatingEndpoints: gateEnabled('ProxyTerminatingEndpoints'),
    drainingTerminatingNodes: gateEnabled('KubeProxyDrainingTerminatingNodes'),
    livez: scenario.cluster.version !== 'v1.27',
  });
}

function balancersOf(
  { simulator, scenario, gateEnabled, client }: ComponentContext,
  nodes: readonly Reachable[],
): Balancers {
  const byName = new Map(nodes.map((one) => [one.machine.node, one]));
  const phases =
    scenario.jitter === 'off' ? null : simulator.random('cloud/load-balancer', '', 'health check phase');
  return serviceController(
    { simulator, settings: scenario.cluster.loadBalancer, nodeOf: (name) => byName.get(name), phases },
    client('cloud-controller-manager/service'),
    { stableNodeSet: gateEnabled('StableLoadBalancerNodeSet') },
  );
}
