import type { Service } from '#api/serviceTypes.ts';
import type { Balancers } from '#cluster/balancers.ts';
import type { ClusterDns } from '#cluster/clusterDns.ts';
import type { Machine } from '#cluster/machine.ts';
import type { NodeProxy } from '#cluster/nodeProxy.ts';
import type { Reaching } from '#cluster/podSockets.ts';

/** What clients meet of a cluster. */
export interface ClientWire {
  readonly service: (key: string) => Service | undefined;
  readonly balancers: Balancers;
  readonly dns: ClusterDns;
  /** In the order of their names' numbers. */
  readonly nodes: readonly ClientNode[];
  readonly pods: Reaching;
}

export interface ClientNode {
  readonly machine: Machine;
  readonly proxy: NodeProxy;
}
