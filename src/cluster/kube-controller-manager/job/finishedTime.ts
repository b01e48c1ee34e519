import type { Pod } from '#api/types.ts';
import { virtualMs } from '#api/virtualMs.ts';

/**
 * When a pod finished, in ms of virtual time: the latest end of its containers if all have one, else when it stopped
 * being ready, else when its deletion was asked for, else when it was created.
 *
 * Source: v1.28 pkg/controller/job/backoff_utils.go:getFinishedTime.
 */
export function finishedMs(pod: Pod): number {
  return ofContainers(pod) ?? ofReadyCondition(pod) ?? ofDeletion(pod) ?? ofCreation(pod);
}

/** Go's zero time, the first of January of the year 1, as virtual time. */
const zeroTimeMs = -63_827_654_400_000;

function ofContainers({ status }: Pod): number | null {
  let latest: number | null = null;
  for (const { state } of status?.containerStatuses ?? []) {
    const finished = virtualMs(state?.terminated?.finishedAt);
    if (finished === null) return null;
    if (latest === null || latest < finished) latest = finished;
  }
  return latest;
}

function ofReadyCondition({ status }: Pod): number | null {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'False' ? virtualMs(ready.lastTransitionTime) : null;
}

function ofDeletion({ metadata }: Pod): number | null {
  const deletion = virtualMs(metadata.deletionTimestamp);
  return deletion === null ? null : deletion - (metadata.deletionGracePeriodSeconds ?? 0) * 1000;
}

function ofCreation({ metadata }: Pod): number {
  return virtualMs(metadata.creationTimestamp) ?? zeroTimeMs;
}
