import type { Pod, PodSpec, PodStatus } from '#api/types.ts';

/** A pod as vectors give it: left-out parts are empty ones. */
export interface VectorPod {
  readonly metadata?: Partial<Pod['metadata']>;
  readonly spec?: Partial<PodSpec>;
  readonly status?: PodStatus;
}

/** The pod with the parts that the API server never leaves out. */
export function podOfVector(given: VectorPod): Pod {
  const pod = withoutNulls(given) as VectorPod;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: '', ...pod.metadata },
    spec: { ...pod.spec, containers: pod.spec?.containers ?? [] },
    status: pod.status ?? {},
  };
}

/** Go reads a null as an absent member. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
