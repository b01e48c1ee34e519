import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import { type Categorized, categorizeEndpoints, type ProxyContext } from './categorizeEndpoints.ts';
import { type EndpointInfo, type EndpointReader, endpointsKey, endpointsOf } from './endpointsOf.ts';
import { type ServicePortInfo, servicePortsOf } from './servicePort.ts';

/** A Service port and the endpoints one node has for it: what its rules are made of. */
export interface ServedPort {
  readonly info: ServicePortInfo;
  readonly endpoints: readonly EndpointInfo[];
  readonly used: Categorized;
}

/**
 * The ports of one Service as one node serves them, given its slices. Sorted by name, then protocol: upstream walks a
 * map, so any order is as real.
 */
export function servedPorts(
  service: Service,
  slices: readonly EndpointSlice[],
  reader: EndpointReader & ProxyContext,
): readonly ServedPort[] {
  const infos = servicePortsOf(service, reader.family);
  if (infos.length === 0) return [];
  const byPort = endpointsOf(slices, reader);
  return infos
    .map((info) => {
      const endpoints = byPort.get(endpointsKey(info.portName, info.protocol)) ?? [];
      return { info, endpoints, used: categorizeEndpoints(endpoints, info, reader) };
    })
    .sort(compareServedPorts);
}

/** By name, then protocol, as bytes. */
export function compareServedPorts({ info: a }: ServedPort, { info: b }: ServedPort): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.protocol < b.protocol ? -1 : a.protocol > b.protocol ? 1 : 0;
}
