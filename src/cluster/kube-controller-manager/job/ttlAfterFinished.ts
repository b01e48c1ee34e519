import type { Job } from '#api/batchTypes.ts';
import { virtualMs } from '#api/virtualMs.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import { finishedCondition } from './jobConditions.ts';

const actor = 'kube-controller-manager/ttl-after-finished';
const source = 'pkg/controller/ttlafterfinished/ttlafterfinished_controller.go:processJob';

/**
 * Deletes a finished Job once its ttlSecondsAfterFinished have passed; what it owns goes first.
 *
 * Source: v1.28 pkg/controller/ttlafterfinished/ttlafterfinished_controller.go.
 */
export function ttlAfterFinished(simulator: Simulator<ClusterFacts>, api: ApiClient): void {
  /** When each Job is looked at again, in ms: a time to live may be made shorter. */
  const waiting = new Map<ObjectKey, number>();
  const look = (key: ObjectKey): void => {
    const job = api.get(key) as Job | undefined;
    const expiry = job === undefined ? null : expiryOf(job);
    if (job === undefined || expiry === null) return;
    const { finishedAtMs, ttlSeconds } = expiry;
    const leftMs = finishedAtMs + ttlSeconds * 1000 - simulator.now;
    if (leftMs > 0) {
      const dueMs = simulator.now + leftMs;
      if ((waiting.get(key) ?? Number.POSITIVE_INFINITY) <= dueMs) return;
      waiting.set(key, dueMs);
      simulator.schedule(leftMs, order.sync, () => {
        if (waiting.get(key) === dueMs) waiting.delete(key);
        look(key);
      });
      return;
    }
    const expired = simulator.emit({ actor, subject: key, kind: 'JobExpired', detail: expiry, source });
    const options = { propagationPolicy: 'Foreground', preconditionUid: job.metadata.uid } as const;
    simulator.because(expired, () => api.delete(key, options, source));
  };
  api.watch('Job', ({ type, object }) => {
    if (type !== 'deleted' && expiryOf(object as Job) !== null) look(keyOf(object));
  });
}

/** Null when the Job has not finished, has no time to live, or is being deleted. */
function expiryOf({
  metadata,
  spec,
  status,
}: Job): { readonly finishedAtMs: number; readonly ttlSeconds: number } | null {
  const finished = finishedCondition(status?.conditions ?? []);
  const finishedAtMs = virtualMs(finished?.lastTransitionTime);
  const { ttlSecondsAfterFinished: ttlSeconds } = spec;
  if (metadata.deletionTimestamp !== undefined || ttlSeconds === undefined || finishedAtMs === null)
    return null;
  return { finishedAtMs, ttlSeconds };
}
