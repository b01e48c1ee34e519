import type { PodStatus } from '#api/types.ts';
import type { ContainerInstance } from '#cluster/cri.ts';
import type { ActionReason } from './podAction.ts';

export type { ContainerInstance };

/** Everything that can happen to a pod on its node. The subject is the pod, `Pod/<namespace>/<name>`. */
export interface PodLifecycleFacts {
  /** The kubelet's watch brought the pod (or its deletion); it goes to the pod's worker. */
  PodUpdateReceived: { readonly update: 'add' | 'update' | 'delete' | 'remove' };
  /** Kubelet admission refused the pod. */
  PodRejected: { readonly reason: string; readonly message: string };

  /** One pass of the pod's worker begins. `triggers` say why it runs now. */
  SyncPodStarted: { readonly sync: SyncKind; readonly triggers: readonly SyncTrigger[] };
  /** `nextSyncAt` is when the work queue hands the pod out again if nothing else happens, in ms. */
  SyncPodFinished: {
    readonly sync: SyncKind;
    readonly error: string | null;
    readonly nextSyncAt: number | null;
  };
  /** What `computePodActions` decided, recorded when it decided something. */
  PodActionsComputed: {
    readonly killPod: boolean;
    readonly createSandbox: boolean;
    readonly start: readonly string[];
    readonly kill: readonly string[];
    readonly reasons: readonly ActionReason[];
  };
  /** The PLEG's relist, once a second, saw a container or the sandbox in a new state. */
  ContainerStateRelisted: {
    readonly container: string;
    readonly attempt: number;
    readonly state: 'created' | 'running' | 'exited' | 'unknown';
    readonly exitCode?: number;
  };

  /** A pull inside its back-off window is not tried. */
  ImagePullBackedOff: BackOffDetail & { readonly image: string };

  /** A start that CrashLoopBackOff refused; the next sync at or after `overAt` may start it. */
  ContainerBackedOff: BackOffDetail;
  PostStartHookStarted: ContainerInstance;
  PostStartHookFinished: ContainerInstance & { readonly failed: boolean };
  /** The kubelet set out to stop a container. */
  ContainerKilling: ContainerInstance & { readonly reason: string; readonly graceSeconds: number };
  PreStopHookStarted: ContainerInstance & { readonly graceSeconds: number };
  PreStopHookFinished: ContainerInstance & { readonly timedOut: boolean };

  /** One probe's answer. `consecutive` equal answers so far; the result changes at `threshold`. */
  ProbeAnswered: ContainerInstance & {
    readonly probe: ProbeKind;
    readonly ok: boolean;
    readonly consecutive: number;
    readonly threshold: number;
  };
  /** The stored result of a probe changed and goes into the status at once. */
  ProbeResultChanged: ContainerInstance & {
    readonly probe: ProbeKind;
    readonly result: 'success' | 'failure' | 'unknown';
  };

  /** The status the kubelet computed and sends to the API server. */
  PodStatusComputed: { readonly status: PodStatus };
  /** Set by the switch `behaviour: announced`: the announcement's rule failed the pod, the source would not have. */
  AnnouncedRuleApplied: { readonly claim: string; readonly container: string };
}

export type SyncKind = 'sync' | 'terminating' | 'terminated';

/** Why a pod's worker runs. */
export type SyncTrigger =
  | 'podAdded'
  | 'podUpdated'
  | 'podDeleted'
  | 'relist'
  | 'livenessFailed'
  | 'readinessChanged'
  | 'readinessGateChanged'
  | 'startupChanged'
  | 'retryAfterError'
  | 'periodicResync'
  | 'phaseTerminal'
  | 'containersStopped'
  | 'activeDeadline';

export type ProbeKind = 'startup' | 'liveness' | 'readiness';

export interface BackOffDetail {
  readonly container: string;
  /** The entry in force, in seconds: 10, 20, 40 … 300. */
  readonly backOffSeconds: number;
  /** The zero point: the exit (or the failed pull) it counts from, in ms. */
  readonly sinceMs: number;
  readonly overAtMs: number;
}
