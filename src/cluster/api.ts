import type { Service } from '#api/serviceTypes.ts';
import type { KubernetesObject, Pod, PodStatus } from '#api/types.ts';
import type { WatchEvent } from '#simulation/store.ts';

/** How a component reaches the API server. Requests arrive after their latency; watches tell after theirs. */
export interface ApiClient {
  readonly create: (object: KubernetesObject, source: string) => void;
  readonly bindPod: (podKey: string, node: string) => void;
  /** `merge` is given the status that is stored when the request arrives; nothing is written when it changes nothing. */
  readonly patchPodStatus: (pod: PodIdentity, merge: (old: PodStatus) => PodStatus) => void;
  readonly setPodImage: (podKey: string, container: string | null, image: string) => void;
  readonly deletePod: (podKey: string, options: DeleteOptions) => void;
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
