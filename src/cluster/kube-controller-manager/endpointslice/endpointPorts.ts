import type { EndpointPort } from '#api/discoveryTypes.ts';
import type { Service, ServicePort } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';

/**
 * The ports of a Service at one pod: a target port by name is looked up in the pod, and a port whose name the pod does
 * not have is left out.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:getEndpointPorts.
 */
export function endpointPorts({ spec }: Service, pod: Pod): readonly EndpointPort[] {
  return (spec.ports ?? []).flatMap((servicePort) => {
    const port = findPort(pod, servicePort);
    if (port === null) return [];
    const { name = '', protocol = 'TCP' } = servicePort;
    return [{ name, port, protocol }];
  });
}

/** Which slices a set of ports belongs to: one with the same ports in whatever order. */
export function portsKey(ports: readonly EndpointPort[] | null | undefined): string {
  const texts = (ports ?? []).map(({ name = '', port = 0, protocol = '' }) => `${name} ${port} ${protocol}`);
  return texts.sort().join(',');
}

/** Ports of init containers, sidecars too, are not looked up. Source: v1.28 staging/src/k8s.io/endpointslice/utils.go:findPort. */
function findPort({ spec }: Pod, { targetPort, port, protocol = 'TCP' }: ServicePort): number | null {
  if (targetPort === undefined) return port;
  if (typeof targetPort === 'number') return targetPort;
  for (const container of spec.containers) {
    for (const declared of container.ports ?? []) {
      if (declared.name === targetPort && (declared.protocol ?? 'TCP') === protocol) {
        return declared.containerPort;
      }
    }
  }
  return null;
}
