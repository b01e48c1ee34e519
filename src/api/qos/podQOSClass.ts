import { quantities } from '#api/resource/podRequestsAndLimits.ts';
import type { Pod, QOSClass, ResourceList } from '#api/types.ts';

const computeResources = ['cpu', 'memory'];

/**
 * The pod's quality-of-service class, from cpu and memory of main and init containers. Zero counts as absent, and it
 * is the sums that must be equal for Guaranteed, not each container's amounts.
 *
 * Source: v1.28 pkg/apis/core/v1/helper/qos/qos.go:GetPodQOS.
 */
export function podQOSClass(pod: Pod): QOSClass {
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  const requests = containers.map(({ resources }) => positive(resources?.requests));
  const limits = containers.map(({ resources }) => positive(resources?.limits));
  const requested = total(requests);
  const limited = total(limits);
  if (requested.size === 0 && limited.size === 0) return 'BestEffort';

  const allLimited = limits.every(({ size }) => size === computeResources.length);
  const equal = [...requested].every(([name, nano]) => limited.get(name) === nano);
  return allLimited && equal && requested.size === limited.size ? 'Guaranteed' : 'Burstable';
}

/** Amounts in billionths, by resource. */
type Amounts = ReadonlyMap<string, bigint>;

function positive(list: ResourceList | undefined): Amounts {
  const amounts = new Map<string, bigint>();
  for (const [name, { nano }] of quantities(list)) {
    if (computeResources.includes(name) && nano > 0n) amounts.set(name, nano);
  }
  return amounts;
}

function total(lists: readonly Amounts[]): Amounts {
  const sums = new Map<string, bigint>();
  for (const [name, nano] of lists.flatMap((list) => [...list])) {
    sums.set(name, (sums.get(name) ?? 0n) + nano);
  }
  return sums;
}
