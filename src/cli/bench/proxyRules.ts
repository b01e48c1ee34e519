import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { IptablesConfig } from '#cluster/kube-proxy/iptables/config.ts';
import { iptablesRules } from '#cluster/kube-proxy/iptables/iptablesRules.ts';
import { servedPorts } from '#cluster/kube-proxy/servedPort.ts';
import { type Measured, measure } from './measure.ts';

const reader = {
  nodeName: 'node-1',
  family: 'IPv4',
  nodeLabels: {},
  topologyAwareHints: true,
  proxyTerminatingEndpoints: true,
} as const;

const config: IptablesConfig = {
  family: 'IPv4',
  nodeIP: '192.168.0.2',
  detectLocal: { kind: 'clusterCIDR', cidr: '10.244.0.0/16' },
  masqueradeAll: false,
  masqueradeBit: 14,
  localhostNodePorts: true,
  nodePortAddresses: [],
  interfaceAddrs: ['192.168.0.2/24'],
  hasRandomFully: true,
};

/** The rules of a large cluster, from Services and slices to the text that iptables-restore is given. */
export function proxyRulesRows(): readonly Measured[] {
  const pairs = Array.from({ length: 1000 }, (_, index) => ({
    service: service(index),
    slice: slice(index),
  }));
  return [
    measure('iptables text, 1,000 Services × 10 endpoints', 50, 20, () => {
      const ports = pairs.flatMap(({ service: one, slice: own }) => servedPorts(one, [own], reader));
      // Searching it has the whole text put together.
      iptablesRules(ports, config).text().indexOf('nobody writes this');
    }),
  ];
}

function service(index: number): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `s-${index}`, namespace: 'default' },
    spec: {
      type: 'NodePort',
      clusterIP: `10.96.${index >> 8}.${index & 255}`,
      ports: [{ name: 'http', protocol: 'TCP', port: 80, nodePort: 30_000 + index }],
    },
  };
}

function slice(index: number): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `s-${index}-x`, namespace: 'default' },
    addressType: 'IPv4',
    endpoints: Array.from({ length: 10 }, (_, pod) => ({
      addresses: [`10.244.${index >> 3}.${(index & 7) * 16 + pod}`],
      conditions: { ready: true },
      nodeName: `node-${pod}`,
    })),
    ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
  };
}
