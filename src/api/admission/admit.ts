import { objectOf } from '#api/decoded.ts';
import type { Diagnostic } from '#api/diagnostic.ts';
import type { KubernetesVersion } from '#api/featureGates.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { isObject, type JsonObject } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { ValidationOptions } from '#api/validation/options.ts';
import { create } from './create.ts';
import { creationDiagnostics } from './creationDiagnostics.ts';
import { missingKindDiagnostic, notServedDiagnostic, unknownKindDiagnostic } from './kindDiagnostics.ts';
import { kindVerdict } from './kindVerdict.ts';

/** What the API server answers to a document. */
export interface Admission {
  readonly outcome: 'accepted' | 'rejected' | 'unknownKind' | 'notServed' | 'noKind';
  /** As it is stored: defaulted, without what gates forbid. Only when accepted. */
  readonly object?: KubernetesObject;
  readonly diagnostics: readonly Diagnostic[];
  /** What the manifest says and the object does not, because a gate is off or the version is too old. */
  readonly dropped: readonly FieldPath[];
  /** What the object says and the manifest does not; of what came as a whole only its top. */
  readonly defaulted: readonly FieldPath[];
}

export interface AdmissionOptions {
  readonly version: KubernetesVersion;
  readonly gateEnabled: (name: string) => boolean;
  /** `--service-node-port-range`, e.g. `30000-32767`; its default when absent. */
  readonly serviceNodePortRange?: string;
}

/**
 * Judges one document as kubectl and kube-apiserver do on create. The cluster has nothing in it yet, admits privileged
 * containers, and has no admission plugin but the one for service accounts.
 */
export function admit(document: ManifestDocument, options: AdmissionOptions): Admission {
  const { value, apiVersion, kind } = document;
  if (!isObject(value) || apiVersion === '' || kind === '') {
    return refused('noKind', [missingKindDiagnostic(document)]);
  }
  const verdict = kindVerdict(apiVersion, kind);
  switch (verdict.kind) {
    case 'unknown':
      return refused('unknownKind', [unknownKindDiagnostic(document)]);
    case 'notServed':
      return refused('notServed', [notServedDiagnostic(document, verdict.served, options.version)]);
    case 'known': {
      const creation = create(verdict.apiKind, value, {
        ...options,
        ...portRange(options.serviceNodePortRange),
        allowPrivileged: true,
      });
      const diagnostics = creationDiagnostics(document, verdict.apiKind.type, creation, options);
      const { typeError, unknownFields, errors, failure } = creation;
      if (typeError || failure || unknownFields.length > 0 || errors.length > 0)
        return refused('rejected', diagnostics);
      return {
        outcome: 'accepted',
        // Decoding has held it to the field tables.
        object: withoutManagers(creation.object) as unknown as KubernetesObject,
        diagnostics,
        dropped: [...creation.newerFields, ...creation.dropped.map(({ path }) => path)],
        defaulted: creation.defaulted,
      };
    }
    default:
      return verdict satisfies never;
  }
}

/** Who wrote which field is the server's to note down. */
function withoutManagers(object: JsonObject): JsonObject {
  const metadata = objectOf(object, 'metadata');
  if (metadata?.managedFields === undefined) return object;
  const { managedFields: _, ...kept } = metadata;
  return { ...object, metadata: kept };
}

function portRange(text: string | undefined): Pick<ValidationOptions, 'nodePorts'> {
  const [from, to] = (text ?? '').split('-').map(Number);
  return from !== undefined && to !== undefined ? { nodePorts: { from, to } } : {};
}

function refused(outcome: Admission['outcome'], diagnostics: readonly Diagnostic[]): Admission {
  return { outcome, diagnostics, dropped: [], defaulted: [] };
}
