/** Where a balancer sends a new connection from outside. */
export type Balanced =
  | { readonly kind: 'node'; readonly node: string }
  /** It has none that passes its health check; `nodes` are those it knows. */
  | { readonly kind: 'noHealthyNode'; readonly nodes: number }
  /** The Service has no balancer (yet). */
  | { readonly kind: 'noBalancer' };

/** The cloud's balancers, as clients meet them. `service` is its key. */
export interface Balancers {
  /** `draw(n)` is uniform in [0, n). */
  readonly choose: (service: string, draw: (n: number) => number) => Balanced;
}
