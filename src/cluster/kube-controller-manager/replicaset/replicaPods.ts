import type { JsonObject } from '#api/json.ts';
import { labelSelector, type Selector } from '#api/labelSelector.ts';
import type { Pod } from '#api/types.ts';
import type { ReplicaSet } from '#api/workloadTypes.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import { isPodActive, isPodReady, podReadyMs } from './podAvailability.ts';
import type { ReplicaCounts } from './replicaSetStatus.ts';

interface Counted {
  readonly pod: Pod;
  readonly matches: boolean;
  readonly fullyLabeled: boolean;
  readonly ready: boolean;
}

/**
 * The active pods of one ReplicaSet, counted as they change and not anew in each sync: a ReplicaSet of 10,000 pods is
 * synced tens of thousands of times.
 */
export class ReplicaPods {
  readonly selector: Selector | null;
  readonly #templateLabels: readonly (readonly [string, string])[];
  readonly #minReadySeconds: number;
  readonly #uid: string | undefined;
  readonly #active = new Map<ObjectKey, Counted>();
  readonly #strays = new Map<ObjectKey, Pod>();
  /** Ready pods that are not known to be available yet; since when, ms since 1970. */
  readonly #becoming = new Map<ObjectKey, number>();
  #fullyLabeled = 0;
  #ready = 0;
  /** Ready pods nobody knows since when: with a minReadySeconds, never available. */
  #undated = 0;

  constructor({ metadata, spec }: ReplicaSet, pods: Iterable<Pod>) {
    this.selector = labelSelector(spec.selector as JsonObject | undefined);
    this.#templateLabels = Object.entries(spec.template?.metadata?.labels ?? {});
    this.#minReadySeconds = spec.minReadySeconds ?? 0;
    this.#uid = metadata.uid;
    for (const pod of pods) this.take(keyOf(pod), pod);
  }

  /** Takes a pod as it is now; undefined when it is gone, or no longer this ReplicaSet's. */
  take(key: ObjectKey, pod: Pod | undefined): void {
    const before = this.#active.get(key);
    if (before) this.#forget(key, before);
    if (pod === undefined || !isPodActive(pod)) {
      this.#active.delete(key);
      this.#strays.delete(key);
      return;
    }
    const counted = this.#count(pod, before);
    if (!counted.matches) {
      this.#active.delete(key);
      this.#strays.set(key, pod);
      return;
    }
    this.#strays.delete(key);
    this.#active.set(key, counted);
    if (counted.fullyLabeled) this.#fullyLabeled += 1;
    if (!counted.ready) return;
    this.#ready += 1;
    if (this.#minReadySeconds === 0) return;
    const readyMs = podReadyMs(pod);
    if (readyMs === null) this.#undated += 1;
    else this.#becoming.set(key, readyMs);
  }

  /** In order of creation. */
  pods(): readonly Pod[] {
    return Array.from(this.#active.values(), ({ pod }) => pod);
  }

  /** Active pods it controls that its selector no longer matches. */
  strays(): readonly Pod[] {
    return [...this.#strays.values()];
  }

  /** `nowUnixMs` is since 1970. */
  counts(nowUnixMs: number): ReplicaCounts {
    const ripeMs = nowUnixMs - this.#minReadySeconds * 1000;
    for (const [key, readyMs] of this.#becoming) if (readyMs < ripeMs) this.#becoming.delete(key);
    return {
      replicas: this.#active.size,
      fullyLabeledReplicas: this.#fullyLabeled,
      readyReplicas: this.#ready,
      availableReplicas: this.#ready - this.#becoming.size - this.#undated,
    };
  }

  /** Whether these counts are still by the ReplicaSet's own rules. */
  isOf({ metadata, spec }: ReplicaSet): boolean {
    const labels = Object.entries(spec.template?.metadata?.labels ?? {});
    return (
      metadata.uid === this.#uid &&
      (spec.minReadySeconds ?? 0) === this.#minReadySeconds &&
      labels.length === this.#templateLabels.length &&
      labels.every(([name, value], index) => {
        const known = this.#templateLabels[index];
        return known?.[0] === name && known[1] === value;
      })
    );
  }

  #count(pod: Pod, before: Counted | undefined): Counted {
    const { labels = {} } = pod.metadata;
    const ready = isPodReady(pod);
    if (before && before.pod.metadata.labels === pod.metadata.labels) return { ...before, pod, ready };
    return {
      pod,
      matches: this.selector?.matches(labels) ?? false,
      fullyLabeled: this.#templateLabels.every(([name, value]) => labels[name] === value),
      ready,
    };
  }

  #forget(key: ObjectKey, { pod, ready, fullyLabeled }: Counted): void {
    if (fullyLabeled) this.#fullyLabeled -= 1;
    if (!ready) return;
    this.#ready -= 1;
    this.#becoming.delete(key);
    if (this.#minReadySeconds > 0 && podReadyMs(pod) === null) this.#undated -= 1;
  }
}
