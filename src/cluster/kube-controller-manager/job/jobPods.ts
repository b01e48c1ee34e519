import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import { hasTrackingFinalizer, type JobGates, jobReferenceOf } from './jobPod.ts';
import { matchPodFailurePolicy } from './matchPodFailurePolicy.ts';

/**
 * The controller's cache of pods, by the Job that owns them. A pod that is over and counted leaves the list a sync
 * reads, so a sync costs what is going on, not what ever went on.
 */
export class JobPods {
  readonly #byKey = new Map<ObjectKey, Pod>();
  /** By the UID of the Job. */
  readonly #relevant = new Map<string, Map<ObjectKey, Pod>>();
  readonly #gates: JobGates;

  constructor(gates: JobGates) {
    this.#gates = gates;
  }

  get(key: ObjectKey): Pod | undefined {
    return this.#byKey.get(key);
  }

  /** `job`: the owner, when it is known. */
  set(pod: Pod, job: Job | undefined): void {
    const key = keyOf(pod);
    this.#byKey.set(key, pod);
    const uid = jobReferenceOf(pod)?.uid;
    if (uid === undefined) return;
    const relevant = this.#relevant.get(uid) ?? new Map<ObjectKey, Pod>();
    this.#relevant.set(uid, relevant);
    if (this.#isRelevant(pod, job)) relevant.set(key, pod);
    else relevant.delete(key);
  }

  delete(pod: Pod): void {
    const key = keyOf(pod);
    this.#byKey.delete(key);
    const uid = jobReferenceOf(pod)?.uid;
    if (uid !== undefined) this.#relevant.get(uid)?.delete(key);
  }

  /** What a sync of the Job has to look at, in order of their names: upstream's lister has none. */
  of(job: Job): readonly Pod[] {
    const relevant = this.#relevant.get(job.metadata.uid ?? '');
    if (relevant === undefined) return [];
    return [...relevant.values()].sort(byName);
  }

  /** A terminal pod without finalizer only matters when it still makes the Job fail. */
  #isRelevant(pod: Pod, job: Job | undefined): boolean {
    const phase = pod.status?.phase;
    if ((phase !== 'Succeeded' && phase !== 'Failed') || hasTrackingFinalizer(pod)) return true;
    const policy = this.#gates.JobPodFailurePolicy ? job?.spec.podFailurePolicy : undefined;
    return policy !== undefined && matchPodFailurePolicy(policy, pod, this.#gates).action === 'FailJob';
  }
}

function byName(a: Pod, b: Pod): number {
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
