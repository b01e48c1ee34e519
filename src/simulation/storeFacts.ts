import type { KubernetesObject } from '#api/types.ts';

/** What happens to the store: the cluster's objects at t are a fold of these. The subject is `Kind/namespace/name`. */
export interface StoreFacts {
  readonly ObjectCreated: { readonly object: KubernetesObject };
  readonly ObjectModified: { readonly object: KubernetesObject };
  readonly ObjectDeleted: { readonly object: KubernetesObject };
}
