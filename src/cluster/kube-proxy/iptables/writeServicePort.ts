import type { EndpointInfo } from '#cluster/kube-proxy/endpointsOf.ts';
import { cidrContains } from '#cluster/kube-proxy/ipFamily.ts';
import type { ServedPort } from '#cluster/kube-proxy/servedPort.ts';
import {
  externallyAccessible,
  type ServicePortInfo,
  usesClusterEndpoints,
  usesLocalEndpoints,
} from '#cluster/kube-proxy/servicePort.ts';
import { endpointChain, type ServiceChains, serviceChains } from './chainNames.ts';
import type { RuleBuffers } from './ruleBuffers.ts';

/** What the rules of every Service port have in common. */
export interface RuleContext {
  /** Comments of endpoints are left out then. */
  readonly largeCluster: boolean;
  readonly masqueradeAll: boolean;
  /** The match for pods' traffic; null when it cannot be told. */
  readonly ifLocal: string | null;
  readonly nodeIP: string;
  /** The text of one in so many. */
  readonly probability: (count: number) => string;
}

/** Writes all that one Service port needs. Source: v1.28 pkg/proxy/iptables/proxier.go:syncProxyRules. */
export function writeServicePort(rules: RuleBuffers, served: ServedPort, context: RuleContext): void {
  rules.begin(served.info.service);
  const port = plannedPort(served);
  writeCaptures(rules, port);
  writeClusterIPMasquerade(rules, port, context);
  if (port.usesExt) writeExternal(rules, port, context);
  if (port.usesFw) writeFirewall(rules, port, context);
  const chains = new Map(
    served.used.allReachable.map((endpoint) => [endpoint.text, chainOf(port, endpoint)]),
  );
  const balance = (chain: string, endpoints: readonly EndpointInfo[]) => {
    rules.natChain(chain);
    writeBalancing(rules, port, context, { chain, endpoints, chains });
  };
  if (served.used.cluster.length > 0 && usesClusterEndpoints(served.info)) {
    balance(port.chains.svc, served.used.cluster);
  }
  if (served.used.local.length > 0 && usesLocalEndpoints(served.info)) {
    balance(port.chains.svl, served.used.local);
  }
  for (const { text, ip } of served.used.allReachable) {
    writeEndpoint(rules, port, context, { chain: chains.get(text) ?? '', text, ip });
  }
}

/** A Service port with what is decided of it before anything is written. */
interface PlannedPort {
  readonly info: ServicePortInfo;
  readonly name: string;
  readonly protocol: string;
  readonly chains: ServiceChains;
  /** Any endpoint at all; for traffic from inside; from outside. */
  readonly has: boolean;
  readonly hasInternal: boolean;
  readonly hasExternal: boolean;
  readonly usesExt: boolean;
  readonly usesFw: boolean;
}

function plannedPort({ info, used }: ServedPort): PlannedPort {
  const protocol = info.protocol.toLowerCase();
  const has = used.hasAny;
  const hasLocal = used.local.length > 0;
  return {
    info,
    name: info.name,
    protocol,
    chains: serviceChains(info.name, protocol),
    has,
    hasInternal: has && (!info.internalPolicyLocal || hasLocal),
    hasExternal: has && (!info.externalPolicyLocal || hasLocal),
    usesExt: has && externallyAccessible(info),
    usesFw: has && info.loadBalancerVIPs.length > 0 && info.loadBalancerSourceRanges.length > 0,
  };
}

const chainNames = new WeakMap<EndpointInfo, { readonly of: string; readonly chain: string }>();

/** Hashed once, as upstream keeps the name with the endpoint. */
function chainOf({ name, protocol }: PlannedPort, endpoint: EndpointInfo): string {
  const of = `${name} ${protocol}`;
  const known = chainNames.get(endpoint);
  if (known?.of === of) return known.chain;
  const chain = endpointChain(name, protocol, endpoint.text);
  chainNames.set(endpoint, { of, chain });
  return chain;
}

function comment(text: string): string {
  return `-m comment --comment "${text}"`;
}

/** Which packets are this port's: cluster IP, external IPs, the balancer's IPs, node port, health check port. */
function writeCaptures(rules: RuleBuffers, port: PlannedPort): void {
  const { info, name, chains, protocol, has, hasInternal, hasExternal } = port;
  const proto = `-m ${protocol} -p ${protocol}`;
  const to = (ip: string) => `${proto} -d ${ip} --dport ${info.port}`;
  const nobody = comment(has ? `${name} has no local endpoints` : `${name} has no endpoints`);
  const target = has ? 'DROP' : 'REJECT';
  const { clusterIP, nodePort, healthCheckNodePort } = info;
  if (hasInternal) {
    const chain = info.internalPolicyLocal ? chains.svl : chains.svc;
    rules.nat(`-A KUBE-SERVICES ${comment(`${name} cluster IP`)} ${to(clusterIP)} -j ${chain}`);
  } else rules.filter(`-A KUBE-SERVICES ${nobody} ${to(clusterIP)} -j ${target}`);
  for (const ip of info.externalIPs) {
    if (has) rules.nat(`-A KUBE-SERVICES ${comment(`${name} external IP`)} ${to(ip)} -j ${chains.ext}`);
    if (!hasExternal) rules.filter(`-A KUBE-EXTERNAL-SERVICES ${nobody} ${to(ip)} -j ${target}`);
  }
  for (const ip of info.loadBalancerVIPs) {
    const chain = port.usesFw ? chains.fw : chains.ext;
    if (has) rules.nat(`-A KUBE-SERVICES ${comment(`${name} loadbalancer IP`)} ${to(ip)} -j ${chain}`);
    if (port.usesFw) {
      const refused = comment(`${name} traffic not accepted by ${chains.fw}`);
      rules.filter(`-A KUBE-PROXY-FIREWALL ${refused} ${to(ip)} -j DROP`);
    }
  }
  if (!hasExternal) {
    for (const ip of info.loadBalancerVIPs) {
      rules.filter(`-A KUBE-EXTERNAL-SERVICES ${nobody} ${to(ip)} -j ${target}`);
    }
  }
  if (nodePort !== 0) {
    if (has) {
      rules.nat(
        `-A KUBE-NODEPORTS -m comment --comment ${name} ${proto} --dport ${nodePort} -j ${chains.ext}`,
      );
    }
    if (!hasExternal) {
      rules.filter(
        `-A KUBE-EXTERNAL-SERVICES ${nobody} -m addrtype --dst-type LOCAL ${proto} --dport ${nodePort} -j ${target}`,
      );
    }
  }
  if (healthCheckNodePort !== 0) {
    const checked = comment(`${name} health check node port`);
    rules.filter(`-A KUBE-NODEPORTS ${checked} -m tcp -p tcp --dport ${healthCheckNodePort} -j ACCEPT`);
  }
}

function writeClusterIPMasquerade(rules: RuleBuffers, port: PlannedPort, context: RuleContext): void {
  const { info, name, protocol, chains } = port;
  if (!port.hasInternal || !(context.masqueradeAll || context.ifLocal !== null)) return;
  const chain = info.internalPolicyLocal ? chains.svl : chains.svc;
  const outsiders = context.masqueradeAll ? '' : ` ! ${context.ifLocal}`;
  rules.nat(
    `-A ${chain} ${comment(`${name} cluster IP`)} -m ${protocol} -p ${protocol} -d ${info.clusterIP} --dport ${info.port}${outsiders} -j KUBE-MARK-MASQ`,
  );
}

/** Traffic from outside; that of the cluster's own pods and nodes takes the policy Cluster whatever the Service's is. */
function writeExternal(rules: RuleBuffers, port: PlannedPort, { ifLocal }: RuleContext): void {
  const { info, name, chains } = port;
  const rule = (text: string) => rules.nat(`-A ${chains.ext} ${text}`);
  const said = (text: string) => comment(`${text} for ${name} external destinations`);
  rules.natChain(chains.ext);
  if (info.externalPolicyLocal) {
    const own = '-m addrtype --src-type LOCAL';
    if (ifLocal !== null) rule(`${said('pod traffic')} ${ifLocal} -j ${chains.svc}`);
    rule(`${said('masquerade LOCAL traffic')} ${own} -j KUBE-MARK-MASQ`);
    rule(`${said('route LOCAL traffic')} ${own} -j ${chains.svc}`);
  } else rule(`${said('masquerade traffic')} -j KUBE-MARK-MASQ`);
  if (port.hasExternal) rule(`-j ${info.externalPolicyLocal ? chains.svl : chains.svc}`);
}

function writeFirewall(rules: RuleBuffers, port: PlannedPort, { nodeIP }: RuleContext): void {
  const { info, name, chains } = port;
  const admit = (source: string) =>
    rules.nat(`-A ${chains.fw} ${comment(`${name} loadbalancer IP`)} -s ${source} -j ${chains.ext}`);
  rules.natChain(chains.fw);
  for (const range of info.loadBalancerSourceRanges) admit(range);
  if (info.loadBalancerSourceRanges.some((range) => cidrContains(range, nodeIP))) {
    for (const ip of info.loadBalancerVIPs) admit(ip);
  }
  rules.nat(`-A ${chains.fw} ${comment(`other traffic to ${name} will be dropped by KUBE-PROXY-FIREWALL`)}`);
}

/** The client's last endpoint first, if the Service wants that; then one in n, one in n-1 … of the endpoints. */
function writeBalancing(
  rules: RuleBuffers,
  { info, name }: PlannedPort,
  { largeCluster, probability }: RuleContext,
  balanced: {
    readonly chain: string;
    readonly endpoints: readonly EndpointInfo[];
    readonly chains: ReadonlyMap<string, string>;
  },
): void {
  const { chain, endpoints, chains } = balanced;
  const said = (text: string) => (largeCluster ? '' : ` ${comment(`${name} -> ${text}`)}`);
  if (info.sessionAffinity) {
    for (const { text } of endpoints) {
      const sep = chains.get(text) ?? '';
      rules.nat(
        `-A ${chain}${said(text)} -m recent --name ${sep} --rcheck --seconds ${info.stickyMaxAgeSeconds} --reap -j ${sep}`,
      );
    }
  }
  const count = endpoints.length;
  for (let index = 0; index < count; index += 1) {
    const { text } = endpoints[index] as EndpointInfo;
    const chance =
      index < count - 1 ? ` -m statistic --mode random --probability ${probability(count - index)}` : '';
    rules.nat(`-A ${chain}${said(text)}${chance} -j ${chains.get(text) ?? ''}`);
  }
}

function writeEndpoint(
  rules: RuleBuffers,
  { info, name, protocol }: PlannedPort,
  { largeCluster }: RuleContext,
  { chain, text, ip }: { readonly chain: string; readonly text: string; readonly ip: string },
): void {
  const said = largeCluster ? '' : ` -m comment --comment ${name}`;
  const remember = info.sessionAffinity ? ` -m recent --name ${chain} --set` : '';
  rules.natChain(chain);
  rules.nat(`-A ${chain}${said} -s ${ip} -j KUBE-MARK-MASQ`);
  rules.nat(`-A ${chain}${said}${remember} -m ${protocol} -p ${protocol} -j DNAT --to-destination ${text}`);
}
