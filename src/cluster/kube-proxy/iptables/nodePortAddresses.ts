import { cidrFamily } from '#api/validation/ipAddress.ts';
import { cidrContains, ipText } from '#cluster/kube-proxy/ipFamily.ts';
import type { IptablesConfig } from './config.ts';

const zeroCidrs: readonly string[] = ['0.0.0.0/0', '::/0'];

/**
 * At which of the node's addresses node ports answer; null: at all of them.
 *
 * Source: v1.28 pkg/proxy/util/nodeport_addresses.go:NewNodePortAddresses, GetNodeIPs.
 */
export function nodePortIPs(config: IptablesConfig): readonly string[] | null {
  const cidrs = cidrsOf(config);
  if (cidrs === null) return null;
  const addresses = config.interfaceAddrs.map((address) => address.split('/')[0] ?? '');
  const matched = cidrs.flatMap((cidr) => addresses.filter((address) => cidrContains(cidr, address)));
  const ips = [...new Set(matched.map(ipText))];
  return servesLocalhost(config) ? ips : ips.filter((ip) => !isLoopback(ip));
}

/** Whether node ports answer at 127.0.0.1, which IPv6 never can. Source: v1.28 pkg/proxy/iptables/proxier.go:NewProxier. */
export function servesLocalhost(config: IptablesConfig): boolean {
  if (config.family !== 'IPv4' || !config.localhostNodePorts) return false;
  const cidrs = cidrsOf(config);
  return cidrs === null || cidrs.some((cidr) => isLoopback(cidr) || cidrContains(cidr, '127.0.0.0'));
}

/** Null: a range of everything. */
function cidrsOf({ family, nodePortAddresses }: IptablesConfig): readonly string[] | null {
  const cidrs = nodePortAddresses.filter((cidr) => cidrFamily(cidr) === family);
  return cidrs.length === 0 || cidrs.some((cidr) => zeroCidrs.includes(cidr)) ? null : cidrs;
}

function isLoopback(address: string): boolean {
  return cidrContains('127.0.0.0/8', address.split('/')[0] ?? '') || address === '::1';
}
