import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import { categorizeEndpoints as decide } from '#cluster/kube-proxy/categorizeEndpoints.ts';
import { endpointsKey, endpointsOf } from '#cluster/kube-proxy/endpointsOf.ts';
import { localReadyEndpoints } from '#cluster/kube-proxy/healthcheck/localReadyEndpoints.ts';
import { ProxyView } from '#cluster/kube-proxy/proxyView.ts';
import {
  externallyAccessible,
  namespacedName,
  servicePortsOf,
  usesClusterEndpoints,
  usesLocalEndpoints,
} from '#cluster/kube-proxy/servicePort.ts';
import { adapter } from './adapter.ts';

interface Input {
  readonly nodeName: string;
  readonly nodeLabels?: Readonly<Record<string, string>>;
  readonly featureGates?: { readonly TopologyAwareHints?: boolean };
  readonly service: Service;
  readonly endpointSlices?: readonly EndpointSlice[] | null;
}

/** proxy/categorizeEndpoints */
export const categorizeEndpoints = adapter<Input>(
  ({ nodeName, nodeLabels = {}, featureGates, service, endpointSlices }) => {
    const context = {
      nodeLabels,
      topologyAwareHints: featureGates?.TopologyAwareHints ?? true,
      proxyTerminatingEndpoints: true,
    };
    const view = new ProxyView({ nodeName, family: 'IPv4', ...context });
    for (const slice of endpointSlices ?? []) view.setSlice(slice, false);
    const byPort = endpointsOf(view.slices(namespacedName(service)), { nodeName, family: 'IPv4' });
    const texts = (endpoints: readonly { readonly text: string }[]) => endpoints.map(({ text }) => text);
    const [port] = servicePortsOf(service, 'IPv4');
    if (port === undefined) throw new Error('the Service has a port');
    const all = byPort.get(endpointsKey(port.portName, port.protocol)) ?? [];
    const { cluster, local, allReachable, hasAny } = decide(all, port, context);
    return {
      allEndpoints: texts(all),
      clusterEndpoints: texts(cluster),
      localEndpoints: texts(local),
      allReachableEndpoints: [...texts(allReachable)].sort(),
      hasAnyEndpoints: hasAny,
      usesClusterEndpoints: usesClusterEndpoints(port),
      usesLocalEndpoints: usesLocalEndpoints(port),
      externallyAccessible: externallyAccessible(port),
      localReadyCount: localReadyEndpoints(byPort.values()),
    };
  },
);
