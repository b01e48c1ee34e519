import { type ApiKind, apiKind, kinds, kindsNamed } from '#api/fields.ts';

/** Whether the server has a kind. `served`: null when no version of it is served. */
export type KindVerdict =
  | { readonly kind: 'known'; readonly apiKind: ApiKind }
  /** kubectl finds a kind by its name in small letters, too; the server does not. */
  | { readonly kind: 'smallLetters'; readonly apiKind: ApiKind }
  /** `meant`: the same name in other letters. `versionServed`: other kinds of that version are there. */
  | {
      readonly kind: 'notServed';
      readonly served: ApiKind | null;
      readonly meant: ApiKind | null;
      readonly versionServed: boolean;
    }
  | { readonly kind: 'unknown' };

/** Groups v1.28 has moved everything out of. */
const emptiedGroups = ['extensions', 'settings.k8s.io', 'auditregistration.k8s.io'];

/**
 * Looks a kind up as kubectl does in what the server says it serves. A kind of a group that is not Kubernetes' own may
 * be there all the same, by a CustomResourceDefinition.
 *
 * Source: v1.28 pkg/controlplane/instance.go:stableAPIGroupVersionsEnabledByDefault; client-go
 * restmapper/discovery.go:NewDiscoveryRESTMapper.
 */
export function kindVerdict(apiVersion: string, kind: string): KindVerdict {
  const found = apiKind(apiVersion, kind);
  // Lists and the like are kinds, but no resources that could be made.
  if (found?.served && found.resource !== null) return { kind: 'known', apiKind: found };
  const ofVersion = kinds.filter(
    (one) => one.apiVersion === apiVersion && one.served && one.resource !== null,
  );
  const meant = ofVersion.find((one) => one.kind.toLowerCase() === kind.toLowerCase()) ?? null;
  if (meant?.kind.toLowerCase() === kind) return { kind: 'smallLetters', apiKind: meant };
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const own = emptiedGroups.includes(group) || kinds.some((one) => one.group === group);
  if (!own) return { kind: 'unknown' };
  const served = kindsNamed(kind).filter((one) => one.served && one.resource !== null);
  const nearest = served.find((one) => one.group === group) ?? served[0] ?? null;
  return { kind: 'notServed', served: nearest, meant, versionServed: ofVersion.length > 0 };
}
