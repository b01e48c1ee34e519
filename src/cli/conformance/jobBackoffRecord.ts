import type { BackoffRecord } from '#cluster/kube-controller-manager/job/backoff.ts';

/** A back-off record as vectors give it, in seconds from the case's zero. */
export interface VectorBackoffRecord {
  readonly failuresAfterLastSuccess: number;
  readonly lastFailureTime?: number;
}

export function recordOfVector({
  failuresAfterLastSuccess,
  lastFailureTime,
}: VectorBackoffRecord): BackoffRecord {
  return {
    failuresAfterLastSuccess,
    lastFailureMs: lastFailureTime === undefined ? null : lastFailureTime * 1000,
  };
}

export function inSeconds({ failuresAfterLastSuccess, lastFailureMs }: BackoffRecord): VectorBackoffRecord {
  return {
    failuresAfterLastSuccess,
    ...(lastFailureMs === null ? {} : { lastFailureTime: lastFailureMs / 1000 }),
  };
}
