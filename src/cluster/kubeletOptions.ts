import type { KubeletOptions } from '#cluster/kubelet/pod-lifecycle/podState.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { ClusterFacts } from './facts.ts';
import type { ClusterInput } from './index.ts';

/** Upstream stretches retry and resync periods by up to half. Source: v1.28 pkg/kubelet/pod_workers.go, workerBackOffPeriodJitterFactor. */
const retryJitterFactor = 0.5;
const jitterSteps = 1000;

/** Which kubelet the Scenario's version, gates and jitter make. */
export function kubeletOptions(
  simulator: Simulator<ClusterFacts>,
  input: ClusterInput,
  { node, hostIP }: Pick<KubeletOptions, 'node' | 'hostIP'>,
): KubeletOptions {
  const { cluster, behaviour, jitter } = input.scenario;
  const upstream = jitter === 'upstream';
  const phase = simulator.random('kubelet', node, 'relist phase');
  const streams = new Map<string, ReturnType<typeof simulator.random>>();
  const retryJitter = (podKey: string): number => {
    if (!upstream) return 0;
    const stream = streams.get(podKey) ?? simulator.random('kubelet', podKey, 'retry');
    streams.set(podKey, stream);
    return (stream.intn(jitterSteps) / jitterSteps) * retryJitterFactor;
  };
  return {
    node,
    hostIP,
    algorithm: cluster.version === 'v1.27' ? 'v1.27' : 'v1.28',
    terminationOrder:
      cluster.version === 'v1.29+' && input.gateEnabled('SidecarContainers') ? 'ordered' : 'parallel',
    behaviour,
    podReadyToStartContainers: input.gateEnabled('PodReadyToStartContainersCondition'),
    relistPhaseMs: upstream ? phase.intn(1000) : 0,
    retryJitter,
  };
}
