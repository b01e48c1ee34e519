import { needsHealthCheck, type Service } from '#api/serviceTypes.ts';
import { cidrFamily } from '#api/validation/ipAddress.ts';
import { type IPFamily, ipFamilyOf, ipText } from './ipFamily.ts';

/** One port of a Service as kube-proxy sees it; addresses of the other family are left out. */
export interface ServicePortInfo {
  /** `namespace/name` of the Service. */
  readonly service: string;
  /** `namespace/name:port`, or `namespace/name` for a port without a name. */
  readonly name: string;
  readonly portName: string;
  readonly protocol: string;
  readonly clusterIP: string;
  readonly port: number;
  /** 0: none. */
  readonly nodePort: number;
  readonly loadBalancerVIPs: readonly string[];
  readonly externalIPs: readonly string[];
  readonly loadBalancerSourceRanges: readonly string[];
  readonly sessionAffinity: boolean;
  readonly stickyMaxAgeSeconds: number;
  /** 0: none. */
  readonly healthCheckNodePort: number;
  readonly externalPolicyLocal: boolean;
  readonly internalPolicyLocal: boolean;
  readonly hintsAnnotation: string;
}

/**
 * The ports of a Service that kube-proxy of one address family serves: none of a headless or ExternalName Service.
 * Of two ports with one name and protocol the last one counts.
 *
 * Source: v1.28 pkg/proxy/service.go:serviceToServiceMap, newBaseServiceInfo.
 */
export function servicePortsOf(service: Service, family: IPFamily): readonly ServicePortInfo[] {
  const { spec } = service;
  if (!spec.clusterIP || spec.clusterIP === 'None' || spec.type === 'ExternalName') return [];
  const clusterIP = clusterIPOf(service, family);
  if (clusterIP === '') return [];
  const infos = portInfos(service, family, ipText(clusterIP));
  if (infos.length < 2) return infos;
  return [...new Map(infos.map((info) => [`${info.name} ${info.protocol}`, info])).values()];
}

/** `namespace/name` of an object. */
export function namespacedName({ metadata }: { readonly metadata: Service['metadata'] }): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Whether anybody outside the cluster can reach it. Source: v1.28 pkg/proxy/service.go:ExternallyAccessible. */
export function externallyAccessible(info: ServicePortInfo): boolean {
  return info.nodePort !== 0 || info.loadBalancerVIPs.length > 0 || info.externalIPs.length > 0;
}

/** Whether endpoints of all nodes are used. Source: v1.28 pkg/proxy/service.go:UsesClusterEndpoints. */
export function usesClusterEndpoints(info: ServicePortInfo): boolean {
  return !info.internalPolicyLocal || externallyAccessible(info);
}

/** Whether endpoints of this node alone are used. Source: v1.28 pkg/proxy/service.go:UsesLocalEndpoints. */
export function usesLocalEndpoints(info: ServicePortInfo): boolean {
  return info.internalPolicyLocal || (info.externalPolicyLocal && externallyAccessible(info));
}

function portInfos(service: Service, family: IPFamily, clusterIP: string): readonly ServicePortInfo[] {
  const { metadata, spec, status } = service;
  const ofFamily = (address: string) => ipFamilyOf(address) === family;
  const ingress = (status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => (ip ? [ip] : []));
  const ranges = (spec.loadBalancerSourceRanges ?? []).map((range) => range.trim());
  const name = namespacedName(service);
  const external = spec.type === 'LoadBalancer' || spec.type === 'NodePort';
  const loadBalancerVIPs = ingress.filter(ofFamily);
  const externalIPs = (spec.externalIPs ?? []).filter(ofFamily);
  const loadBalancerSourceRanges = ranges.filter((range) => cidrFamily(range) === family);
  const healthCheckNodePort = needsHealthCheck(spec) ? (spec.healthCheckNodePort ?? 0) : 0;
  const hintsAnnotation = hintsOf(metadata.annotations ?? {});
  return (spec.ports ?? []).map(({ name: portName = '', protocol = 'TCP', port, nodePort = 0 }) => ({
    service: name,
    name: portName === '' ? name : `${name}:${portName}`,
    portName,
    protocol,
    clusterIP,
    port,
    nodePort,
    loadBalancerVIPs,
    externalIPs,
    loadBalancerSourceRanges,
    sessionAffinity: spec.sessionAffinity === 'ClientIP',
    stickyMaxAgeSeconds: spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 0,
    healthCheckNodePort,
    externalPolicyLocal: external && spec.externalTrafficPolicy === 'Local',
    internalPolicyLocal: spec.internalTrafficPolicy === 'Local',
    hintsAnnotation,
  }));
}

/** The older annotation wins whatever it says. */
function hintsOf(annotations: Readonly<Record<string, string>>): string {
  return (
    annotations['service.kubernetes.io/topology-aware-hints'] ??
    annotations['service.kubernetes.io/topology-mode'] ??
    ''
  );
}

/** Source: v1.28 pkg/proxy/util/utils.go:GetClusterIPByFamily. */
function clusterIPOf({ spec }: Service, family: IPFamily): string {
  const { ipFamilies = [], clusterIP = '', clusterIPs = [] } = spec;
  if (ipFamilies.length > 0) return clusterIPs[ipFamilies.indexOf(family)] ?? '';
  return (ipFamilyOf(clusterIP) === 'IPv6') === (family === 'IPv6') ? clusterIP : '';
}
