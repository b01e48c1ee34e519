/** What the cloud does: balancers, their health checks, machines. */
export interface CloudProviderFacts {
  /** The balancer of a Service is there and has an address. The subject is the Service. */
  readonly LoadBalancerProvisioned: { readonly service: string; readonly ip: string };
  /** The list of nodes a balancer may send to has changed. The subject is the Service. */
  readonly LoadBalancerNodesChanged: {
    readonly service: string;
    readonly nodes: readonly string[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly why: 'created' | 'nodeAdded' | 'nodeDeleted' | 'nodeChanged' | 'serviceChanged';
  };
  /**
   * A balancer's health check was answered. Told when the answer is not the one before, and while answers in a row still
   * count towards a threshold. The subject is the Service.
   */
  readonly HealthCheckAnswered: {
    readonly service: string;
    readonly node: string;
    /** `:10256/healthz`, or the Service's own port. */
    readonly target: string;
    /** HTTP status; null: no answer within the time. */
    readonly code: number | null;
    /** Equal answers in a row, this one included. */
    readonly consecutive: number;
    readonly threshold: number;
  };
  /** The balancer begins, or ceases, to send new connections to a node. The subject is the Service. */
  readonly LoadBalancerBackendChanged: {
    readonly service: string;
    readonly node: string;
    readonly inService: boolean;
    readonly reason: 'healthy' | 'unhealthy' | 'removed';
  };
  /** The machine is gone with all that ran on it. The subject is the node. */
  readonly MachineTerminated: { readonly node: string };
}
