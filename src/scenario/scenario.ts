import type { JobOutcomes } from './readJobs.ts';
import type { ScenarioEvent } from './scenarioEvent.ts';

/**
 * The Scenario document, read and completed: what manifests cannot say (the cluster, how containers behave, what
 * happens when). Times in the text are seconds or durations; here they keep the text's unit in their name.
 */
export interface Scenario {
  readonly cluster: Cluster;
  /** Where announcement and source disagree: which one is played. */
  readonly behaviour: 'source' | 'announced';
  readonly seed: number;
  /** Null: not said, so the run goes on to the end of its story. */
  readonly horizonMs: number | null;
  /** `upstream`: retry ticks, relist phase and probe phase vary by the seed as in the real components. */
  readonly jitter: 'off' | 'upstream';
  readonly latency: Latency;
  /** Keyed by container name, `pod/container`, or image; the most specific key wins. */
  readonly containers: Readonly<Record<string, ContainerBehaviour>>;
  /** By the name of a Job, or of the CronJob that makes it: how its pods end. */
  readonly jobs: Readonly<Record<string, JobOutcomes>>;
  readonly events: readonly ScenarioEvent[];
  readonly traffic: readonly Traffic[];
}

export type KubernetesVersion = 'v1.27' | 'v1.28' | 'v1.29+';
export const kubernetesVersions: readonly KubernetesVersion[] = ['v1.27', 'v1.28', 'v1.29+'];

export interface Cluster {
  readonly version: KubernetesVersion;
  /** Only what the text sets; a version's defaults stay in `api`. */
  readonly featureGates: Readonly<Record<string, boolean>>;
  readonly nodes: number;
  readonly serviceNodePortRange: string;
  /** So many NodePort Services of others, one drawn port each, are there before the run begins. */
  readonly existingServices: number;
  /** Ports whose bits are set in the stored bitmap though no Service holds them. */
  readonly leakedNodePorts: readonly number[];
  /** Zones, dealt out to the nodes in turn; empty: the nodes are in none. */
  readonly zones: readonly string[];
  readonly loadBalancer: LoadBalancerSettings;
  readonly kubeProxy: KubeProxySettings;
  /** kube-controller-manager's --endpoint-updates-batch-period. */
  readonly endpointUpdatesBatchMs: number;
  /** How long CoreDNS answers from its cache. */
  readonly dnsCacheMs: number;
}

/** How a cloud's load balancer looks after its backends. */
export interface LoadBalancerSettings {
  readonly healthCheckIntervalMs: number;
  readonly healthCheckTimeoutMs: number;
  /** So many failures in a row take a node out, so many successes put it back. */
  readonly unhealthyThreshold: number;
  readonly healthyThreshold: number;
}

export interface KubeProxySettings {
  /** --iptables-min-sync-period and --iptables-sync-period. */
  readonly minSyncPeriodMs: number;
  readonly syncPeriodMs: number;
  /** How long one iptables-restore takes. */
  readonly syncMs: number;
  /** By node: how much later than elsewhere its kube-proxy hears of changes. */
  readonly lagMs: Readonly<Record<string, number>>;
}

/** Assumptions of ours where upstream defines nothing; settable, and listed in the app. */
export interface Latency {
  readonly apiRequestMs: number;
  readonly watchMs: number;
  readonly createContainerMs: number;
  readonly startContainerMs: number;
  readonly runSandboxMs: number;
}

/** How a container's process behaves. Every key is optional: what is absent is inferred (`inferBehaviour`). */
export interface ContainerBehaviour {
  /** Successive starts; the last entry repeats. `seconds: null` runs until stopped. */
  readonly runs?: readonly Run[];
  /** Reaction to SIGTERM; `seconds: null` ignores it. */
  readonly onTerm?: Termination;
  /** How it answers requests; absent: all well. */
  readonly serves?: Serving;
  /** Seconds after the start from which the startup probe succeeds; null never. */
  readonly startupOKAfter?: number | null;
  /** Seconds after the start from which the readiness probe succeeds; null never. */
  readonly readyAfter?: number | null;
  /** Seconds after the start from which the liveness probe fails; null never. */
  readonly livenessFailAfter?: number | null;
  readonly preStopSeconds?: number;
  readonly postStartSeconds?: number;
  readonly postStartFails?: boolean;
  /** Given: the image is absent at first and a pull takes this long. */
  readonly pullSeconds?: number;
  /** How many pulls fail before one succeeds; null all. */
  readonly pullFails?: number | null;
  readonly createSeconds?: number;
}

export interface Run {
  readonly seconds: number | null;
  readonly exitCode: number;
}

export interface Termination extends Run {
  /**
   * Seconds after SIGTERM for which new connections are still accepted; null as long as it lives. Absent: a process that
   * reacts closes its socket at once, one that ignores the signal goes on.
   */
  readonly acceptsFor?: number | null;
  /** Seconds after SIGTERM for which the readiness probe still succeeds; absent or null: nothing changes. */
  readonly readyFor?: number | null;
}

export interface Serving {
  /** Share of requests answered with an error, 0 to 1. */
  readonly errorShare: number;
  /** 500 to 599. */
  readonly status: number;
  /** Seconds after the start from which all is well; null never. */
  readonly errorsUntil: number | null;
}

/** Requests of one group of clients to a Service. */
export interface Traffic {
  readonly service: string;
  readonly from: 'outside' | 'inside';
  /** Requests a second. */
  readonly rate: number;
  readonly requestSeconds: number;
  /** Connections are kept for further requests. */
  readonly keepAlive: boolean;
  readonly namespace: string;
  /** Port of the Service; null its first. */
  readonly port: number | null;
  /** From inside: the node the clients run on; null spreads them over all. */
  readonly node: string | null;
  /** With keepAlive: how many connections are kept. */
  readonly connections: number;
  /** How often a request that failed before an answer is tried again. */
  readonly retries: number;
  /** After so long without an answer the client gives up, connecting included. */
  readonly timeoutSeconds: number;
  readonly startMs: number;
  /** Null: to the end of the run. */
  readonly endMs: number | null;
  /** Place in the document, e.g. `spec.traffic[0]`. */
  readonly path: string;
}

/** What a missing Scenario means. */
export const defaultScenario: Scenario = {
  cluster: {
    version: 'v1.28',
    featureGates: {},
    nodes: 1,
    serviceNodePortRange: '30000-32767',
    existingServices: 0,
    leakedNodePorts: [],
    zones: [],
    loadBalancer: {
      healthCheckIntervalMs: 8000,
      healthCheckTimeoutMs: 1000,
      unhealthyThreshold: 3,
      healthyThreshold: 1,
    },
    kubeProxy: { minSyncPeriodMs: 1000, syncPeriodMs: 30_000, syncMs: 100, lagMs: {} },
    endpointUpdatesBatchMs: 0,
    dnsCacheMs: 30_000,
  },
  behaviour: 'source',
  seed: 42,
  horizonMs: null,
  jitter: 'off',
  latency: { apiRequestMs: 5, watchMs: 10, createContainerMs: 100, startContainerMs: 100, runSandboxMs: 0 },
  containers: {},
  jobs: {},
  events: [],
  traffic: [],
};
