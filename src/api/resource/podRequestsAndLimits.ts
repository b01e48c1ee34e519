import { type Container, isSidecar, type Pod, type ResourceList } from '#api/types.ts';
import { decodeQuantity } from './parseQuantity.ts';
import { addQuantities, compareQuantities, type Quantity } from './quantity.ts';

/** Resource name to amount. */
export type Quantities = ReadonlyMap<string, Quantity>;

export interface PodResourcesOptions {
  readonly excludeOverhead?: boolean;
  /** Stands in, container by container, for requests that are not there at all. */
  readonly nonMissingContainerRequests?: ResourceList;
}

/**
 * What a pod asks for, which the scheduler reserves: the most that any moment of its life needs, plus overhead.
 *
 * Source: v1.28 pkg/api/v1/resource/helpers.go:PodRequests.
 */
export function podRequests(pod: Pod, options: PodResourcesOptions = {}): Quantities {
  // They are added to nothing, which writes them anew.
  const standIns = [...quantities(options.nonMissingContainerRequests)].map(
    ([name, quantity]) => [name, { ...quantity, text: null }] as const,
  );
  const total = mostAtOnce(pod, (container) => {
    const requests = quantities(container.resources?.requests);
    return new Map([...standIns, ...requests]);
  });
  return options.excludeOverhead ? total : sum(total, quantities(pod.spec.overhead));
}

/**
 * What a pod is limited to. Overhead raises a limit but makes none.
 *
 * Source: v1.28 pkg/api/v1/resource/helpers.go:PodLimits.
 */
export function podLimits(pod: Pod, options: PodResourcesOptions = {}): Quantities {
  const total = mostAtOnce(pod, (container) => quantities(container.resources?.limits));
  if (options.excludeOverhead) return total;
  const overhead = [...quantities(pod.spec.overhead)].filter(
    ([name]) => (total.get(name)?.nano ?? 0n) !== 0n,
  );
  return sum(total, new Map(overhead));
}

/** A resource list, read. The API server refuses malformed quantities, so they are left out here. */
export function quantities(list: ResourceList | undefined): Quantities {
  const read = new Map<string, Quantity>();
  for (const [name, value] of Object.entries(list ?? {})) {
    const quantity = decodeQuantity(value);
    if ('nano' in quantity) read.set(name, quantity);
  }
  return read;
}

/** All mains and sidecars together, or an init container beside the sidecars started before it, whichever is more. */
function mostAtOnce(pod: Pod, resourcesOf: (container: Container) => Quantities): Quantities {
  let running = pod.spec.containers.map(resourcesOf).reduce(sum, new Map());
  let sidecars: Quantities = new Map();
  let initializing: Quantities = new Map();
  for (const container of pod.spec.initContainers ?? []) {
    const own = resourcesOf(container);
    if (isSidecar(container)) {
      running = sum(running, own);
      sidecars = sum(sidecars, own);
      initializing = most(initializing, sidecars);
    } else {
      initializing = most(initializing, sum(own, sidecars));
    }
  }
  return most(running, initializing);
}

function sum(a: Quantities, b: Quantities): Quantities {
  const total = new Map(a);
  for (const [name, quantity] of b) {
    const before = total.get(name);
    total.set(name, before ? addQuantities(before, quantity) : quantity);
  }
  return total;
}

/** Of equal amounts the first one's way of writing stays. */
function most(a: Quantities, b: Quantities): Quantities {
  const greatest = new Map(a);
  for (const [name, quantity] of b) {
    const before = greatest.get(name);
    if (!before || compareQuantities(quantity, before) > 0) greatest.set(name, quantity);
  }
  return greatest;
}
