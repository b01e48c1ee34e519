import type { Deployment } from '#api/workloadTypes.ts';

type IntOrPercent = number | string | undefined;

/** How many pods more, and how many fewer, than `replicas` a rolling update may have. */
export interface Fenceposts {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/**
 * A number as it is, `N%` of `total` rounded up or down; null for a text that is no percentage and for nothing.
 *
 * Source: v1.28 apimachinery pkg/util/intstr/intstr.go:GetScaledValueFromIntOrPercent.
 */
export function scaledValue(value: IntOrPercent, total: number, round: 'up' | 'down'): number | null {
  if (typeof value !== 'string') return value ?? null;
  const percent = /^([+-]?\d+)%$/.exec(value)?.[1];
  if (percent === undefined) return null;
  const share = (Number(percent) * total) / 100;
  // Go counts pods in 32 bits: a share beyond that wraps round.
  return (round === 'up' ? Math.ceil(share) : Math.floor(share)) | 0;
}

/**
 * Both limits at once, in pods: surge is rounded up, unavailability down, and when both come to zero one pod may be
 * unavailable, or nothing could ever move. Null when either cannot be read.
 *
 * Source: v1.28 pkg/controller/deployment/util/deployment_util.go:ResolveFenceposts.
 */
export function resolveFenceposts(
  maxSurge: IntOrPercent,
  maxUnavailable: IntOrPercent,
  replicas: number,
): Fenceposts | null {
  const surge = scaledValue(maxSurge ?? 0, replicas, 'up');
  const unavailable = scaledValue(maxUnavailable ?? 0, replicas, 'down');
  if (surge === null || unavailable === null) return null;
  return { maxSurge: surge, maxUnavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/** Pods a rolling update may have beyond `replicas`. Source: v1.28 deployment_util.go:MaxSurge. */
export function maxSurge(deployment: Deployment): number {
  if (!isRollingUpdate(deployment)) return 0;
  return fencepostsOf(deployment)?.maxSurge ?? 0;
}

/** Pods a rolling update may be short of, never more than there are. Source: v1.28 deployment_util.go:MaxUnavailable. */
export function maxUnavailable(deployment: Deployment): number {
  const replicas = replicasOf(deployment);
  if (!isRollingUpdate(deployment) || replicas === 0) return 0;
  return Math.min(fencepostsOf(deployment)?.maxUnavailable ?? 0, replicas);
}

/** Pods that must be available all through an update. Source: v1.28 deployment_util.go:MinAvailable. */
export function minAvailable(deployment: Deployment): number {
  return isRollingUpdate(deployment) ? (replicasOf(deployment) - maxUnavailable(deployment)) | 0 : 0;
}

/** A stored Deployment always says; the API server fills in 1. */
export function replicasOf({ spec }: Deployment): number {
  return spec.replicas ?? 1;
}

export function isRollingUpdate({ spec: { strategy } }: Deployment): boolean {
  return strategy?.type !== 'Recreate';
}

function fencepostsOf(deployment: Deployment): Fenceposts | null {
  const { maxSurge: surge, maxUnavailable: unavailable } = deployment.spec.strategy?.rollingUpdate ?? {};
  return resolveFenceposts(surge, unavailable, replicasOf(deployment));
}
