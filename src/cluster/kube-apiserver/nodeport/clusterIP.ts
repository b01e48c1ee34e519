import type { Service } from '#api/serviceTypes.ts';
import type { RandomStream } from '#base/random.ts';

/** kubeadm's `--service-cluster-ip-range`, 10.96.0.0/12, without its first and last address. */
const first = (10 << 24) | (96 << 16);
const usable = 2 ** 20 - 2;
/** The low end that dynamic picks avoid: min(max(16, 2^20 / 16), 256). */
const staticBand = 256;

/** Gives out the addresses of Services. Source: v1.28 pkg/registry/core/service/ipallocator/bitmap.go:AllocateNext. */
export class ClusterIPs {
  /** Of the API server's own Service and of cluster DNS. */
  readonly #taken = new Set([1, 10]);

  /** The Service with an address, if its type has one and it did not bring its own. */
  assign(service: Service, random: RandomStream): Service {
    const { spec } = service;
    if (spec.type === 'ExternalName' || (spec.clusterIP ?? '') !== '') return service;
    let at = staticBand + random.intn(usable - staticBand) + 1;
    while (this.#taken.has(at)) at = at < usable ? at + 1 : staticBand + 1;
    this.#taken.add(at);
    const address = first + at;
    const clusterIP = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
    return { ...service, spec: { ...spec, clusterIP, clusterIPs: [clusterIP] } };
  }
}
