import type { ApiClient } from '#cluster/api.ts';
import type { NodePlace } from '#cluster/container-runtime/podAddress.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { Store } from '#simulation/store.ts';
import type { ClusterFacts } from './facts.ts';
import type { Machine } from './machine.ts';
import type { SandboxNetwork } from './podSockets.ts';

/** A part of the cluster that only some texts need. It meets the others in the store and on the wire, nowhere else. */
export type Component = (cluster: ComponentContext) => void;

/** What a component is given when it joins, before virtual time begins. */
export interface ComponentContext {
  readonly simulator: Simulator<ClusterFacts>;
  readonly scenario: Scenario;
  readonly gateEnabled: (name: string) => boolean;
  /** The API as `actor` reaches it. */
  readonly client: (actor: string) => ApiClient;
  /** For a stand-in that has no latency; whoever is modelled goes by `client`. */
  readonly store: Pick<Store, 'watch'>;
  readonly nodes: readonly ClusterNode[];
}

/** A machine of the cluster: what runs on it is done in its scope. */
export interface ClusterNode extends NodePlace, Machine {
  /** Where its runtime makes sandboxes known; null: nobody asks over the network. */
  network: SandboxNetwork | null;
}
