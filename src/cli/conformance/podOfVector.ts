import type { Pod, PodSpec, PodStatus } from '#api/types.ts';

/** A pod as vectors give it: left-out parts are empty ones. */
export interface VectorPod {
  readonly metadata?: Partial<Pod['metadata']>;
  readonly spec?: Partial<PodSpec>;
  readonly status?: PodStatus;
}

/** The pod with the parts that the API server never leaves out. */
export function podOfVector(pod: VectorPod): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: '', ...pod.metadata },
    spec: { ...pod.spec, containers: pod.spec?.containers ?? [] },
    status: pod.status ?? {},
  };
}
