import type { Container, Pod } from '#api/types.ts';
import type { RuntimeContainer } from '#cluster/cri.ts';
import type { Relisted } from './pleg.ts';
import type { PodRuntimeStatus, RuntimeContainerStatus } from './runtimeStatus.ts';

const hashes = new WeakMap<Container, string>();

/** Tells one container spec from another; the kubelet restarts a main whose hash changed. */
export function specHash(container: Container): string {
  const known = hashes.get(container);
  if (known !== undefined) return known;
  const hash = JSON.stringify(container);
  hashes.set(container, hash);
  return hash;
}

export function containersOf(pod: Pod): readonly Container[] {
  return [
    ...(pod.spec.initContainers ?? []),
    ...pod.spec.containers,
    ...(pod.spec.ephemeralContainers ?? []),
  ];
}

/** What was computed of one relist, and of each instance as one relist saw it, so that it is computed once. */
export interface RelistedCache {
  last: { readonly relisted: Relisted; readonly spec: Pod['spec']; readonly status: PodRuntimeStatus } | null;
  readonly instances: Map<
    string,
    { readonly seen: RuntimeContainer; readonly status: RuntimeContainerStatus }
  >;
}

/** What a relist saw, in the shape the kubelet's decisions read. */
export function runtimeStatus(pod: Pod, relisted: Relisted, cache: RelistedCache): PodRuntimeStatus {
  if (cache.last?.relisted === relisted && cache.last.spec === pod.spec) return cache.last.status;
  if (cache.last?.spec !== pod.spec) cache.instances.clear();
  const status: PodRuntimeStatus = {
    sandboxes: relisted.sandboxes.map(({ id, ready, attempt, ip }) => ({
      id,
      state: ready ? 'SANDBOX_READY' : 'SANDBOX_NOTREADY',
      attempt,
      ip,
      hostNetwork: pod.spec.hostNetwork ?? false,
    })),
    containers: relisted.containers.map((seen) => instanceStatus(pod, seen, cache)),
  };
  cache.last = { relisted, spec: pod.spec, status };
  return status;
}

function instanceStatus(pod: Pod, seen: RuntimeContainer, cache: RelistedCache): RuntimeContainerStatus {
  const known = cache.instances.get(seen.id);
  if (known?.seen === seen) return known.status;
  const spec = containersOf(pod).find(({ name }) => name === seen.container);
  const status: RuntimeContainerStatus = {
    id: seen.id,
    name: seen.container,
    state: seen.state,
    exitCode: seen.exitCode,
    reason: seen.reason,
    attempt: seen.attempt,
    createdAt: seen.createdAt,
    ...(seen.startedAt === null ? {} : { startedAt: seen.startedAt }),
    ...(seen.finishedAt === null ? {} : { finishedAt: seen.finishedAt }),
    specChanged: spec !== undefined && specHash(spec) !== seen.specHash,
  };
  cache.instances.set(seen.id, { seen, status });
  return status;
}
