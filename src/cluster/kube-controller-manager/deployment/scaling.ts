import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { maxSurge, replicasOf } from './fenceposts.ts';
import { sizeOf } from './replicaSetLists.ts';

/** One write that a sync decided on: a ReplicaSet's new size and, with it, its annotations. */
export interface Scaling {
  /** As it was read. */
  readonly replicaSet: ReplicaSet;
  readonly from: number;
  readonly to: number;
  /** What the event says; of a proportional scaling, the direction of the whole. */
  readonly direction: 'up' | 'down';
  readonly why: ScalingReason;
}

/** Which rule set a size, with the numbers it reckoned with. Counts are pods. */
export type ScalingReason =
  /** The new ReplicaSet grows into what the surge leaves free. */
  | {
      readonly kind: 'surge';
      readonly desired: number;
      readonly maxSurge: number;
      readonly currentPods: number;
      readonly maxTotalPods: number;
    }
  /** The new ReplicaSet is larger than the Deployment now asks for. */
  | { readonly kind: 'tooLarge'; readonly desired: number }
  /** Pods of an old ReplicaSet that are not available anyway go first. */
  | {
      readonly kind: 'unhealthy';
      readonly maxScaledDown: number;
      readonly unavailable: number;
      readonly allPods: number;
      readonly minAvailable: number;
      readonly newUnavailable: number;
    }
  /** Available old pods go, as far as enough stay available. */
  | { readonly kind: 'available'; readonly available: number; readonly minAvailable: number }
  /** Recreate: all old pods go first. */
  | { readonly kind: 'recreateOld' }
  /** Recreate: the new ReplicaSet gets all. */
  | { readonly kind: 'recreateNew'; readonly desired: number }
  /** The Deployment was scaled and this ReplicaSet is the only active one, or the latest. */
  | { readonly kind: 'onlyActive'; readonly desired: number }
  /** The new ReplicaSet has all it should have, so this old one has none. */
  | { readonly kind: 'saturated' }
  /** The Deployment was scaled in mid-rollout: each active ReplicaSet gets its share. */
  | {
      readonly kind: 'proportional';
      readonly desired: number;
      /** To add, or to remove when below zero, in all ReplicaSets together. */
      readonly toAdd: number;
      readonly share: number;
      /** What the shares left over; it goes to the largest. */
      readonly leftover: number;
    };

/** A scaling of one ReplicaSet by its own change of size; null when there is none. Source: v1.28 sync.go:scaleReplicaSetAndRecordEvent. */
export function scalingTo(replicaSet: ReplicaSet, to: number, why: ScalingReason): Scaling | null {
  const from = sizeOf(replicaSet);
  return from === to ? null : { replicaSet, from, to, direction: from < to ? 'up' : 'down', why };
}

const desiredReplicasAnnotation = 'deployment.kubernetes.io/desired-replicas';
const maxReplicasAnnotation = 'deployment.kubernetes.io/max-replicas';

/** What a scaling remembers of its Deployment on each ReplicaSet. Source: v1.28 deployment_util.go:SetReplicasAnnotations. */
export function replicasAnnotations(deployment: Deployment): Readonly<Record<string, string>> {
  const desired = replicasOf(deployment);
  return {
    [desiredReplicasAnnotation]: String(desired),
    [maxReplicasAnnotation]: String((desired + maxSurge(deployment)) | 0),
  };
}

/**
 * The ReplicaSet as a scaling writes it, or null when neither its size nor its annotations would change.
 *
 * Source: v1.28 pkg/controller/deployment/sync.go:scaleReplicaSet.
 */
export function scaledReplicaSet({ replicaSet, to }: Scaling, deployment: Deployment): ReplicaSet | null {
  const { metadata } = replicaSet;
  const wanted = replicasAnnotations(deployment);
  const same = Object.entries(wanted).every(([name, value]) => metadata.annotations?.[name] === value);
  if (same && sizeOf(replicaSet) === to) return null;
  const annotations = { ...metadata.annotations, ...wanted };
  return {
    ...replicaSet,
    metadata: { ...metadata, annotations },
    spec: { ...replicaSet.spec, replicas: to },
  };
}

/** The replicas its Deployment had when it was last scaled; null when that is not there or no number. */
export function desiredReplicasOf(replicaSet: ReplicaSet): number | null {
  return annotatedInteger(replicaSet, desiredReplicasAnnotation);
}

/** Those, and the surge on top. */
export function maxReplicasOf(replicaSet: ReplicaSet): number | null {
  return annotatedInteger(replicaSet, maxReplicasAnnotation);
}

/** What the Deployment's event says of a scaling. */
export function scalingMessage({ replicaSet, from, to, direction }: Scaling): string {
  return `Scaled ${direction} replica set ${replicaSet.metadata.name} to ${to} from ${from}`;
}

function annotatedInteger({ metadata }: ReplicaSet, name: string): number | null {
  const text = metadata.annotations?.[name];
  return text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) | 0 : null;
}
