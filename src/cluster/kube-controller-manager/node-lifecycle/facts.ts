/** What is decided about nodes that no longer report. The subject is the node. */
export interface NodeLifecycleFacts {
  /** No word from the kubelet for longer than the grace period: the node's condition Ready becomes Unknown. */
  readonly NodeNotReported: {
    readonly node: string;
    readonly lastHeartbeatMs: number;
    readonly gracePeriodMs: number;
  };
  /** The cloud says that the machine of a node does not exist: its object goes. */
  readonly NodeGoneInCloud: { readonly node: string };
  /** A pod whose node is gone is deleted without waiting for a kubelet. The subject is the pod. */
  readonly OrphanedPodCollected: { readonly node: string };
}
