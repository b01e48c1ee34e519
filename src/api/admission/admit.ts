import type { Diagnostic } from '#api/diagnostic.ts';
import type { KubernetesVersion } from '#api/featureGates.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { isObject } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import { parsePortRange } from '#api/portRange.ts';
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
  /** As it reaches the kind's own rules, whatever they say of it; absent when the request ends before. */
  readonly sent?: KubernetesObject;
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
        ...nodePorts(options.serviceNodePortRange),
        allowPrivileged: true,
      });
      const diagnostics = creationDiagnostics(document, verdict.apiKind.type, creation, options);
      const { typeError, unknownFields, errors } = creation;
      if (typeError || unknownFields.length > 0) return refused('rejected', diagnostics);
      // Decoding has held it to the field tables.
      const object = creation.object as unknown as KubernetesObject;
      if (errors.length > 0) return { ...refused('rejected', diagnostics), sent: object };
      return {
        outcome: 'accepted',
        object,
        sent: object,
        diagnostics,
        dropped: [...creation.newerFields, ...creation.dropped.map(({ path }) => path)],
        defaulted: creation.defaulted,
      };
    }
    default:
      return verdict satisfies never;
  }
}

/** A range the flag refuses, or an empty one, leaves the default. */
function nodePorts(text: string | undefined): Pick<ValidationOptions, 'nodePorts'> {
  const parsed = parsePortRange(text ?? '');
  return parsed.kind === 'range' && parsed.range.size > 0 ? { nodePorts: parsed.range } : {};
}

function refused(outcome: Admission['outcome'], diagnostics: readonly Diagnostic[]): Admission {
  return { outcome, diagnostics, dropped: [], defaulted: [] };
}
