import type { Pod } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { Informer } from './informer.ts';

/** What the controllers of one kube-controller-manager share. */
export interface ControllerParts {
  readonly simulator: Simulator<ClusterFacts>;
  /** The API as one controller reaches it; the name signs what it writes. */
  readonly clientOf: (actor: string) => ApiClient;
  readonly gateEnabled: (name: string) => boolean;
  readonly deployments: Informer<Deployment>;
  readonly replicaSets: Informer<ReplicaSet>;
  readonly pods: Informer<Pod>;
  /**
   * Whether the server refuses a write of what has changed since it was read. It always does; the measured traces come
   * from a harness that does not.
   */
  readonly conflicts: boolean;
}
