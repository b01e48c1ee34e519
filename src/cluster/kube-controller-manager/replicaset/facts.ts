import type { DeletionRule } from './podDeletionOrder.ts';

/**
 * What the ReplicaSet controller decides. The subject is the ReplicaSet (or the ReplicationController, which the same
 * code serves); pods are named by their keys. Its status stands beside these in the store's own facts.
 */
export interface ReplicaSetFacts {
  /** Too few pods: so many are made, in batches of 1, 2, 4 … */
  readonly PodCreationsDecided: {
    readonly desired: number;
    /** Pods that neither ended nor are being deleted. */
    readonly active: number;
    /** At most 500 at a time. */
    readonly creating: number;
    /** Pods a batch, in order. */
    readonly batches: readonly number[];
  };
  /** Too many pods: these go. */
  readonly PodDeletionsDecided: {
    readonly desired: number;
    readonly active: number;
    readonly victims: readonly Victim[];
    /** The first pod that stays; null when all go and nobody ranked them. */
    readonly spared: string | null;
  };
  /** A pod without a controller matches the selector, or one of ours no longer does. */
  readonly PodClaimed: { readonly pod: string; readonly claim: 'adopted' | 'released' };
}

export interface Victim {
  readonly pod: string;
  /** What puts it before the first pod that stays; null when nothing tells them apart, or all go. */
  readonly rule: DeletionRule | null;
}
