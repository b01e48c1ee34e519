import { objectOf } from '#api/decoded.ts';
import type { Diagnostic } from '#api/diagnostic.ts';
import { featureGates, type KubernetesVersion } from '#api/featureGates.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { ApiKind } from '#api/fields.ts';
import { isObject, type JsonObject } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import { parsePortRange } from '#api/portRange.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { ValidationOptions } from '#api/validation/options.ts';
import { type Creation, create } from './create.ts';
import { creationDiagnostics } from './creationDiagnostics.ts';
import type { DroppedField } from './dropDisabledFields.ts';
import {
  missingKindDiagnostic,
  notServedDiagnostic,
  smallLettersDiagnostic,
  unknownKindDiagnostic,
} from './kindDiagnostics.ts';
import { kindVerdict } from './kindVerdict.ts';
import { withMeantNames } from './meantNames.ts';
import { notRegistered, type Refusal, refusalOf } from './serverAnswer.ts';

/** What the API server answers to a document. */
export interface Admission {
  readonly outcome: 'accepted' | 'rejected' | 'unknownKind' | 'notServed' | 'noKind';
  /** As it is stored: defaulted, without what gates forbid. Only when accepted. */
  readonly object?: KubernetesObject;
  /** As it reaches the kind's own rules, whatever they say of it; absent when the request ends before. */
  readonly sent?: KubernetesObject;
  /** The server's answer. Only when rejected. */
  readonly refusal?: Refusal;
  readonly diagnostics: readonly Diagnostic[];
  /** What the manifest says and the object does not, because a gate is off or the version is too old. */
  readonly dropped: readonly DroppedField[];
  /** What the object says and the manifest does not; of what came as a whole only its top. */
  readonly defaulted: readonly FieldPath[];
  /** What the server draws when it stores the object, and `object` does not say yet. */
  readonly drawn: readonly FieldPath[];
  /** The texts of the server's warnings. */
  readonly warnings: readonly string[];
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
      return refused('notServed', [notServedDiagnostic(document, verdict, options.version)]);
    case 'smallLetters': {
      const refusal = notRegistered(verdict.apiKind);
      return {
        ...refused('rejected', [smallLettersDiagnostic(document, verdict.apiKind, refusal)]),
        refusal,
      };
    }
    case 'known':
      return admission(document, verdict.apiKind, creationOf(verdict.apiKind, value, options), options);
    default:
      return verdict satisfies never;
  }
}

function admission(
  document: ManifestDocument,
  kind: ApiKind,
  creation: Creation,
  options: AdmissionOptions,
): Admission {
  const tried = withMeantNames(kind.type, document.value as JsonObject, creation.unknownFields);
  const behind = tried ? creationOf(kind, tried, options) : creation;
  const diagnostics = creationDiagnostics(document, kind.type, { ...creation, behind }, options);
  const refusal = refusalOf(kind, creation);
  const ended = creation.typeError !== null || creation.unknownFields.length > 0;
  // Decoding has held it to the field tables.
  const sent = withoutManagers(creation.sent) as unknown as KubernetesObject;
  if (refusal) return { ...refused('rejected', diagnostics), refusal, ...(ended ? {} : { sent }) };
  return {
    outcome: 'accepted',
    sent,
    object: withoutManagers(creation.object) as unknown as KubernetesObject,
    diagnostics,
    dropped: [...creation.newerFields.map((path) => ({ path, gate: null })), ...creation.dropped],
    defaulted: creation.defaulted,
    drawn: creation.drawn,
    warnings: creation.warnings.map(({ message }) => message),
  };
}

/** By the value of a document, which stays the same while its text does. */
const creations = new WeakMap<JsonObject, { readonly key: string; readonly creation: Creation }>();

/** What does not depend on where the document stands: made once for each text of it. */
function creationOf(kind: ApiKind, value: JsonObject, options: AdmissionOptions): Creation {
  const key = keyOf(options);
  const known = creations.get(value);
  if (known?.key === key) return known.creation;
  const ports = nodePorts(options.serviceNodePortRange);
  const creation = create(kind, value, { ...options, ...ports, allowPrivileged: true });
  creations.set(value, { key, creation });
  return creation;
}

const keys = new WeakMap<AdmissionOptions['gateEnabled'], string>();

/** What of the options an answer can depend on. */
function keyOf({ version, gateEnabled, serviceNodePortRange = '' }: AdmissionOptions): string {
  const gates =
    keys.get(gateEnabled) ??
    featureGates
      .map(({ name }) => name)
      .filter(gateEnabled)
      .join();
  keys.set(gateEnabled, gates);
  return `${version} ${serviceNodePortRange} ${gates}`;
}

/** Who wrote which field is the server's to note down. */
function withoutManagers(object: JsonObject): JsonObject {
  const metadata = objectOf(object, 'metadata');
  if (metadata?.managedFields === undefined) return object;
  const { managedFields: _, ...kept } = metadata;
  return { ...object, metadata: kept };
}

/** A range the flag refuses, or an empty one, leaves the default. */
function nodePorts(text: string | undefined): Pick<ValidationOptions, 'nodePorts'> {
  const parsed = parsePortRange(text ?? '');
  return parsed.kind === 'range' && parsed.range.size > 0 ? { nodePorts: parsed.range } : {};
}

function refused(outcome: Admission['outcome'], diagnostics: readonly Diagnostic[]): Admission {
  return { outcome, diagnostics, dropped: [], defaulted: [], drawn: [], warnings: [] };
}
