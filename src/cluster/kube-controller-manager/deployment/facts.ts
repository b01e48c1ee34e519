import type { ScalingReason } from './scaling.ts';

/**
 * What the Deployment controller decides. The subject is the Deployment, `Deployment/<namespace>/<name>`; ReplicaSets
 * are named by their keys. What it writes stands beside these in the store's own facts: ReplicaSets and their sizes,
 * the Deployment's status and conditions. Counts are pods.
 */
export interface DeploymentFacts {
  /** No ReplicaSet has the present template: one is made. `replicas` is how large it starts. */
  readonly NewReplicaSetDecided: {
    readonly replicaSet: string;
    readonly revision: number;
    readonly replicas: number;
    /** What the surge leaves free: `maxTotalPods` less `currentPods`, which the older ReplicaSets ask for. */
    readonly currentPods: number;
    readonly maxTotalPods: number;
  };
  /** An older ReplicaSet has the present template again: it becomes the newest revision. */
  readonly ReplicaSetReused: {
    readonly replicaSet: string;
    readonly fromRevision: number;
    readonly revision: number;
  };
  /** A ReplicaSet is asked for another number of pods. `why` holds the rule and the numbers it reckoned with. */
  readonly ScalingDecided: {
    readonly replicaSet: string;
    readonly from: number;
    readonly to: number;
    readonly why: ScalingReason;
  };
  /** Recreate: nothing new starts while old pods, terminating ones too, are there. Told once for each wait. */
  readonly RecreateWaited: { readonly oldPods: readonly string[]; readonly oldReplicas: number };
  /** A condition is added or changes. */
  readonly DeploymentConditionChanged: {
    readonly type: string;
    readonly status: string;
    /** One of `DeploymentReason`, or what a ReplicaSet's failure says. */
    readonly reason: string;
    readonly message: string;
  };
  /** An old ReplicaSet goes, because `revisionHistoryLimit` keeps only so many. */
  readonly OldReplicaSetDeleted: {
    readonly replicaSet: string;
    readonly revision: number;
    readonly revisionHistoryLimit: number;
    /** Old ReplicaSets there were. */
    readonly kept: number;
  };
  /** A ReplicaSet of another template has the name already: the hash is taken anew. */
  readonly TemplateHashCollided: { readonly replicaSet: string; readonly collisionCount: number };
  /** A rollout is looked at again then, to see whether its deadline has passed. */
  readonly ProgressCheckScheduled: { readonly atMs: number; readonly progressDeadlineSeconds: number };
  /** A ReplicaSet without an owner matches the selector, or one of ours no longer does. */
  readonly ReplicaSetClaimed: { readonly replicaSet: string; readonly claim: 'adopted' | 'released' };
}
