import type { KubernetesObject, Pod, PodStatus } from '#api/types.ts';
import type { WatchEvent } from '#simulation/store.ts';

/** How a component reaches the API server. Requests arrive after their latency; watches tell after theirs. */
export interface ApiClient {
  readonly create: (object: KubernetesObject, source: string) => void;
  readonly bindPod: (podKey: string, node: string) => void;
  /** `merge` is given the status that is stored when the request arrives; nothing is written when it changes nothing. */
  readonly patchPodStatus: (podKey: string, merge: (old: PodStatus) => PodStatus) => void;
  readonly setPodImage: (podKey: string, container: string | null, image: string) => void;
  readonly deletePod: (podKey: string, options: DeleteOptions) => void;
  /** A consistent LIST, for who has no cache. */
  readonly listPods: () => readonly Pod[];
  readonly watchPods: (handle: (event: WatchEvent & { readonly object: Pod }) => void) => void;
}

export interface DeleteOptions {
  /** Null: the pod's own terminationGracePeriodSeconds. */
  readonly gracePeriodSeconds: number | null;
}
