import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** What becomes of clients' requests. The actor is `clients/<index of spec.traffic>`, the subject the Service. */
export interface ClientFacts {
  /** One attempt of one request is over; each has exactly one fate. One still open at the end of a run has none. */
  readonly RequestDecided: {
    /** Place in `spec.traffic`. */
    readonly traffic: number;
    /** From 0, in the order they were sent. */
    readonly number: number;
    /** From 0: how often it had been tried before. */
    readonly attempt: number;
    readonly sentAtMs: Milliseconds;
    readonly fate: RequestFate;
    /** HTTP status, when there was an answer. */
    readonly status: number | null;
    readonly why: RequestReason;
    /** Whether the client tries once more. */
    readonly retried: boolean;
    /** The kept connection it went over; null: one of its own. */
    readonly connection: number | null;
    /** The node the client runs on; null: outside the cluster. */
    readonly clientNode: string | null;
    /** The node whose rules chose the endpoint, or from which it was asked by an address of its name; null when it came to none. */
    readonly node: string | null;
    readonly pod: string | null;
    /** `ip:port`. */
    readonly endpoint: string | null;
    /** The sync whose rules were in force there; null before the first. */
    readonly rules: EventId | null;
    /** When the name server had read the addresses its answer was taken from; null: no name led here. */
    readonly resolvedAtMs: Milliseconds | null;
  };
}

/** `error`: answered, with a status of 500 or more. */
export type RequestFate = 'served' | 'refused' | 'reset' | 'timedOut' | 'error';

/** What decided a fate; the event, where there is one, is among the causes. Times in ms of the run. */
export type RequestReason =
  | { readonly kind: 'answered' }
  /** The application itself answered with an error, as the Scenario says. */
  | { readonly kind: 'applicationError' }
  /** The answer takes longer than the client waits. */
  | { readonly kind: 'answerTooSlow'; readonly requestMs: Milliseconds }
  /** The balancer has no node that passes its health check. */
  | { readonly kind: 'noHealthyNode'; readonly nodes: number }
  /** The Service has no address for clients outside. */
  | { readonly kind: 'notReachableFromOutside' }
  /** There is no Service of this name, or no such port of it. */
  | { readonly kind: 'noSuchService' }
  /** The name server knows no ready pod of a headless Service. */
  | { readonly kind: 'noAddress' }
  /** A headless Service changes no port: its pods are asked at `port`, and listen at the targetPort. */
  | { readonly kind: 'portNotTranslated'; readonly port: number; readonly targetPort: number }
  /** The node's kube-proxy has not written rules for the Service. */
  | { readonly kind: 'noRules' }
  /** A REJECT rule: no endpoint anywhere. */
  | { readonly kind: 'noEndpoints' }
  /** A DROP rule: no endpoint on this node, where the policy is Local. */
  | { readonly kind: 'noLocalEndpoints' }
  /** The machine it was sent to, or through, is gone. */
  | { readonly kind: 'machineGone'; readonly machine: string; readonly sinceMs: Milliseconds }
  /** Nothing has this address any more. */
  | { readonly kind: 'addressGone'; readonly sinceMs: Milliseconds }
  /** The pod is there, and no process of it listens (any more). */
  | {
      readonly kind: 'notListening';
      readonly state: 'notStarted' | 'closedSocket' | 'exited';
      /** Null: it never listened. */
      readonly sinceMs: Milliseconds | null;
      /** When it was sent SIGTERM; null when it was not. */
      readonly sigtermAtMs: Milliseconds | null;
    }
  /** The process ended while it worked on the request. */
  | { readonly kind: 'processExited'; readonly exitCode: number; readonly sigtermAtMs: Milliseconds | null };
