import { readyCondition } from '#api/podReady.ts';
import { unixMs } from '#api/printers/unixMs.ts';
import type { Pod } from '#api/types.ts';

/** Neither ended nor being deleted: what a ReplicaSet counts. Source: v1.28 pkg/controller/controller_utils.go:IsPodActive. */
export function isPodActive({ metadata, status }: Pod): boolean {
  return (
    status?.phase !== 'Succeeded' && status?.phase !== 'Failed' && metadata.deletionTimestamp === undefined
  );
}

/** Source: v1.28 pkg/api/v1/pod/util.go:IsPodReady. */
export function isPodReady(pod: Pod): boolean {
  return readyCondition(pod) !== undefined;
}

/** Since when a pod is Ready, ms since 1970; null when it is not, or nobody knows. Source: v1.28 controller_utils.go:podReadyTime. */
export function podReadyMs(pod: Pod): number | null {
  return unixMs(readyCondition(pod)?.lastTransitionTime);
}

/**
 * Whether a pod has been Ready for longer than `minReadySeconds`. `nowUnixMs` is since 1970.
 *
 * Source: v1.28 pkg/api/v1/pod/util.go:IsPodAvailable.
 */
export function isPodAvailable(pod: Pod, minReadySeconds: number, nowUnixMs: number): boolean {
  if (!isPodReady(pod)) return false;
  if (minReadySeconds === 0) return true;
  const readyMs = podReadyMs(pod);
  return readyMs !== null && readyMs + minReadySeconds * 1000 < nowUnixMs;
}
