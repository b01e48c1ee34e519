import type { EndpointPort } from '#api/discoveryTypes.ts';
import type { Service, ServicePort } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import { md5 } from '#base/md5.ts';

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
    const { name = '', protocol = 'TCP', appProtocol } = servicePort;
    return [{ name, port, protocol, ...(appProtocol === undefined ? {} : { appProtocol }) }];
  });
}

/** Which slices a set of ports belongs to: one with the same ports in whatever order. None is not an empty list. */
export function portsKey(ports: readonly EndpointPort[] | null | undefined): string {
  return ports ? ports.map(portText).sort().join(',') : '<nil>';
}

/**
 * Ports in the order slices list them: by a sum of each, so by chance, but always the same.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/util/controller_utils.go:NewPortMapKey, portsInOrder.
 */
export function sortedPorts(ports: readonly EndpointPort[]): readonly EndpointPort[] {
  if (ports.length < 2) return ports;
  const summed = ports.map((port) => ({ port, sum: sumOf(portText(port)) }));
  return summed.sort((a, b) => (a.sum < b.sum ? -1 : a.sum > b.sum ? 1 : 0)).map(({ port }) => port);
}

const sums = new Map<string, string>();
const mostSums = 1000;

function sumOf(text: string): string {
  const sum = sums.get(text) ?? md5(text);
  if (sums.size >= mostSums) sums.clear();
  sums.set(text, sum);
  return sum;
}

/** As Go's spew writes it. Source: as above, deepHashObject. */
function portText({ name, protocol, port, appProtocol }: EndpointPort): string {
  const field = (type: string, value: string | number | undefined) => `(*${type})${value ?? '<nil>'}`;
  return `(v1.EndpointPort){Name:${field('string', name)} Protocol:${field('v1.Protocol', protocol)} Port:${field('int32', port)} AppProtocol:${field('string', appProtocol)}}`;
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
