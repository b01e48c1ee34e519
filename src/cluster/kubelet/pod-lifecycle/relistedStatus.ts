import type { Container, Pod } from '#api/types.ts';
import type { Relisted } from './pleg.ts';
import type { PodRuntimeStatus } from './runtimeStatus.ts';

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

const statuses = new WeakMap<Relisted, { readonly spec: Pod['spec']; readonly status: PodRuntimeStatus }>();

/** What a relist saw, in the shape the kubelet's decisions read; computed once for a relist and a spec. */
export function runtimeStatus(pod: Pod, relisted: Relisted): PodRuntimeStatus {
  const known = statuses.get(relisted);
  if (known?.spec === pod.spec) return known.status;
  const status = convert(pod, relisted);
  statuses.set(relisted, { spec: pod.spec, status });
  return status;
}

function convert(pod: Pod, relisted: Relisted): PodRuntimeStatus {
  const current = new Map(containersOf(pod).map((container) => [container.name, container]));
  return {
    sandboxes: relisted.sandboxes.map(({ id, ready, attempt, ip }) => ({
      id,
      state: ready ? 'SANDBOX_READY' : 'SANDBOX_NOTREADY',
      attempt,
      ip,
      hostNetwork: pod.spec.hostNetwork ?? false,
    })),
    containers: relisted.containers.map((container) => {
      const spec = current.get(container.container);
      return {
        id: container.id,
        name: container.container,
        state: container.state,
        exitCode: container.exitCode,
        reason: container.reason,
        attempt: container.attempt,
        createdAt: container.createdAt,
        ...(container.startedAt === null ? {} : { startedAt: container.startedAt }),
        ...(container.finishedAt === null ? {} : { finishedAt: container.finishedAt }),
        specChanged: spec !== undefined && specHash(spec) !== container.specHash,
      };
    }),
  };
}
