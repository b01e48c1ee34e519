import type { Pod } from '#api/types.ts';
import type { Serving, Termination } from '#scenario/scenario.ts';
import type { Latch } from '#simulation/process.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { RuntimeContainer } from './cri.ts';
import type { Machine } from './machine.ts';

/** A process as its sockets need it. */
export interface SocketOwner {
  readonly podKey: string;
  readonly behaviour: { readonly onTerm: Termination; readonly serves: Serving | null };
  readonly exited: Latch;
  readonly status: Pick<
    RuntimeContainer,
    'container' | 'state' | 'startedAt' | 'finishedAt' | 'exitCode' | 'event'
  >;
  /** When it was sent SIGTERM; null until then. */
  readonly sigterm: { readonly atMs: Milliseconds; readonly event: EventId } | null;
}

/** The processes of one pod, newest first. */
export interface PodProcesses {
  readonly pod: Pod;
  readonly instances: readonly SocketOwner[];
}

/** What a node makes known of its pods' sandboxes. */
export interface SandboxNetwork {
  readonly attached: (ip: string, podKey: string, processes: () => PodProcesses) => void;
  /** The address is nobody's from now on. */
  readonly detached: (ip: string, event: EventId) => void;
}

/** How processes are met over the network. */
export interface PodSockets {
  /** What answers a new connection to a port of a pod now. */
  readonly connect: (processes: PodProcesses, port: number) => ConnectAnswer;
}

export type ConnectAnswer = { readonly kind: 'accepted'; readonly process: ServingProcess } | Refused;

export interface Refused {
  readonly kind: 'refused';
  readonly state: 'notStarted' | 'closedSocket' | 'exited';
  /** Since when nobody listens; null: nobody ever did. */
  readonly sinceMs: Milliseconds | null;
  readonly sigtermAtMs: Milliseconds | null;
  /** The event that ended the listening; null when it never began. */
  readonly event: EventId | null;
}

/** One running process that accepted a connection. */
export interface ServingProcess {
  /** Key of its pod. */
  readonly pod: string;
  readonly startedAtMs: Milliseconds;
  /** How it answers; null: all well. */
  readonly serves: Serving | null;
  /** Told once, in the step in which the process ends. */
  readonly onExit: (handle: (exit: ProcessExit) => void) => void;
  readonly exited: () => boolean;
}

export interface ProcessExit {
  readonly event: EventId;
  readonly exitCode: number;
  readonly sigtermAtMs: Milliseconds | null;
}

/** What answers a new connection to an address of the pod network. */
export type Reached =
  | { readonly kind: 'accepted'; readonly process: ServingProcess; readonly machine: Machine }
  | Refused
  /** The address was a pod's and is nobody's now. */
  | { readonly kind: 'addressGone'; readonly sinceMs: Milliseconds; readonly event: EventId }
  | { readonly kind: 'machineGone'; readonly machine: Machine }
  /** No pod of this cluster ever had it: a server elsewhere. */
  | { readonly kind: 'foreign' };

/** How clients reach pods. `podKey` is whose the endpoint is said to be: pods in their node's network share an address. */
export interface Reaching {
  readonly connect: (ip: string, port: number, podKey: string | null) => Reached;
}
