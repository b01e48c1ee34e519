import type { Diagnostic } from '#api/diagnostic.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import type { KubernetesObject } from '#api/types.ts';

export interface Admission {
  readonly outcome: 'accepted' | 'rejected' | 'unknownKind' | 'notServed' | 'noKind';
  readonly object?: KubernetesObject;
  readonly diagnostics: readonly Diagnostic[];
  readonly dropped: readonly FieldPath[];
  readonly defaulted: readonly FieldPath[];
}

export function admit(document: ManifestDocument): Admission {
  const value = document.value as KubernetesObject;
  const object = {
    ...value,
    metadata: { namespace: 'default', ...value.metadata },
    ...(value.kind === 'Pod'
      ? { spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30, ...(value.spec as object) } }
      : {}),
  };
  return { outcome: 'accepted', object, diagnostics: [], dropped: [], defaulted: [] };
}
