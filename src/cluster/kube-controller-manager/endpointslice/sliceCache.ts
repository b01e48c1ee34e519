import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { WriteAnswer } from '#cluster/api.ts';

/**
 * The slices it was told of, and those it wrote: while the watch has not brought its own last write, it must not decide.
 *
 * Source: v1.28 staging/src/k8s.io/endpointslice/util/endpointslice_tracker.go.
 */
export class SliceCache {
  readonly #seen = new Map<string, Map<string, EndpointSlice>>();
  /** Resource versions it expects, by name; null: that it goes. */
  readonly #expected = new Map<string, Map<string, number | null>>();

  managed(service: string): readonly EndpointSlice[] {
    return [...(this.#seen.get(service)?.values() ?? [])].filter(
      ({ metadata }) => metadata.deletionTimestamp === undefined,
    );
  }

  wrote(service: string, answer: WriteAnswer): void {
    if (answer.kind === 'refused') return;
    mapOf(this.#expected, service).set(answer.object.metadata.name, versionOf(answer.object));
  }

  expectDeletion(service: string, { metadata }: EndpointSlice): void {
    mapOf(this.#expected, service).set(metadata.name, null);
  }

  isStale(service: string): boolean {
    const seen = this.#seen.get(service);
    for (const [name, version] of this.#expected.get(service) ?? []) {
      const slice = seen?.get(name);
      if (version === null ? slice !== undefined : versionOf(slice) < version) return true;
    }
    return false;
  }

  /** Whether somebody else changed or removed it. */
  saw(service: string, slice: EndpointSlice, gone: boolean): boolean {
    const { name } = slice.metadata;
    const expected = mapOf(this.#expected, service);
    const wanted = expected.get(name);
    if (gone) {
      mapOf(this.#seen, service).delete(name);
      expected.delete(name);
      return wanted !== null;
    }
    mapOf(this.#seen, service).set(name, slice);
    return wanted === undefined || (wanted !== null && versionOf(slice) > wanted);
  }

  forget(service: string): void {
    this.#expected.delete(service);
  }
}

function versionOf(object: KubernetesObject | undefined): number {
  return Number(object?.metadata.resourceVersion ?? -1);
}

function mapOf<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = maps.get(key) ?? new Map<string, V>();
  maps.set(key, known);
  return known;
}
