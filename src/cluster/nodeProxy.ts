import type { EventId } from '#simulation/trace.ts';

/** One endpoint as a node's rules name it. */
export interface RoutedEndpoint {
  readonly ip: string;
  readonly port: number;
  /** `ip:port`. */
  readonly text: string;
  /** Key of the pod it is; null when the slice does not tell. */
  readonly pod: string | null;
}

/** What a node's rules do with a new connection; `rules` is the sync that wrote them, null before the first. */
export type Routed = { readonly rules: EventId | null } & (
  | { readonly kind: 'endpoint'; readonly endpoint: RoutedEndpoint }
  /** REJECT: nobody anywhere. */
  | { readonly kind: 'rejected' }
  /** DROP: nobody on this node. */
  | { readonly kind: 'dropped' }
  /** The node knows nothing of this Service port. */
  | { readonly kind: 'noRules' }
);

/** A new connection to a Service port. */
export interface NewConnection {
  /** `namespace/name`. */
  readonly service: string;
  readonly port: number;
  /** `external`: to the node port or the balancer's address. */
  readonly traffic: 'internal' | 'external';
  /** Whose connection it is, for session affinity. */
  readonly client: string;
}

/** The rules of one node, as packets meet them, and the ports at which its kube-proxy tells of its health. */
export interface NodeProxy {
  /** `draw(n)` is uniform in [0, n). */
  readonly route: (connection: NewConnection, draw: (n: number) => number) => Routed;
  /** GET :10256/healthz. */
  readonly healthz: () => 200 | 503;
  /** GET of a Service's health check port; null: nobody listens there. */
  readonly serviceHealth: (healthCheckNodePort: number) => 200 | 503 | null;
}
