import { createHash } from 'node:crypto';
import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { IPFamily } from '#cluster/kube-proxy/ipFamily.ts';
import type { DetectLocal } from '#cluster/kube-proxy/iptables/config.ts';
import { iptablesRules as decide } from '#cluster/kube-proxy/iptables/iptablesRules.ts';
import { ProxyView } from '#cluster/kube-proxy/proxyView.ts';
import { adapter } from './adapter.ts';
import { type Difference, firstDifference } from './compare.ts';

interface Input {
  readonly config: {
    readonly ipFamily: IPFamily;
    readonly nodeName: string;
    readonly nodeIP: string;
    readonly nodeLabels?: Readonly<Record<string, string>>;
    readonly detectLocal: {
      readonly mode: string;
      readonly clusterCIDR?: string;
      readonly bridgeInterface?: string;
      readonly interfaceNamePrefix?: string;
    };
    readonly masqueradeAll: boolean;
    readonly masqueradeBit: number;
    readonly localhostNodePorts: boolean;
    readonly nodePortAddresses?: readonly string[];
    readonly interfaceAddrs?: readonly string[];
    readonly iptablesHasRandomFully: boolean;
  };
  readonly services?: readonly Service[] | null;
  readonly endpointSlices?: readonly EndpointSlice[] | null;
}

interface Result {
  readonly text?: string;
  readonly sha256?: string;
  readonly lines?: number;
  readonly firstLines?: readonly string[];
  readonly lastLines?: readonly string[];
}

/** proxy/iptablesRules */
export const iptablesRules = adapter<Input, Result>(
  ({ config, services, endpointSlices }) => {
    const { ipFamily: family, nodeName, nodeIP, nodeLabels = {} } = config;
    const view = new ProxyView({
      family,
      nodeName,
      nodeLabels,
      topologyAwareHints: true,
      proxyTerminatingEndpoints: true,
    });
    for (const service of services ?? []) view.setService(service, false);
    for (const slice of endpointSlices ?? []) view.setSlice(slice, false);
    const ports = [...view.services].flatMap((name) => view.served(name));
    const rules = decide(ports, {
      family,
      nodeIP,
      detectLocal: detectLocalOf(config.detectLocal),
      masqueradeAll: config.masqueradeAll,
      masqueradeBit: config.masqueradeBit,
      localhostNodePorts: config.localhostNodePorts,
      nodePortAddresses: config.nodePortAddresses ?? [],
      interfaceAddrs: config.interfaceAddrs ?? [],
      hasRandomFully: config.iptablesHasRandomFully,
    });
    return { text: rules.text() };
  },
  (got, want) => (want.text === undefined ? digestDifference(got, want) : firstDifference(got, want)),
);

/** A vector too long to hold its text gives a digest, and where it begins and ends. */
function digestDifference({ text = '' }: Result, want: Result): Difference | null {
  const lines = text.split('\n').slice(0, -1);
  const got = {
    sha256: createHash('sha256').update(text).digest('hex'),
    lines: lines.length,
    firstLines: lines.slice(0, want.firstLines?.length),
    lastLines: lines.slice(-(want.lastLines?.length ?? 0)),
  };
  return firstDifference(got, want);
}

function detectLocalOf(given: Input['config']['detectLocal']): DetectLocal {
  switch (given.mode) {
    case 'ClusterCIDR':
      return { kind: 'clusterCIDR', cidr: given.clusterCIDR ?? '' };
    case 'BridgeInterface':
      return { kind: 'bridgeInterface', name: given.bridgeInterface ?? '' };
    case 'InterfaceNamePrefix':
      return { kind: 'interfaceNamePrefix', prefix: given.interfaceNamePrefix ?? '' };
    default:
      return { kind: 'none' };
  }
}
