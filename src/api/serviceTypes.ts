import type { KubernetesObject } from './types.ts';

/** The parts of a Service that the simulation reads or writes. Source: v1.28 staging/src/k8s.io/api/core/v1/types.go. */
export interface Service extends KubernetesObject {
  readonly spec: ServiceSpec;
  readonly status?: ServiceStatus;
}

export interface ServiceSpec {
  readonly type?: string;
  readonly sessionAffinity?: string;
  readonly ports?: readonly ServicePort[];
  readonly selector?: Readonly<Record<string, string>>;
  readonly clusterIP?: string;
  readonly clusterIPs?: readonly string[];
  readonly externalIPs?: readonly string[];
  readonly externalName?: string;
  readonly externalTrafficPolicy?: string;
  readonly internalTrafficPolicy?: string;
  readonly healthCheckNodePort?: number;
  readonly allocateLoadBalancerNodePorts?: boolean;
  readonly loadBalancerClass?: string;
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly publishNotReadyAddresses?: boolean;
  readonly ipFamilies?: readonly string[];
  readonly sessionAffinityConfig?: { readonly clientIP?: { readonly timeoutSeconds?: number } };
}

export interface ServiceStatus {
  readonly loadBalancer?: {
    readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[];
  };
}

export interface ServicePort {
  readonly name?: string;
  readonly protocol?: string;
  readonly appProtocol?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  /** 0 and absent both say: none yet. */
  readonly nodePort?: number;
}

/** Whether the type has node ports at all. Source: v1.28 pkg/registry/core/service/strategy.go:needsNodePort. */
export function needsNodePort({ type }: ServiceSpec): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

/** Whether a port for the balancer's health checks is wanted. Source: v1.28 pkg/api/service/util.go:NeedsHealthCheck. */
export function needsHealthCheck({ type, externalTrafficPolicy }: ServiceSpec): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
}

/** Whether ports without a number get one. Source: v1.28 pkg/registry/core/service/storage/alloc.go:shouldAllocateNodePorts. */
export function shouldAllocateNodePorts({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false);
}

/** The node ports of a spec, in the order of its ports; a number used twice stands twice. Source: as above, collectServiceNodePorts. */
export function nodePortsOf({ ports = [] }: ServiceSpec): readonly number[] {
  return ports.flatMap(({ nodePort = 0 }) => (nodePort === 0 ? [] : [nodePort]));
}
