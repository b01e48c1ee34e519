import type { KubernetesObject, PodSpec } from '#api/types.ts';

/** Where the pod template stands in each kind that `kubectl set image` takes. */
const specPaths: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** Whether the kind's template is what gets the image. The others' pods get it themselves. */
export function hasImageTemplate(kind: string): boolean {
  return Object.hasOwn(specPaths, kind);
}

/** An object whose template runs another image in one container, or in all main ones when `container` is null. */
export function withImage(
  object: KubernetesObject,
  container: string | null,
  image: string,
): KubernetesObject {
  const path = specPaths[object.kind] ?? [];
  return changedAt(object, path, (spec) =>
    withPodImage(spec as PodSpec, container, image),
  ) as KubernetesObject;
}

function withPodImage(spec: PodSpec, container: string | null, image: string): PodSpec {
  const swap = <T extends { readonly name: string }>(containers: readonly T[]) =>
    containers.map((one) => (container === null || one.name === container ? { ...one, image } : one));
  return {
    ...spec,
    containers: swap(spec.containers),
    ...(container !== null && spec.initContainers ? { initContainers: swap(spec.initContainers) } : {}),
  };
}

function changedAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (part: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: changedAt(object[key], rest, change) };
}
