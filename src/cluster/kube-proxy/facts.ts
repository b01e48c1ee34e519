import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** What a node's kube-proxy does. The actor is `kube-proxy/<node>`, the subject `Node//<node>`. */
export interface KubeProxyFacts {
  /**
   * iptables-restore has ended: the rules of what had been seen when the sync began are in force. The text is not kept;
   * `rulesInForce` derives it.
   */
  readonly ProxyRulesSynced: {
    readonly node: string;
    readonly startedAtMs: Milliseconds;
    /** When the oldest change it brings had arrived. */
    readonly queuedAtMs: Milliseconds;
    /** The last store event seen of any kind when the sync began. */
    readonly seenThrough: EventId;
    /** The same by kind; -1: none yet. A Service's write may arrive before an earlier one of a slice. */
    readonly servicesThrough: EventId;
    readonly slicesThrough: EventId;
    readonly nodeThrough: EventId;
    /** `namespace/name` of the Services whose rules it may have changed. */
    readonly services: readonly string[];
  };
  /** What port 10256 answers, from now on. */
  readonly ProxyHealthChanged: {
    readonly node: string;
    readonly healthz: 200 | 503;
    /** v1.27 has no such path. */
    readonly livez: 200 | 503 | 404;
    readonly reason: 'ok' | 'nodeTerminating' | 'stale';
  };
}
