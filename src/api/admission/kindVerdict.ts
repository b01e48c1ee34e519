import { type ApiKind, apiKind, kinds, kindsNamed } from '#api/fields.ts';

/** Whether the server has a kind. `served`: null when no version of it is served any more. */
export type KindVerdict =
  | { readonly kind: 'known'; readonly apiKind: ApiKind }
  | { readonly kind: 'notServed'; readonly served: ApiKind | null }
  | { readonly kind: 'unknown' };

/** Groups v1.28 has moved everything out of. */
const emptiedGroups = ['extensions', 'settings.k8s.io', 'auditregistration.k8s.io'];

/**
 * Looks a kind up as kubectl does in what the server says it serves. A kind of a group that is not Kubernetes' own may
 * be there all the same, by a CustomResourceDefinition.
 *
 * Source: v1.28 pkg/controlplane/instance.go:stableAPIGroupVersionsEnabledByDefault.
 */
export function kindVerdict(apiVersion: string, kind: string): KindVerdict {
  const found = apiKind(apiVersion, kind);
  // Lists and the like are kinds, but no resources that could be made.
  if (found?.served) return { kind: 'known', apiKind: found };
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const own = emptiedGroups.includes(group) || kinds.some((one) => one.group === group);
  if (!own) return { kind: 'unknown' };
  const served = kindsNamed(kind).filter((one) => one.served);
  const nearest = served.find((one) => one.group === group) ?? served[0] ?? null;
  return { kind: 'notServed', served: nearest };
}
