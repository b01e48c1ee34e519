import type { Scope } from '#simulation/simulator.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** A machine of the cloud, which is a node of the cluster while it runs. */
export interface Machine {
  readonly node: string;
  /** What runs on it. */
  readonly scope: Scope;
  /** When it was taken away, and the event; null while it is there. */
  gone: { readonly atMs: Milliseconds; readonly event: EventId } | null;
}
