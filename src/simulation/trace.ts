/** Virtual time: integer milliseconds since the run began. */
export type Milliseconds = number;

/** Index of an event in its trace: the first event is 0. */
export type EventId = number;

/**
 * One thing that happened. `cause` is the event that was being handled when this one was emitted: the chain is
 * complete by construction and ends at a root (`cause: null`), which names a manifest or a Scenario action.
 *
 * `detail`'s shape depends on `kind`; each feature documents its kinds in its `facts.ts`.
 */
export interface TraceEvent<Kind extends string = string, Detail = unknown> {
  readonly id: EventId;
  readonly at: Milliseconds;
  /** Who did it: a binary and, where there are several, which one, e.g. `kubelet/node-1`. */
  readonly actor: string;
  /** What it happened to, e.g. `Pod/default/web`. */
  readonly subject: string;
  readonly kind: Kind;
  readonly cause: EventId | null;
  /** Later causes of work that was already queued. */
  readonly alsoCausedBy?: readonly EventId[];
  readonly detail: Detail;
  /** Upstream `file:function`, or the part of the Scenario that decided it. */
  readonly source: string;
}

/** A map of event kind to detail, as features declare it. */
export type FactMap = object;

/** The union of the events a fact map can give, discriminated by `kind`. */
export type EventOf<Facts extends FactMap> = {
  [K in keyof Facts & string]: TraceEvent<K, Facts[K]>;
}[keyof Facts & string];

/** Why a run stopped before its horizon. */
export type Limit = 'events' | 'wallTime' | 'memory' | 'stopped';

/** The immutable result of a run. Every view is a pure function of it (and a time). */
export interface Trace<Facts extends FactMap = Record<string, unknown>> {
  readonly events: readonly EventOf<Facts>[];
  /** Virtual time the run reached: the horizon, or where a limit ended it. */
  readonly end: Milliseconds;
  readonly horizon: Milliseconds;
  readonly truncated: Limit | null;
}
