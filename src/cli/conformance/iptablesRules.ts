import { createHash } from 'node:crypto';
import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { ProxyContext } from '#cluster/kube-proxy/categorizeEndpoints.ts';
import type { EndpointReader } from '#cluster/kube-proxy/endpointsOf.ts';
import type { IPFamily } from '#cluster/kube-proxy/ipFamily.ts';
import type { DetectLocal } from '#cluster/kube-proxy/iptables/config.ts';
import { iptablesRules as decide } from '#cluster/kube-proxy/iptables/iptablesRules.ts';
import { type ServedPort, servedPorts } from '#cluster/kube-proxy/servedPort.ts';
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
  readonly services?: readonly Service[];
  readonly endpointSlices?: readonly EndpointSlice[];
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
  ({ config, services = [], endpointSlices = [] }) => {
    const { ipFamily: family, nodeName, nodeIP, nodeLabels = {} } = config;
    const ports = portsOf(services, endpointSlices, {
      family,
      nodeName,
      nodeLabels,
      topologyAwareHints: true,
      proxyTerminatingEndpoints: true,
    });
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

function portsOf(
  services: readonly Service[],
  slices: readonly EndpointSlice[],
  reader: EndpointReader & ProxyContext,
): readonly ServedPort[] {
  return services.flatMap((service) => {
    const { namespace, name } = service.metadata;
    const own = slices.filter(
      ({ metadata }) =>
        metadata.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === name,
    );
    return servedPorts(service, own, reader);
  });
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
