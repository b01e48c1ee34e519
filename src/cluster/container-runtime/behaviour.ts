import type { Run, Serving, Termination } from '#scenario/scenario.ts';

/** How a container's process behaves, with nothing left open. Seconds count from the start of the instance. */
export interface ProcessBehaviour {
  /** Successive starts; the last entry repeats. Never empty. */
  readonly runs: readonly Run[];
  readonly onTerm: Termination;
  /** How it answers requests; null: all well. */
  readonly serves: Serving | null;
  readonly startupOKAfter: number | null;
  readonly readyAfter: number | null;
  readonly livenessFailAfter: number | null;
  readonly preStopSeconds: number;
  readonly postStartSeconds: number;
  readonly postStartFails: boolean;
  /** Null: the image is on the node. `fails`: how many pulls fail first; null all. */
  readonly pull: { readonly seconds: number; readonly fails: number | null } | null;
  readonly createSeconds: number;
  /** Place in the Scenario that decided it, or null when inferred. */
  readonly path: string | null;
}
