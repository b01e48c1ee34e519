import type { Diagnostic } from '#api/diagnostic.ts';
import type { KubernetesVersion } from '#api/featureGates.ts';
import type { ApiKind } from '#api/fields.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import { goQuoted } from '#api/validation/goValue.ts';
import { admissionWords } from '#i18n/admission.ts';
import { verbatim } from '#i18n/sentence.ts';
import { verdictWords } from '#i18n/verdict.ts';
import type { KindVerdict } from './kindVerdict.ts';
import { placeIn } from './placeIn.ts';
import type { Refusal } from './serverAnswer.ts';
import { valueAt } from './valueAt.ts';

/** kubectl's words for a kind the server does not have. Source: v1.28 apimachinery pkg/api/meta/errors.go:NoKindMatchError. */
function noMatches(apiVersion: string, kind: string): string {
  return `no matches for kind ${goQuoted(kind)} in version ${goQuoted(apiVersion)}`;
}

/** A document that does not say what it is. */
export function missingKindDiagnostic(document: ManifestDocument): Diagnostic {
  const missingKind = document.kind === '';
  const stops = document.objectPath.length === 0;
  const given = valueAt(document.value, ['apiVersion']) ?? null;
  const problem = given === null || typeof given === 'string' ? 'not set' : "isn't string type";
  return {
    severity: 'error',
    code: missingKind ? 'missing-kind' : 'missing-api-version',
    speaker: 'kubectl',
    message: verbatim(
      missingKind ? "Object 'Kind' is missing" : `error validating data: apiVersion ${problem}`,
    ),
    range: placeIn(document, [missingKind ? 'kind' : 'apiVersion']),
    document: document.index,
    path: missingKind ? 'kind' : 'apiVersion',
    note: stops ? admissionWords.missingKindStops : admissionWords.missingKind,
  };
}

/** A kind of someone else's group: listed, for a cluster may well have it. */
export function unknownKindDiagnostic(document: ManifestDocument): Diagnostic {
  const { apiVersion, kind, index } = document;
  return {
    severity: 'info',
    code: 'unknown-kind',
    speaker: 'kymograph',
    message: verdictWords.unknownKind(kind),
    range: placeIn(document, ['kind']),
    document: index,
    path: 'kind',
    note: admissionWords.kubectlSays(noMatches(apiVersion, kind)),
  };
}

/** A kind of Kubernetes' own in a version that is no longer, or not yet, served. */
export function notServedDiagnostic(
  document: ManifestDocument,
  { served, meant, versionServed }: KindVerdict & { readonly kind: 'notServed' },
  version: KubernetesVersion,
): Diagnostic {
  const { apiVersion, kind, index } = document;
  if (meant) return { ...miscased(document, meant), message: verbatim(noMatches(apiVersion, kind)) };
  const range = placeIn(document, ['apiVersion']);
  return {
    severity: 'error',
    code: 'not-served',
    speaker: 'kubectl',
    message: verbatim(noMatches(apiVersion, kind)),
    range,
    document: index,
    path: 'apiVersion',
    note: served
      ? admissionWords.servedAs(kind, version, served.apiVersion)
      : versionServed
        ? admissionWords.noSuchKind(kind, apiVersion)
        : admissionWords.servedNoMore(kind, version),
    ...(served
      ? { fix: { title: admissionWords.replaceBy(served.apiVersion), range, text: served.apiVersion } }
      : {}),
  };
}

/** A kind in small letters: kubectl sends the object, and the server refuses it. */
export function smallLettersDiagnostic(
  document: ManifestDocument,
  meant: ApiKind,
  { message, reason }: Refusal,
): Diagnostic {
  return {
    ...miscased(document, meant),
    code: reason,
    speaker: 'kube-apiserver',
    message: verbatim(message),
  };
}

function miscased(document: ManifestDocument, meant: ApiKind): Omit<Diagnostic, 'message'> {
  const range = placeIn(document, ['kind']);
  return {
    severity: 'error',
    code: 'not-served',
    speaker: 'kubectl',
    range,
    document: document.index,
    path: 'kind',
    note: admissionWords.kindCase,
    fix: { title: admissionWords.replaceBy(meant.kind), range, text: meant.kind },
  };
}
