import type { Pod } from '#api/types.ts';
import { assert } from '#base/assert.ts';
import type { ProcessBehaviour } from '#cluster/container-runtime/behaviour.ts';
import { containerRuntime } from '#cluster/container-runtime/containerRuntime.ts';
import { nodeAddress, podAddress } from '#cluster/container-runtime/podAddress.ts';
import { ApiServer } from '#cluster/kube-apiserver/apiServer.ts';
import { ServiceRegistry } from '#cluster/kube-apiserver/nodeport/serviceRegistry.ts';
import { scheduler } from '#cluster/kube-scheduler/scheduler.ts';
import { kubectl, type Manifest } from '#cluster/kubectl/kubectl.ts';
import { scenarioSays } from '#cluster/kubectl/scenarioSays.ts';
import { kubelet } from '#cluster/kubelet/pod-lifecycle/kubelet.ts';
import type { Scenario } from '#scenario/scenario.ts';
import { type Budget, Simulator } from '#simulation/simulator.ts';
import { keyOf, Store } from '#simulation/store.ts';
import type { ClusterNode, Component } from './component.ts';
import type { ClusterFacts, ClusterTrace } from './facts.ts';
import { jobAttempts } from './jobAttempts.ts';
import { kubeletOptions } from './kubeletOptions.ts';
import { order } from './order.ts';
import { plainServices } from './plainServices.ts';
import { registerNodes, wantsNodes } from './registeredNodes.ts';

export interface ClusterInput {
  readonly manifests: readonly Manifest[];
  readonly scenario: Scenario;
  readonly gateEnabled: (name: string) => boolean;
  /** `attempt`: of a Job's pod, how many its index, or its Job, had before it. */
  readonly behaviourOf: (pod: Pod, container: string, attempt: number) => ProcessBehaviour;
  /** Those that only some runs need. */
  readonly components: readonly Component[];
}

/** A cluster's whole run, up to its budget. */
export function simulateCluster(input: ClusterInput, budget: Budget): ClusterTrace {
  return clusterOf(input).run(budget);
}

/** The guest list: makes a cluster of its components, each meeting the others in the store and on the wire. */
export function clusterOf(input: ClusterInput): Simulator<ClusterFacts> {
  const { scenario } = input;
  const simulator = new Simulator<ClusterFacts>(scenario.seed);
  const store = new Store(simulator);
  const services = new ServiceRegistry(
    simulator,
    store,
    scenario.cluster.serviceNodePortRange,
    input.gateEnabled('ServiceNodePortStaticSubrange'),
  );
  const server = new ApiServer(simulator, store, services, scenario, input.gateEnabled);
  const nodes = nodesOf(scenario);
  const names = nodes.map(({ node }) => node);

  if (wantsNodes(scenario)) registerNodes(simulator, server, names, scenario);
  existingServices(simulator, services, server, scenario);
  kubectl(simulator, server.client('kubectl'), input.manifests, scenario);
  restarts(simulator, services, scenario);
  const client = (actor: string) => server.client(actor);
  for (const join of input.components) {
    join({ simulator, scenario, gateEnabled: input.gateEnabled, client, store, nodes });
  }
  // Endpoints are looked for on nodes that exist as objects.
  if (!wantsNodes(scenario) && nodes.some(({ network }) => network !== null)) {
    registerNodes(simulator, server, names, scenario);
  }
  scheduler(server.client('kube-scheduler'), names);
  const attemptOf = jobAttempts(simulator);
  for (const node of nodes) {
    simulator.inScope(node.scope, () => joinNode(simulator, server, input, attemptOf, node));
  }
  return simulator;
}

function nodesOf({ cluster: { nodes: count } }: Scenario): readonly ClusterNode[] {
  return Array.from({ length: count }, (_, index) => ({
    node: `node-${index + 1}`,
    index,
    count,
    scope: { halted: false },
    gone: null,
    network: null,
  }));
}

/** What others have taken before the run begins: their Services, and bits nobody holds. */
function existingServices(
  simulator: Simulator<ClusterFacts>,
  services: ServiceRegistry,
  server: ApiServer,
  { cluster: { existingServices: count, leakedNodePorts } }: Scenario,
): void {
  const found = (target: string, path: string, run: () => void) => {
    simulator.scheduleAt(0, order.process, () => {
      simulator.because(scenarioSays(simulator, 'Scenario', { verb: 'exists', target, path }), run);
    });
  };
  if (leakedNodePorts.length > 0) {
    found('nodePorts', 'spec.cluster.leakedNodePorts', () => services.leak(leakedNodePorts));
  }
  if (count > 0) {
    found('service/existing-*', 'spec.cluster.existingServices', () =>
      server.preload(plainServices('existing', count)),
    );
  }
}

/** kube-apiserver with other flags, when the Scenario says so. */
function restarts(simulator: Simulator<ClusterFacts>, services: ServiceRegistry, { events }: Scenario): void {
  for (const event of events) {
    if (event.kind !== 'restart') continue;
    const said = { verb: event.kind, target: 'kube-apiserver', path: event.path };
    simulator.scheduleAt(event.atMs, order.process, () => {
      simulator.because(scenarioSays(simulator, 'Scenario', said), () =>
        services.restart(event.serviceNodePortRange),
      );
    });
  }
}

/** A node: its container runtime and its kubelet, which watches the pods bound to it. */
function joinNode(
  simulator: Simulator<ClusterFacts>,
  server: ApiServer,
  input: ClusterInput,
  attemptOf: (pod: Pod) => number,
  place: ClusterNode,
): void {
  const { node } = place;
  const { latency } = input.scenario;
  /** Every pod the node was ever told of: a deleted one may still have to be stopped. */
  const pods = new Map<string, Pod>();
  const podOf = (podKey: string): Pod => {
    const pod = pods.get(podKey);
    assert(pod, `${node} was told of ${podKey}`);
    return pod;
  };
  const { network } = place;
  const runtime = containerRuntime(simulator, {
    node,
    ...latency,
    podIP: (made) => podAddress(place, made),
    behaviourOf: (podKey, container) => {
      const pod = podOf(podKey);
      return input.behaviourOf(pod, container, attemptOf(pod));
    },
    network: network && {
      attached: (ip, podKey, instances) =>
        network.attached(ip, podKey, () => ({ pod: podOf(podKey), instances: instances() })),
      detached: network.detached,
    },
  });
  const api = server.client(`kubelet/${node}`);
  const agent = kubelet(
    simulator,
    runtime,
    {
      patchPodStatus: api.patchPodStatus,
      removePod: ({ key, uid }) => api.deletePod(key, { gracePeriodSeconds: 0, preconditionUid: uid }),
    },
    kubeletOptions(simulator, input, { node, hostIP: nodeAddress(place) }),
  );
  const known = new Set<string>();
  api.watchPodsOfNode(node, ({ type, object: pod }) => {
    const key = keyOf(pod);
    pods.set(key, pod);
    if (type === 'deleted') {
      known.delete(key);
      agent.handlePodRemoval(pod);
    } else if (known.has(key)) {
      agent.handlePodUpdate(pod);
    } else {
      known.add(key);
      agent.handlePodAddition(pod);
    }
  });
}
