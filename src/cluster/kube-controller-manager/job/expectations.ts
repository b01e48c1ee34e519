import type { Milliseconds } from '#simulation/trace.ts';

const timeoutMs = 5 * 60_000;

/**
 * What a controller asked for and has not seen come back on its watches yet, by the key of the owner. Expectations that
 * are never met are given up after five minutes.
 *
 * Source: v1.28 pkg/controller/controller_utils.go:ControllerExpectations; pkg/controller/job/tracking_utils.go.
 */
export class Expectations {
  readonly #pods = new Map<string, { creations: number; deletions: number; readonly atMs: Milliseconds }>();
  readonly #finalizers = new Map<string, Set<string>>();

  satisfied(key: string, nowMs: Milliseconds): boolean {
    const expected = this.#pods.get(key);
    if (expected === undefined) return true;
    if (expected.creations <= 0 && expected.deletions <= 0) return true;
    return nowMs - expected.atMs > timeoutMs;
  }

  expectCreations(key: string, creations: number, nowMs: Milliseconds): void {
    this.#pods.set(key, { creations, deletions: 0, atMs: nowMs });
  }

  expectDeletions(key: string, deletions: number, nowMs: Milliseconds): void {
    this.#pods.set(key, { creations: 0, deletions, atMs: nowMs });
  }

  creationObserved(key: string): void {
    const expected = this.#pods.get(key);
    if (expected) expected.creations -= 1;
  }

  deletionObserved(key: string): void {
    const expected = this.#pods.get(key);
    if (expected) expected.deletions -= 1;
  }

  /** UIDs of pods whose finalizer was removed, though the watch has not told. */
  removedFinalizers(key: string): ReadonlySet<string> {
    return this.#finalizers.get(key) ?? none;
  }

  expectFinalizersRemoved(key: string, uids: readonly string[]): void {
    const expected = this.#finalizers.get(key) ?? new Set<string>();
    this.#finalizers.set(key, expected);
    for (const uid of uids) expected.add(uid);
  }

  finalizerRemovalObserved(key: string, uid: string): void {
    this.#finalizers.get(key)?.delete(uid);
  }

  forget(key: string): void {
    this.#pods.delete(key);
    this.#finalizers.delete(key);
  }
}

const none: ReadonlySet<string> = new Set();
