import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import { isIPv6 } from '#api/validation/ipAddress.ts';
import { isPodReady, shouldPodBeInEndpoints } from './podToEndpoint.ts';

/**
 * Where the old Endpoints object has a pod: unlike slices, it drops a pod that is being deleted.
 *
 * Source: v1.28 pkg/controller/endpoint/endpoints_controller.go:syncService, addEndpointSubset.
 */
export function placeInEndpoints(pod: Pod, service: Service): 'addresses' | 'notReadyAddresses' | 'absent' {
  const tolerateUnready = service.spec.publishNotReadyAddresses === true;
  if (!shouldPodBeInEndpoints(pod, tolerateUnready)) return 'absent';
  const six = wantsIPv6(pod, service);
  const first = (pod.status?.podIPs ?? []).find(({ ip }) => isIPv6(ip) === six);
  if (!first?.ip) return 'absent';
  return tolerateUnready || isPodReady(pod) ? 'addresses' : 'notReadyAddresses';
}

/** The family of the Service's first address; of a headless Service that does not say, the pod's. */
function wantsIPv6({ status }: Pod, { spec: { ipFamilies = [], clusterIP = '' } }: Service): boolean {
  if (ipFamilies[0] !== undefined) return ipFamilies[0] === 'IPv6';
  return isIPv6(clusterIP !== '' && clusterIP !== 'None' ? clusterIP : (status?.podIP ?? ''));
}
