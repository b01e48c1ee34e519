import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject, Pod, PodStatus } from '#api/types.ts';
import type { WatchEvent, WatchHandler } from '#simulation/store.ts';

/** How a component reaches the API server. Requests arrive after their latency; watches tell after theirs. */
export interface ApiClient {
  /** A pod, a workload, a slice …; Services have verbs of their own, for they are given ports. */
  readonly create: (object: KubernetesObject, source: string, onAnswer?: OnAnswer) => void;
  /** `change` is given what is stored when the request arrives; see `Change`. Status is left as it is. */
  readonly update: (key: string, change: Change, source: string, onAnswer?: OnAnswer) => void;
  /** As `update`, for the status subresource: all but status is left as it is. */
  readonly updateStatus: (key: string, change: Change, source: string, onAnswer?: OnAnswer) => void;
  /** Any object but a pod or a Service. */
  readonly delete: (key: string, options: DeleteObjectOptions, source: string, onAnswer?: OnAnswer) => void;
  /** A consistent GET or LIST of now, for who has no cache. */
  readonly get: (key: string) => KubernetesObject | undefined;
  readonly list: (kind: string) => readonly KubernetesObject[];
  readonly watch: (kind: string, handle: WatchHandler) => void;
  readonly bindPod: (podKey: string, node: string) => void;
  /** `merge` is given the status that is stored when the request arrives; nothing is written when it changes nothing. */
  readonly patchPodStatus: (pod: PodIdentity, merge: (old: PodStatus) => PodStatus) => void;
  readonly setPodImage: (podKey: string, container: string | null, image: string) => void;
  readonly deletePod: (podKey: string, options: DeleteOptions, onAnswer?: OnAnswer) => void;
  /** A request to the Eviction API: a deletion that PodDisruptionBudgets may refuse. */
  readonly evictPod: (podKey: string, options: DeleteOptions, onAnswer?: OnEvictionAnswer) => void;
  /** A full PUT. */
  readonly updateService: (service: Service, options: WriteOptions) => void;
  readonly createService: (service: Service, options: WriteOptions) => void;
  readonly deleteService: (key: string) => void;
  /** The object as stored; undefined when there is none. */
  readonly getService: (key: string) => Service | undefined;
  readonly listServices: () => readonly Service[];
  /** A consistent LIST, for who has no cache. */
  readonly listPods: () => readonly Pod[];
  readonly watchPods: (handle: PodWatchHandler) => void;
  /** Only the pods bound to one node: a kubelet's watch. */
  readonly watchPodsOfNode: (node: string, handle: PodWatchHandler) => void;
}

export type PodWatchHandler = (event: WatchEvent & { readonly object: Pod }) => void;

export interface WriteOptions {
  /** `--dry-run=server`: everything is checked and nothing stored. */
  readonly dryRun: boolean;
}

export interface DeleteOptions {
  /** Null: the pod's own terminationGracePeriodSeconds. */
  readonly gracePeriodSeconds: number | null;
  /** The pod must still be the one of this UID, not another of its name. */
  readonly preconditionUid?: string | undefined;
}

/** One pod, told from a later one of the same name. */
export interface PodIdentity {
  readonly key: string;
  readonly uid: string | undefined;
}

/**
 * What a write makes of the stored object: the new one, null to leave it, or `conflict` when the writer will not have
 * what it finds (its resourceVersion is not the one that was read).
 */
export type Change = (stored: KubernetesObject) => KubernetesObject | null | 'conflict';

export type WriteAnswer =
  | { readonly kind: 'written'; readonly object: KubernetesObject }
  /** There was nothing to change. */
  | { readonly kind: 'unchanged'; readonly object: KubernetesObject }
  | { readonly kind: 'refused'; readonly reason: 'NotFound' | 'AlreadyExists' | 'Conflict' };

/** `refused`: the budget would be violated (429), or nobody can tell which one counts (500). */
export type EvictionAnswer =
  | WriteAnswer
  | { readonly kind: 'evictionRefused'; readonly code: 429 | 500; readonly message: string };

export type OnEvictionAnswer = (answer: EvictionAnswer) => void;

/** Told in the step that wrote; the simulator's cause is then the write. */
export type OnAnswer = (answer: WriteAnswer) => void;

export interface DeleteObjectOptions {
  /** Foreground: the object stays, marked, until the garbage collector has removed what it owns. */
  readonly propagationPolicy: 'Background' | 'Foreground' | 'Orphan';
  readonly preconditionUid?: string | undefined;
}
