/**
 * The Scenario document, read and completed: what manifests cannot say (the cluster, how containers behave, what
 * happens when). Times in the text are seconds or durations; here they keep the text's unit in their name.
 */
export interface Scenario {
  readonly cluster: Cluster;
  /** Where announcement and source disagree: which one is played. */
  readonly behaviour: 'source' | 'announced';
  readonly seed: number;
  readonly horizonMs: number;
  /** `upstream`: retry ticks, relist phase and probe phase vary by the seed as in the real components. */
  readonly jitter: 'off' | 'upstream';
  readonly latency: Latency;
  /** Keyed by container name, `pod/container`, or image; the most specific key wins. */
  readonly containers: Readonly<Record<string, ContainerBehaviour>>;
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
  readonly onTerm?: Run;
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

/** kubectl's verbs over time. `path` is the event's place in the document, e.g. `spec.events[0]`. */
export type ScenarioEvent =
  | {
      readonly kind: 'delete';
      readonly atMs: number;
      readonly target: Target;
      readonly gracePeriodSeconds?: number;
      readonly force?: boolean;
      readonly path: string;
    }
  | {
      readonly kind: 'setImage';
      readonly atMs: number;
      readonly target: Target;
      readonly container?: string;
      readonly image: string;
      readonly path: string;
    }
  | {
      readonly kind: 'apply';
      readonly atMs: number;
      readonly target: Target;
      /** `--dry-run=server`. */
      readonly dryRun?: boolean;
      readonly path: string;
    }
  /** So many new NodePort Services, one port each without a number: `<name>-1`, `<name>-2` … */
  | {
      readonly kind: 'create';
      readonly atMs: number;
      readonly services: number;
      readonly name: string;
      readonly path: string;
    }
  /** `manifest` holds the top-level fields that differ from what the text says of the object. */
  | {
      readonly kind: 'replace';
      readonly atMs: number;
      readonly target: Target;
      readonly manifest: unknown;
      readonly path: string;
    }
  /** kube-apiserver starts anew with another range. */
  | {
      readonly kind: 'restart';
      readonly atMs: number;
      readonly serviceNodePortRange: string;
      readonly path: string;
    }
  /** Read, kept and said to be not simulated yet. */
  | { readonly kind: 'unsupported'; readonly atMs: number; readonly verb: string; readonly path: string };

/**
 * `pod/web`, `pod/web-*`, `deployment/web`; the kind is lower-case and singular. The namespace is `default` unless the
 * text says `pod/shop:web`, or the event has a `namespace`.
 */
export interface Target {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** Requests of one group of clients to a Service. */
export interface Traffic {
  readonly service: string;
  readonly from: 'outside' | 'inside';
  /** Requests a second. */
  readonly rate: number;
  readonly requestSeconds: number;
  readonly keepAlive: boolean;
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
  },
  behaviour: 'source',
  seed: 42,
  horizonMs: 60_000,
  jitter: 'off',
  latency: { apiRequestMs: 5, watchMs: 10, createContainerMs: 100, startContainerMs: 100, runSandboxMs: 0 },
  containers: {},
  events: [],
  traffic: [],
};
