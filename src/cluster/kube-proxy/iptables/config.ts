import type { IPFamily } from '#cluster/kube-proxy/ipFamily.ts';

/** How kube-proxy of one node was started, as far as its rules tell. */
export interface IptablesConfig {
  readonly family: IPFamily;
  readonly nodeIP: string;
  readonly detectLocal: DetectLocal;
  readonly masqueradeAll: boolean;
  readonly masqueradeBit: number;
  /** `--iptables-localhost-nodeports`. */
  readonly localhostNodePorts: boolean;
  /** `--nodeport-addresses`: ranges, of either family. */
  readonly nodePortAddresses: readonly string[];
  /** The node's own addresses, each with its range: `192.168.0.2/24`. */
  readonly interfaceAddrs: readonly string[];
  /** Whether the iptables there is knows `--random-fully`. */
  readonly hasRandomFully: boolean;
}

/** How traffic of the cluster's own pods is told from other traffic. */
export type DetectLocal =
  | { readonly kind: 'clusterCIDR'; readonly cidr: string }
  | { readonly kind: 'bridgeInterface'; readonly name: string }
  | { readonly kind: 'interfaceNamePrefix'; readonly prefix: string }
  | { readonly kind: 'none' };

/** The match for pods' traffic, e.g. `-s 10.0.0.0/8`; null when it cannot be told. Source: v1.28 pkg/proxy/util/iptables/traffic.go:IfLocal. */
export function ifLocal(detect: DetectLocal): string | null {
  switch (detect.kind) {
    case 'clusterCIDR':
      return `-s ${detect.cidr}`;
    case 'bridgeInterface':
      return `-i ${detect.name}`;
    case 'interfaceNamePrefix':
      return `-i ${detect.prefix}+`;
    case 'none':
      return null;
    default:
      return detect satisfies never;
  }
}
