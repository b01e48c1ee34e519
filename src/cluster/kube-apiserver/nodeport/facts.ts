import type { Band } from './portAllocator.ts';
import type { RepairReason } from './repair.ts';

/** Everything that can happen to node ports. The subject is the Service, `Service/<namespace>/<name>`, or the range. */
export interface NodePortFacts {
  /** A port was marked as taken for one field of a Service. */
  readonly NodePortAllocated: {
    readonly port: number;
    readonly band: Band;
    /** The field it is for: `spec.ports[0].nodePort` or `spec.healthCheckNodePort`. */
    readonly path: string;
    readonly how: 'asked' | 'drawn';
    /** The entries of `spec.ports` that share it, e.g. `http 80/TCP`; empty for a health check port. */
    readonly users: readonly string[];
    /** Where the scan began; null when the port was asked for. */
    readonly start: number | null;
    /** Taken ports the scan passed. */
    readonly walked: number;
    /** Free ports of the band before. */
    readonly freeInBand: number;
  };
  /** The API server refused to create or change a Service. What it had taken until then has been given back. */
  readonly ServiceRefused: {
    readonly verb: 'create' | 'update' | 'delete';
    /** HTTP status; null for a plain error of the server's code, which is a 500. */
    readonly code: number | null;
    readonly reason: string | null;
    readonly message: string;
    readonly by: 'allocation' | 'validation' | 'storage';
    /** The first field complained of; empty when it names none. */
    readonly path: string;
    /** The node port that could not be had; null when it is about none. */
    readonly port: number | null;
    /** The Service that holds this port; null when none does. */
    readonly holder: string | null;
    readonly causes: readonly RefusalCause[];
  };
  /** A port was given back. `rolledBack`: by the request that had taken it. */
  readonly NodePortReleased: {
    readonly port: number;
    readonly why: 'deleted' | 'updated' | 'rolledBack' | 'leak' | 'outOfRange';
  };
  /** `--dry-run=server`: what the answer says, which nobody holds. */
  readonly ServiceDryRun: { readonly ports: readonly number[] };
  /** Bits that are set in the stored bitmap though no Service holds their ports. */
  readonly NodePortsLeaked: { readonly ports: readonly number[] };
  /** kube-apiserver was started again, with this range. */
  readonly ApiServerRestarted: { readonly serviceNodePortRange: string };
  /** The repair loop has rebuilt the bitmap. `leaks`: bits without a Service that it keeps for now. */
  readonly NodePortRepairRan: { readonly used: number; readonly leaks: readonly number[] };
  /** What the repair loop found wrong with a Service: an event of type Warning. */
  readonly NodePortRepairFound: {
    readonly reason: RepairReason;
    readonly port: number;
    readonly message: string;
  };
}

/** One field complained of, in the server's words. */
export interface RefusalCause {
  readonly path: string;
  readonly type: string;
  readonly message: string;
}
