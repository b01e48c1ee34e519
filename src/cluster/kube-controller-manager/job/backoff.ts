import type { Pod } from '#api/types.ts';
import { finishedMs } from './finishedTime.ts';
import { absoluteFailures } from './indexFailureCount.ts';

/** What the controller remembers of a Job's failures. It is only in its memory. */
export interface BackoffRecord {
  readonly failuresAfterLastSuccess: number;
  readonly lastFailureMs: number | null;
}

const firstDelayMs = 10_000;
const mostDelayMs = 600_000;

/**
 * The record after a sync that found pods newly succeeded and failed. A success sets the count back: only failures
 * that ended after it count.
 *
 * Source: v1.28 pkg/controller/job/backoff_utils.go:newBackoffRecord.
 */
export function newBackoffRecord(
  before: BackoffRecord | null,
  newSucceededPods: readonly Pod[],
  newFailedPods: readonly Pod[],
): BackoffRecord {
  const failures = newFailedPods.map(finishedMs);
  if (newSucceededPods.length === 0) {
    const { failuresAfterLastSuccess, lastFailureMs } = before ?? noFailures;
    if (failures.length === 0) return { failuresAfterLastSuccess, lastFailureMs };
    return {
      failuresAfterLastSuccess: (failuresAfterLastSuccess + failures.length) | 0,
      lastFailureMs: latest(failures),
    };
  }
  const lastSuccessMs = latest(newSucceededPods.map(finishedMs)) ?? 0;
  const after = failures.filter((ms) => ms > lastSuccessMs);
  return { failuresAfterLastSuccess: after.length, lastFailureMs: latest(after) };
}

const noFailures: BackoffRecord = { failuresAfterLastSuccess: 0, lastFailureMs: null };

/** How long the failures of a Job still hold up new pods, in ms. Source: v1.28 pkg/controller/job/backoff_utils.go:getRemainingTime. */
export function remainingMs(record: BackoffRecord, nowMs: number): number {
  return remainingOf(record.failuresAfterLastSuccess, record.lastFailureMs ?? nowMs, nowMs);
}

/**
 * How long the failures of one index still hold up its next pod, in ms; 0 when it has none.
 *
 * Source: v1.28 pkg/controller/job/backoff_utils.go:getRemainingTimePerIndex.
 */
export function remainingMsPerIndex(lastFailedPod: Pod | undefined, nowMs: number): number {
  if (lastFailedPod === undefined) return 0;
  return remainingOf((absoluteFailures(lastFailedPod) + 1) | 0, finishedMs(lastFailedPod), nowMs);
}

/** The wait after so many failures in a row, in ms: 10 s, doubled for each but the first, 600 s at most. */
export function backoffDelayMs(failures: number): number {
  return failures === 0 ? 0 : Math.min(firstDelayMs * 2 ** Math.max(failures - 1, 0), mostDelayMs);
}

function remainingOf(failures: number, lastFailureMs: number, nowMs: number): number {
  return failures === 0 ? 0 : Math.max(backoffDelayMs(failures) - (nowMs - lastFailureMs), 0);
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b));
}
