import type { EndpointSlice } from '#api/discoveryTypes.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { Service } from '#api/serviceTypes.ts';
import { localReadyEndpoints } from '#cluster/kube-proxy/healthcheck/localReadyEndpoints.ts';
import type { ProxyContext } from './categorizeEndpoints.ts';
import { type EndpointReader, endpointsOf } from './endpointsOf.ts';
import { type ServedPort, servedPorts } from './servedPort.ts';
import { namespacedName } from './servicePort.ts';
import { sameSliceInfo } from './sliceInfo.ts';

/** Source: v1.28 pkg/proxy/endpoints.go:supportedEndpointSliceAddressTypes. */
const supportedAddressTypes: readonly string[] = ['IPv4', 'IPv6'];

/**
 * The Services and slices one kube-proxy has been told of, and what it makes of them. Those that are others' business
 * or have no address of their own never come to it.
 *
 * Source: v1.28 cmd/kube-proxy/app/server.go:Run.
 */
export class ProxyView {
  readonly #services = new Map<string, Service>();
  readonly #slices = new Map<string, Map<string, EndpointSlice>>();
  readonly #served = new Map<string, readonly ServedPort[]>();
  #reader: EndpointReader & ProxyContext;

  constructor(reader: EndpointReader & ProxyContext) {
    this.#reader = reader;
  }

  /** Tells the Service, `namespace/name`, whose ports a change may be of; null: nobody's. */
  setService(service: Service, gone: boolean): string | null {
    const name = namespacedName(service);
    const proxied = isProxied(service);
    if (!proxied && !this.#services.has(name)) return null;
    if (gone || !proxied) this.#services.delete(name);
    else this.#services.set(name, service);
    this.#served.delete(name);
    return name;
  }

  setSlice(slice: EndpointSlice, gone: boolean): string | null {
    const { namespace = '', name, labels = {} } = slice.metadata;
    const service = labels[serviceNameLabel];
    if (!service || !supportedAddressTypes.includes(slice.addressType)) return null;
    const key = `${namespace}/${service}`;
    const removed = gone || !isProxied(slice);
    const ofService = this.#slices.get(key) ?? new Map<string, EndpointSlice>();
    this.#slices.set(key, ofService);
    const before = ofService.get(name);
    if (removed) ofService.delete(name);
    else ofService.set(name, slice);
    if (removed ? before === undefined : before !== undefined && sameSliceInfo(before, slice)) return null;
    this.#served.delete(key);
    return key;
  }

  /** True when they are other ones. */
  setNodeLabels(nodeLabels: Readonly<Record<string, string>>): boolean {
    const zone = 'topology.kubernetes.io/zone';
    const changed = nodeLabels[zone] !== this.#reader.nodeLabels[zone];
    this.#reader = { ...this.#reader, nodeLabels };
    if (changed) this.#served.clear();
    return changed;
  }

  get services(): IterableIterator<string> {
    return this.#services.keys();
  }

  /** The slices of one Service that count, by name: upstream walks a map, so any order is as real. */
  slices(name: string): readonly EndpointSlice[] {
    const slices = [...(this.#slices.get(name)?.values() ?? [])];
    return slices.sort(({ metadata: a }, { metadata: b }) => (a.name < b.name ? -1 : 1));
  }

  /** How many ready endpoints the node has for a Service, whichever of its slices' ports they are for. */
  localReady(name: string): number {
    return localReadyEndpoints(endpointsOf(this.slices(name), this.#reader).values());
  }

  /** The ports of one Service as it would write them now; empty when it does not know the Service. */
  served(name: string): readonly ServedPort[] {
    const known = this.#served.get(name);
    if (known) return known;
    const service = this.#services.get(name);
    const made = service === undefined ? [] : servedPorts(service, this.slices(name), this.#reader);
    this.#served.set(name, made);
    return made;
  }
}

/** Source: as above, the informers' label selectors. What no longer matches them is as good as deleted. */
function isProxied({ metadata: { labels = {} } }: Service | EndpointSlice): boolean {
  return (
    !('service.kubernetes.io/service-proxy-name' in labels) && !('service.kubernetes.io/headless' in labels)
  );
}
