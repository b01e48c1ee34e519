import type { Endpoint } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import { isIPv6 } from '#api/validation/ipAddress.ts';

export type AddressType = 'IPv4' | 'IPv6';

/** What a Service's slices hold of one pod, or why they hold nothing of it. */
export type PodEndpoint =
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint }
  | {
      readonly kind: 'skipped';
      readonly why: 'pod has no part' | 'node not found' | 'no address of this family';
    };

/**
 * Whether a pod may be among a Service's endpoints at all: it is not over and has an address. A pod that is being
 * deleted stays when `includeTerminating`.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/util/controller_utils.go:ShouldPodBeInEndpoints.
 */
export function shouldPodBeInEndpoints({ metadata, status = {} }: Pod, includeTerminating: boolean): boolean {
  if (status.phase === 'Succeeded' || status.phase === 'Failed') return false;
  if (!status.podIP && (status.podIPs ?? []).length === 0) return false;
  return includeTerminating || metadata.deletionTimestamp === undefined;
}

/**
 * The endpoint that stands for a pod in the slices of one address family. `node` is undefined when there is no Node
 * object of the pod's node; only a Service that publishes unready addresses takes its pods then.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/reconciler.go:reconcileByAddressType.
 */
export function endpointOfPod(
  pod: Pod,
  service: Service,
  node: Node | undefined,
  addressType: AddressType,
): PodEndpoint {
  if (!shouldPodBeInEndpoints(pod, true)) return { kind: 'skipped', why: 'pod has no part' };
  if (node === undefined && !service.spec.publishNotReadyAddresses) {
    return { kind: 'skipped', why: 'node not found' };
  }
  const endpoint = podToEndpoint(pod, service, node, addressType);
  if (endpoint.addresses.length === 0) return { kind: 'skipped', why: 'no address of this family' };
  return { kind: 'endpoint', endpoint };
}

/** Whether the condition Ready is True. */
export function isPodReady({ status }: Pod): boolean {
  return status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
}

/** Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:podToEndpoint. */
function podToEndpoint(
  pod: Pod,
  service: Service,
  node: Node | undefined,
  addressType: AddressType,
): Endpoint {
  const { metadata, spec } = pod;
  const serving = isPodReady(pod);
  const terminating = metadata.deletionTimestamp !== undefined;
  const zone = node?.metadata.labels?.['topology.kubernetes.io/zone'];
  const { namespace, name, uid } = metadata;
  return {
    addresses: addressesOf(pod, addressType),
    conditions: {
      ready: service.spec.publishNotReadyAddresses === true || (serving && !terminating),
      serving,
      terminating,
    },
    ...(isNamedBy(pod, service) && spec.hostname ? { hostname: spec.hostname } : {}),
    targetRef: {
      kind: 'Pod',
      ...(namespace === undefined ? {} : { namespace }),
      name,
      ...(uid === undefined ? {} : { uid }),
    },
    ...(spec.nodeName ? { nodeName: spec.nodeName } : {}),
    ...(zone ? { zone } : {}),
  };
}

function addressesOf({ status }: Pod, addressType: AddressType): readonly string[] {
  const texts = (status?.podIPs ?? []).map(({ ip }) => ip);
  return texts.filter((ip) => isIPv6(ip) === (addressType === 'IPv6'));
}

/** Source: v1.28 staging/src/k8s.io/endpointslice/util/controller_utils.go:ShouldSetHostname. */
function isNamedBy({ metadata, spec }: Pod, service: Service): boolean {
  return spec.subdomain === service.metadata.name && metadata.namespace === service.metadata.namespace;
}
