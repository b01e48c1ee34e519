import { type Cluster, defaultScenario, type KubernetesVersion } from './scenario.ts';

/** `spec.cluster` after `checkValue`; lengths of time are seconds. */
export interface CheckedCluster {
  readonly version?: KubernetesVersion;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly nodes?: number;
  readonly serviceNodePortRange?: string;
  readonly existingServices?: number;
  readonly leakedNodePorts?: readonly (number | undefined)[];
  readonly zones?: readonly (string | undefined)[];
  readonly loadBalancer?: {
    readonly healthCheckInterval?: number;
    readonly healthCheckTimeout?: number;
    readonly unhealthyThreshold?: number;
    readonly healthyThreshold?: number;
  };
  readonly kubeProxy?: {
    readonly minSyncPeriod?: number;
    readonly syncPeriod?: number;
    readonly sync?: number;
    readonly lag?: Readonly<Record<string, number | undefined>>;
  };
  readonly endpointUpdatesBatchPeriod?: number;
  readonly dnsCache?: number;
}

/** The cluster with its defaults filled in. */
export function readCluster(checked: CheckedCluster): Cluster {
  const standard = defaultScenario.cluster;
  const { loadBalancer = {}, kubeProxy = {} } = checked;
  return {
    version: checked.version ?? standard.version,
    featureGates: checked.featureGates ?? {},
    nodes: checked.nodes ?? standard.nodes,
    serviceNodePortRange: checked.serviceNodePortRange ?? standard.serviceNodePortRange,
    existingServices: checked.existingServices ?? 0,
    leakedNodePorts: (checked.leakedNodePorts ?? []).filter((port) => port !== undefined),
    zones: (checked.zones ?? []).filter((zone) => zone !== undefined),
    loadBalancer: {
      healthCheckIntervalMs: ms(
        loadBalancer.healthCheckInterval,
        standard.loadBalancer.healthCheckIntervalMs,
      ),
      healthCheckTimeoutMs: ms(loadBalancer.healthCheckTimeout, standard.loadBalancer.healthCheckTimeoutMs),
      unhealthyThreshold: loadBalancer.unhealthyThreshold ?? standard.loadBalancer.unhealthyThreshold,
      healthyThreshold: loadBalancer.healthyThreshold ?? standard.loadBalancer.healthyThreshold,
    },
    kubeProxy: {
      minSyncPeriodMs: ms(kubeProxy.minSyncPeriod, standard.kubeProxy.minSyncPeriodMs),
      syncPeriodMs: ms(kubeProxy.syncPeriod, standard.kubeProxy.syncPeriodMs),
      syncMs: ms(kubeProxy.sync, standard.kubeProxy.syncMs),
      lagMs: Object.fromEntries(
        Object.entries(kubeProxy.lag ?? {}).map(([node, seconds]) => [node, ms(seconds, 0)]),
      ),
    },
    endpointUpdatesBatchMs: ms(checked.endpointUpdatesBatchPeriod, standard.endpointUpdatesBatchMs),
    dnsCacheMs: ms(checked.dnsCache, standard.dnsCacheMs),
  };
}

function ms(seconds: number | undefined, otherwise: number): number {
  return seconds === undefined ? otherwise : Math.round(seconds * 1000);
}
