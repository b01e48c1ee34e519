import type { ContainerState, Pod, PodStatus } from '#api/types.ts';
import type { PodIdentity } from '#cluster/api.ts';
import type { ContainerRuntime } from '#cluster/cri.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { Latch } from '#simulation/process.ts';
import type { Simulator, Timer } from '#simulation/simulator.ts';
import type { EventId } from '#simulation/trace.ts';
import type { BackOffEntry } from './backOff.ts';
import type { ProbeKind, SyncTrigger } from './facts.ts';
import type { Pleg } from './pleg.ts';
import type { ProbeWorker } from './probeWorker.ts';
import type { RelistedCache } from './relistedStatus.ts';
import type { ProbeResult, RuntimeContainerStatus } from './runtimeStatus.ts';

/** What a kubelet is told and what it was built with. */
export interface KubeletOptions {
  readonly node: string;
  /** The node's own address. */
  readonly hostIP: string;
  /** `v1.27`: findNextInitContainerToRun; `v1.28`: computeInitContainerActions. */
  readonly algorithm: 'v1.27' | 'v1.28';
  /** `ordered` is KEP-753's order of 1.29 and later: mains, then sidecars in reverse. */
  readonly terminationOrder: 'parallel' | 'ordered';
  /** `announced`: a sidecar that fails before the pod is initialised fails a `Never` pod at once. */
  readonly behaviour: 'source' | 'announced';
  /** Gate PodReadyToStartContainersCondition. */
  readonly podReadyToStartContainers: boolean;
  /** Offset of the PLEG's and the sync loop's one-second grid, in ms. */
  readonly relistPhaseMs: number;
  /** Stretch of a retry or resync period, in [0, 1): upstream's jitter is up to half of the period. */
  readonly retryJitter: (podKey: string) => number;
}

/** How a kubelet reaches the API server: each call arrives after the request's latency. */
export interface KubeletApi {
  /** `merge` is given the status as the API has it when the request arrives. */
  readonly patchPodStatus: (pod: PodIdentity, merge: (old: PodStatus) => PodStatus) => void;
  /** The kubelet's last word on a deleted pod: grace 0, so the object goes. */
  readonly removePod: (pod: PodIdentity) => void;
}

/** One of upstream's sync results that failed: the reason kubectl will show, and its message. */
export interface StartFailure {
  readonly reason: string;
  readonly message: string;
}

/** What the kubelet remembers of one pod. */
export interface PodState {
  readonly key: string;
  pod: Pod;
  /** The status manager's copy: what the kubelet last said. */
  status: PodStatus | null;
  /** The event that computed `status`. */
  statusEvent: EventId | null;
  readonly reasonCache: Map<string, StartFailure>;
  /** Keyed by container name and spec hash. */
  readonly crashBackOff: Map<string, BackOffEntry>;
  /** Keyed by image. */
  readonly pullBackOff: Map<string, BackOffEntry>;
  readonly probeWorkers: Map<string, ProbeWorker>;
  /** Latest results by container ID. */
  readonly probeResults: Readonly<Record<ProbeKind, Map<string, ProbeResult>>>;
  readonly relisted: RelistedCache;
  /** Each instance's state as the API shows it. */
  readonly containerStates: Map<RuntimeContainerStatus, ContainerState>;
  work: 'sync' | 'terminating' | 'terminated';
  /** Effective grace period once someone asked for the end, in seconds; 0: nobody has. */
  graceSeconds: number;
  /** Opens when nothing is left to do for the pod. */
  readonly finished: Latch;
  pending: PendingWork | null;
  wake: Latch | null;
  retry: Timer | null;
  readonly addedAt: number;
}

export interface PendingWork {
  readonly triggers: SyncTrigger[];
  /** The first cause queued the work; later ones joined it. */
  readonly causes: EventId[];
}

/** What the kubelet's parts share. */
export interface KubeletParts {
  readonly simulator: Simulator<ClusterFacts>;
  readonly runtime: ContainerRuntime;
  readonly api: KubeletApi;
  readonly options: KubeletOptions;
  readonly pleg: Pleg;
  readonly actor: string;
  /** Hands a pod to its worker. */
  readonly trigger: (state: PodState, trigger: SyncTrigger) => void;
  /** One image pull at a time on a node (`serializeImagePulls`, on by default). */
  pulling: Latch | null;
}

export function identityOf({ key, pod }: PodState): PodIdentity {
  return { key, uid: pod.metadata.uid };
}

export function newPodState(key: string, pod: Pod, addedAt: number): PodState {
  return {
    key,
    pod,
    status: null,
    statusEvent: null,
    reasonCache: new Map(),
    crashBackOff: new Map(),
    pullBackOff: new Map(),
    probeWorkers: new Map(),
    probeResults: { startup: new Map(), liveness: new Map(), readiness: new Map() },
    relisted: { last: null, instances: new Map() },
    containerStates: new Map(),
    work: 'sync',
    graceSeconds: 0,
    finished: new Latch(),
    pending: null,
    wake: null,
    retry: null,
    addedAt,
  };
}
