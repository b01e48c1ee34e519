import type { ServiceSpec } from '#api/serviceTypes.ts';
import type { EndpointSpan } from '#cluster/endpointSpans.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId, Limit, Milliseconds } from '#simulation/trace.ts';
import type { RequestLog } from './requestLog.ts';
import type { TrafficIndex } from './trafficIndex.ts';

/** The Rollout picture as plain data: `(trace) → model`; everything "at t" is read from it with t. */
export interface RolloutModel {
  readonly run: Run;
  /** What can be looked at: a Service with its pods, or a Deployment nobody serves. Those with traffic come first. */
  readonly choices: readonly StageChoice[];
  /** Key of the one that is looked at; null: the first. */
  readonly chosen: string | null;
  readonly index: TrafficIndex;
  readonly end: Milliseconds;
  readonly horizon: Milliseconds;
  readonly truncated: Limit | null;
}

export interface StageChoice {
  /** Key of the Service, else of the Deployment. */
  readonly key: string;
  readonly name: string;
  readonly service: string | null;
  /** Key of the Deployment whose pods these are; null for pods of something else. */
  readonly deployment: string | null;
  /** Places of `spec.traffic` that ask this Service. */
  readonly traffic: readonly number[];
}

/** Everything one picture shows. */
export interface Stage {
  readonly choice: StageChoice;
  /** As first stored. */
  readonly serviceSpec: ServiceSpec | null;
  readonly revisions: readonly Revision[];
  /** By node, then revision, then creation: the order of the lanes. */
  readonly pods: readonly PodLife[];
  readonly nodes: readonly NodeLife[];
  readonly replicas: readonly ReplicaStep[];
  readonly limits: readonly LimitStep[];
  readonly requests: RequestLog;
  readonly balancer: BalancerLife | null;
  /** Instants at which anything but a request changes, in order. */
  readonly changes: readonly Milliseconds[];
  readonly end: Milliseconds;
}

/** One template of the workload, by pod-template-hash. */
export interface Revision {
  readonly hash: string;
  /** Place by first appearance. */
  readonly order: number;
  readonly ink: 'graphite' | 'main' | 'init' | 'sidecar';
  readonly role: 'only' | 'old' | 'new' | 'between';
}

export interface PodLife {
  /** `Pod/<namespace>/<name>`. */
  readonly key: string;
  readonly name: string;
  /** The last segment of the name. */
  readonly short: string;
  readonly node: string | null;
  /** Place in `Stage.revisions`. */
  readonly revision: number;
  readonly ip: string | null;
  readonly createdAt: Milliseconds;
  readonly createdBy: EventId;
  /** When its deletion was asked for. */
  readonly deletedAt: Milliseconds | null;
  /** When its object went. */
  readonly goneAt: Milliseconds | null;
  /** When nothing of it can be seen any more: object and processes. */
  readonly until: Milliseconds;
  readonly spans: readonly LifeSpan[];
  readonly exits: readonly LifeExit[];
  readonly endpoint: readonly EndpointSpan[];
}

/** `lingering`: deletion was asked for, and it still runs and answers; `terminating`: from SIGTERM to the exit. */
export type LifeState = 'waiting' | 'running' | 'ready' | 'lingering' | 'terminating';

export interface LifeSpan {
  readonly state: LifeState;
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly event: EventId;
}

/** A process that ended of itself or by force; an orderly stop ends the wedge and needs no mark. */
export interface LifeExit {
  readonly at: Milliseconds;
  readonly exitCode: number;
  readonly event: EventId;
}

export interface NodeLife {
  readonly name: string;
  /** When each of its syncs had its rules in force; in order. */
  readonly syncs: readonly RuleSync[];
  readonly health: readonly HealthSpan[];
  /** The balancer's checks of this node. */
  readonly checks: readonly HealthCheck[];
  /** Whether the balancer sends it new connections. */
  readonly backend: readonly BackendSpan[];
  /** Cordons, taints, deletion, the end of the machine. */
  readonly notes: readonly NodeNote[];
  readonly goneAt: Milliseconds | null;
}

export interface RuleSync {
  readonly at: Milliseconds;
  readonly event: EventId;
  /** The last write of each kind this kube-proxy had seen. */
  readonly servicesThrough: EventId;
  readonly slicesThrough: EventId;
  readonly nodeThrough: EventId;
}

export interface HealthSpan {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  /** Null: nobody answers any more. */
  readonly healthz: number | null;
  readonly livez: number | null;
  readonly event: EventId;
}

export interface HealthCheck {
  readonly at: Milliseconds;
  /** Null: no answer. */
  readonly code: number | null;
  readonly event: EventId;
}

export interface BackendSpan {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly inService: boolean;
  readonly event: EventId;
}

export interface NodeNote {
  readonly at: Milliseconds;
  readonly kind: 'cordoned' | 'uncordoned' | 'tainted' | 'untainted' | 'deleting' | 'terminated' | 'gone';
  /** The taint's key. */
  readonly what: string;
  readonly event: EventId;
}

export interface BalancerLife {
  /** From when on it has an address. */
  readonly since: Milliseconds;
  readonly ip: string;
}

/** Pods that are wanted and not being deleted, by revision; and those that are, which are counted nowhere. */
export interface ReplicaStep {
  readonly at: Milliseconds;
  readonly ready: readonly number[];
  readonly starting: readonly number[];
  readonly terminating: number;
}

/** What the strategy allows from `at` on; null when there is no RollingUpdate to say so. */
export interface LimitStep {
  readonly at: Milliseconds;
  readonly wanted: number;
  readonly most: number | null;
  readonly leastReady: number | null;
}
