import { compareServedPorts, type ServedPort } from '#cluster/kube-proxy/servedPort.ts';
import { type IptablesConfig, ifLocal } from './config.ts';
import { nodePortIPs, servesLocalhost } from './nodePortAddresses.ts';
import { probabilityText } from './probability.ts';
import { type RestoreInput, RuleBuffers } from './ruleBuffers.ts';
import { type RuleContext, writeServicePort } from './writeServicePort.ts';

const largeClusterEndpoints = 1000;

/**
 * What kube-proxy gives iptables-restore in its first full sync.
 *
 * Source: v1.28 pkg/proxy/iptables/proxier.go:syncProxyRules.
 */
export function iptablesRules(ports: readonly ServedPort[], config: IptablesConfig): RestoreInput {
  const rules = new RuleBuffers();
  const mark = `0x${(2 ** config.masqueradeBit).toString(16).padStart(8, '0')}`;
  writeHead(rules, config, mark);
  const endpoints = ports.reduce((sum, one) => sum + one.endpoints.length, 0);
  const context: RuleContext = {
    largeCluster: endpoints > largeClusterEndpoints,
    masqueradeAll: config.masqueradeAll,
    ifLocal: ifLocal(config.detectLocal),
    nodeIP: config.nodeIP,
    probability: remembered(probabilityText),
  };
  for (const port of [...ports].sort(compareServedPorts)) writeServicePort(rules, port, context);
  writeTail(rules, config, mark);
  return rules;
}

function writeHead(rules: RuleBuffers, config: IptablesConfig, mark: string): void {
  for (const chain of ['SERVICES', 'EXTERNAL-SERVICES', 'FORWARD', 'NODEPORTS', 'PROXY-FIREWALL']) {
    rules.filterChain(`KUBE-${chain}`);
  }
  for (const chain of ['SERVICES', 'NODEPORTS', 'POSTROUTING', 'MARK-MASQ']) rules.natChain(`KUBE-${chain}`);
  const randomFully = config.hasRandomFully ? ' --random-fully' : '';
  rules.nat(`-A KUBE-POSTROUTING -m mark ! --mark ${mark}/${mark} -j RETURN`);
  rules.nat(`-A KUBE-POSTROUTING -j MARK --xor-mark ${mark}`);
  rules.nat(
    `-A KUBE-POSTROUTING -m comment --comment "kubernetes service traffic requiring SNAT" -j MASQUERADE${randomFully}`,
  );
  rules.nat(`-A KUBE-MARK-MASQ -j MARK --or-mark ${mark}`);
  if (!servesLocalhost(config)) return;
  rules.filterChain('KUBE-FIREWALL');
  rules.filter(
    '-A KUBE-FIREWALL -m comment --comment "block incoming localnet connections" -d 127.0.0.0/8 ! -s 127.0.0.0/8 -m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT -j DROP',
  );
}

function writeTail(rules: RuleBuffers, config: IptablesConfig, mark: string): void {
  rules.begin(null);
  const ips = nodePortIPs(config);
  const destinations =
    ips === null ? [`-m addrtype --dst-type LOCAL${notLocalhost(config)}`] : ips.map((ip) => `-d ${ip}`);
  for (const destination of destinations) {
    rules.nat(
      `-A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" ${destination} -j KUBE-NODEPORTS`,
    );
  }
  rules.filter('-A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP');
  rules.filter(
    `-A KUBE-FORWARD -m comment --comment "kubernetes forwarding rules" -m mark --mark ${mark}/${mark} -j ACCEPT`,
  );
  rules.filter(
    '-A KUBE-FORWARD -m comment --comment "kubernetes forwarding conntrack rule" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
  );
}

function notLocalhost(config: IptablesConfig): string {
  if (config.family === 'IPv6') return ' ! -d ::1/128';
  return servesLocalhost(config) ? '' : ' ! -d 127.0.0.0/8';
}

function remembered(compute: (count: number) => string): (count: number) => string {
  const known: string[] = [];
  return (count) => {
    const text = known[count] ?? compute(count);
    known[count] = text;
    return text;
  };
}
