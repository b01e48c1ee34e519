import type { Service, ServiceSpec } from '#api/serviceTypes.ts';
import { ipBytes } from '#api/validation/ipAddress.ts';
import type { RandomStream } from '#base/random.ts';

/** kubeadm's `--service-cluster-ip-range`, 10.96.0.0/12, without its first and last address. */
const first = (10 << 24) | (96 << 16);
const usable = 2 ** 20 - 2;
/** The low end that dynamic picks avoid: min(max(16, 2^20 / 16), 256). */
const staticBand = 256;
/** Of the API server's own Service and of cluster DNS: never drawn, though a text may bring either Service. */
const reserved: ReadonlySet<number> = new Set([1, 10]);

/** What became of the address of a request: the Service with one, or the address it cannot have. */
export type AddressAnswer =
  | { readonly kind: 'addressed'; readonly service: Service; readonly took: readonly number[] }
  | { readonly kind: 'refused'; readonly ip: string };

/**
 * Gives out the addresses of Services, drawn or asked for, and takes them back.
 *
 * Source: v1.28 pkg/registry/core/service/ipallocator/bitmap.go:Allocate, AllocateNext and
 * pkg/registry/core/service/storage/alloc.go:txnAllocClusterIPs.
 */
export class ClusterIPs {
  readonly #taken = new Set<number>();

  /** For a new Service, or for one that had no address before. Places are counted from the start of the range. */
  allocate(service: Service, random: RandomStream): AddressAnswer {
    const { spec } = service;
    if (spec.type === 'ExternalName') return { kind: 'addressed', service, took: [] };
    if ((spec.clusterIP ?? '') === '') {
      const clusterIP = this.#draw(random);
      const addressed = { ...service, spec: { ...spec, clusterIP, clusterIPs: [clusterIP] } };
      return { kind: 'addressed', service: addressed, took: placesOf(addressed.spec) };
    }
    const wanted = placesOf(spec);
    const clash = wanted.find((place) => this.#taken.has(place));
    if (clash !== undefined) return { kind: 'refused', ip: addressAt(clash) };
    for (const place of wanted) this.#taken.add(place);
    return { kind: 'addressed', service, took: wanted };
  }

  /** Says which of the addresses asked for cannot be had, and takes none: a dry run. */
  clash(spec: ServiceSpec): string | null {
    const clash = placesOf(spec).find((place) => this.#taken.has(place));
    return clash === undefined ? null : addressAt(clash);
  }

  giveBack(places: readonly number[]): void {
    for (const place of places) this.#taken.delete(place);
  }

  /** Of a Service that is gone, or has no use for its address any more. */
  release(spec: ServiceSpec): void {
    this.giveBack(placesOf(spec));
  }

  #draw(random: RandomStream): string {
    let at = staticBand + random.intn(usable - staticBand) + 1;
    while (this.#taken.has(at) || reserved.has(at)) at = at < usable ? at + 1 : staticBand + 1;
    this.#taken.add(at);
    return addressAt(at);
  }
}

/** The places of a Service's addresses within the range. */
function placesOf({ type, clusterIP = '', clusterIPs = [clusterIP] }: ServiceSpec): readonly number[] {
  if (type === 'ExternalName') return [];
  return clusterIPs.flatMap((ip) => {
    const bytes = ipBytes(ip);
    if (bytes?.length !== 4) return [];
    const place = bytes.reduce((number, byte) => number * 256 + byte, 0) - first;
    return place > 0 && place <= usable ? [place] : [];
  });
}

function addressAt(place: number): string {
  const address = first + place;
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}
