import type { Admission } from '#api/admission/admit.ts';
import type { Refusal } from '#api/admission/serverAnswer.ts';
import type { TextRange } from '#api/diagnostic.ts';
import { apiKind } from '#api/fields.ts';
import { isObject } from '#api/json.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import { type Unsent, unsent } from './unsent.ts';

/** How one object fared: plain data, enough for its line in the list and for kubectl's words. */
export interface DocumentVerdict {
  /** Counted from 0 over the documents that are not empty. */
  readonly document: number;
  readonly range: TextRange;
  readonly apiVersion: string;
  readonly kind: string;
  /** The group of a kind of Kubernetes' own, empty for core; as written for others. */
  readonly group: string;
  readonly name: string;
  /** As written; empty when the object does not say. */
  readonly namespace: string;
  /** Absent where kubectl apply sends the object and hears `answer`. */
  readonly unsent?: Unsent;
  readonly answer: Answer;
  /** The texts of the server's warnings. */
  readonly warnings: readonly string[];
}

export type Answer =
  /** `dropped`: how many fields are not stored. `generateName`: kubectl create takes it, kubectl apply does not. */
  | { readonly kind: 'created'; readonly dropped: number; readonly generateName: string | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'notServed' }
  | { readonly kind: 'unknownKind' }
  | { readonly kind: 'noKind' }
  /** For this page alone: kubectl never sees it. */
  | { readonly kind: 'scenario' };

/** What became of an object of the text. */
export function documentVerdict(document: ManifestDocument, admission: Admission): DocumentVerdict {
  const found = unsent(document);
  return {
    ...placeOf(document),
    ...(found ? { unsent: found } : {}),
    answer: answerOf(document, admission),
    warnings: admission.warnings,
  };
}

/** The Scenario stands in the text like an object, but is none. */
export function scenarioVerdict(document: ManifestDocument): DocumentVerdict {
  return { ...placeOf(document), answer: { kind: 'scenario' }, warnings: [] };
}

function placeOf(document: ManifestDocument): Omit<DocumentVerdict, 'unsent' | 'answer' | 'warnings'> {
  const { index, range, apiVersion, kind, name } = document;
  const slash = apiVersion.indexOf('/');
  return {
    document: index,
    range,
    apiVersion,
    kind,
    group: apiKind(apiVersion, kind)?.group ?? (slash < 0 ? '' : apiVersion.slice(0, slash)),
    name,
    namespace: metadataText(document, 'namespace'),
  };
}

function answerOf(document: ManifestDocument, { outcome, refusal, dropped }: Admission): Answer {
  switch (outcome) {
    case 'accepted': {
      const generateName = metadataText(document, 'generateName');
      const generated = document.name === '' && generateName !== '';
      return { kind: 'created', dropped: dropped.length, generateName: generated ? generateName : null };
    }
    case 'rejected':
      return refusal ? { kind: 'refused', refusal } : { kind: 'noKind' };
    case 'unknownKind':
    case 'notServed':
    case 'noKind':
      return { kind: outcome };
    default:
      return outcome satisfies never;
  }
}

function metadataText({ value }: ManifestDocument, field: string): string {
  const metadata = isObject(value) && isObject(value.metadata) ? value.metadata : {};
  const text = metadata[field];
  return typeof text === 'string' ? text : '';
}
