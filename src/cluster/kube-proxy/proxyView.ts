import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import { equal } from '#base/equal.ts';
import type { ProxyContext } from './categorizeEndpoints.ts';
import type { EndpointReader } from './endpointsOf.ts';
import { type ServedPort, servedPorts } from './servedPort.ts';
import { namespacedName } from './servicePort.ts';

const serviceNameLabel = 'kubernetes.io/service-name';

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
    if (!isProxied(service)) return null;
    if (gone) this.#services.delete(name);
    else this.#services.set(name, service);
    this.#served.delete(name);
    return name;
  }

  setSlice(slice: EndpointSlice, gone: boolean): string | null {
    const { namespace = '', name, labels = {} } = slice.metadata;
    const service = labels[serviceNameLabel];
    if (!service || !isProxied(slice)) return null;
    const key = `${namespace}/${service}`;
    const ofService = this.#slices.get(key) ?? new Map<string, EndpointSlice>();
    this.#slices.set(key, ofService);
    const before = ofService.get(name);
    if (gone) ofService.delete(name);
    else ofService.set(name, slice);
    if (gone ? before === undefined : before !== undefined && sameEndpoints(before, slice)) return null;
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

  /** The ports of one Service as it would write them now; empty when it does not know the Service. */
  served(name: string): readonly ServedPort[] {
    const known = this.#served.get(name);
    if (known) return known;
    const service = this.#services.get(name);
    const slices = [...(this.#slices.get(name)?.values() ?? [])];
    const made = service === undefined ? [] : servedPorts(service, slices, this.#reader);
    this.#served.set(name, made);
    return made;
  }
}

function sameEndpoints(a: EndpointSlice, b: EndpointSlice): boolean {
  return equal(a.endpoints ?? [], b.endpoints ?? []) && equal(a.ports ?? [], b.ports ?? []);
}

/** Source: as above, the informers' label selectors. */
function isProxied({ metadata: { labels = {} } }: Service | EndpointSlice): boolean {
  return (
    !('service.kubernetes.io/service-proxy-name' in labels) && !('service.kubernetes.io/headless' in labels)
  );
}
