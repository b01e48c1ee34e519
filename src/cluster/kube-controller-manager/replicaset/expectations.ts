import type { ObjectKey } from '#simulation/store.ts';

/** Source: v1.28 pkg/controller/controller_utils.go:ExpectationsTimeout. */
const timeoutMs = 300_000;

interface Expected {
  readonly sinceMs: number;
  creations: number;
  readonly deletions: Set<ObjectKey>;
}

/**
 * Own creations and deletions that the watch has not told of yet. Until it has, a controller must not count its pods,
 * or it would make and delete them twice.
 *
 * Source: v1.28 pkg/controller/controller_utils.go:UIDTrackingControllerExpectations.
 */
export class Expectations {
  readonly #expected = new Map<ObjectKey, Expected>();

  expectCreations(key: ObjectKey, creations: number, nowMs: number): void {
    this.#expected.set(key, { sinceMs: nowMs, creations, deletions: new Set() });
  }

  expectDeletions(key: ObjectKey, pods: readonly ObjectKey[], nowMs: number): void {
    this.#expected.set(key, { sinceMs: nowMs, creations: 0, deletions: new Set(pods) });
  }

  creationObserved(key: ObjectKey): void {
    const expected = this.#expected.get(key);
    if (expected) expected.creations -= 1;
  }

  deletionObserved(key: ObjectKey, pod: ObjectKey): void {
    this.#expected.get(key)?.deletions.delete(pod);
  }

  forget(key: ObjectKey): void {
    this.#expected.delete(key);
  }

  satisfied(key: ObjectKey, nowMs: number): boolean {
    const expected = this.#expected.get(key);
    if (expected === undefined) return true;
    const fulfilled = expected.creations <= 0 && expected.deletions.size === 0;
    return fulfilled || nowMs - expected.sinceMs > timeoutMs;
  }
}
