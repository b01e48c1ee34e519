import type { PortRange } from '#api/portRange.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { EventId, Limit, Milliseconds } from '#simulation/trace.ts';

/** The NodePorts picture of a run: what became of every port, in order of time. */
export interface PortMap {
  /** The ranges in force, one after the other; the first from zero. */
  readonly spans: readonly RangeSpan[];
  /** Whether the gate for the static band is on. */
  readonly staticSubrange: boolean;
  readonly changes: readonly PortChange[];
  readonly refusals: readonly PortRefusal[];
  readonly repairs: readonly RepairRound[];
  readonly services: readonly ServiceHistory[];
  /** When a Service was written or deleted, in order. */
  readonly writes: readonly Milliseconds[];
  readonly seed: number;
  readonly end: Milliseconds;
  readonly horizon: Milliseconds;
  readonly truncated: Limit | null;
}

export interface RangeSpan {
  readonly from: Milliseconds;
  readonly range: PortRange;
  /** Size of the static band. */
  readonly offset: number;
}

/** A port taken, or given back. */
export interface PortChange {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly port: number;
  /** Null: free from now on. */
  readonly holder: PortHolder | null;
}

export interface PortHolder {
  readonly kind: HolderKind;
  /** `Service/<namespace>/<name>`; empty for a leaked bit. */
  readonly subject: string;
  readonly name: string;
  /** The entries of `spec.ports` that share it, e.g. `http 80/TCP`. */
  readonly users: readonly string[];
  readonly event: EventId;
  readonly at: Milliseconds;
}

/** `asked` and `drawn` are for a port of the Service, `health` for the balancer's checks, `leaked` for nobody. */
export type HolderKind = 'asked' | 'drawn' | 'health' | 'leaked';

export interface PortRefusal {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly subject: string;
  readonly name: string;
  /** The port that could not be had; null when it is about none. */
  readonly port: number | null;
  readonly code: number;
  readonly message: string;
  /** Who holds the port: a name, or null. */
  readonly holder: string | null;
  readonly document: number | null;
}

export interface RepairRound {
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly leaks: readonly number[];
  readonly warnings: readonly { readonly event: EventId; readonly name: string; readonly message: string }[];
}

/** A Service as stored, version by version; null once it is deleted. */
export interface ServiceHistory {
  readonly subject: string;
  readonly document: number | null;
  readonly versions: readonly {
    readonly at: Milliseconds;
    readonly event: EventId;
    readonly service: Service | null;
  }[];
}
