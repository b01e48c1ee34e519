import { placeIn } from '#api/admission/placeIn.ts';
import { internalError, invalid, type Refusal } from '#api/admission/serverAnswer.ts';
import { valueAt } from '#api/admission/valueAt.ts';
import type { Diagnostic, TextRange } from '#api/diagnostic.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import type { DocumentVerdict } from '#api/verdict/documentVerdict.ts';
import { verbatim } from '#i18n/sentence.ts';
import type { ClusterTrace } from './facts.ts';
import type { RunDocument } from './run.ts';
import { type RefusedService, serviceAnswers } from './serviceAnswers.ts';

/** A Service of the text, whose verdict depends on who came before it: only the run knows. */
export interface ServiceDocument {
  readonly document: ManifestDocument;
  /** Its place among the documents of the run. */
  readonly place: number;
  /** `Service/<namespace>/<name>`. */
  readonly key: string;
}

interface Judged {
  readonly documents: readonly RunDocument[];
  readonly verdicts: readonly DocumentVerdict[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts the run's answer to each Service in the place of what an empty cluster would have said. A Service that the run
 * did not come to keeps the latter.
 */
export function withServiceVerdicts(
  judged: Judged,
  services: readonly ServiceDocument[],
  trace: ClusterTrace,
): Judged {
  if (services.length === 0) return judged;
  const answerOf = serviceAnswers(trace);
  const documents = [...judged.documents];
  const verdicts = [...judged.verdicts];
  /** By document: a List holds several Services. */
  const answered = new Map<number, TextRange[]>();
  const found: Diagnostic[] = [];
  for (const { document, place, key } of services) {
    const refused = answerOf(`${place} ${key}`)?.refused;
    if (refused === undefined) continue;
    const before = documents[place];
    const verdict = verdicts[place];
    if (before) documents[place] = { ...before, outcome: refused.length > 0 ? 'rejected' : 'simulated' };
    if (verdict) verdicts[place] = withAnswer(verdict, refused[0]);
    answered.set(document.index, [...(answered.get(document.index) ?? []), document.range]);
    found.push(...refused.flatMap((one) => refusalDiagnostics(document, one)));
  }
  const same = new Set(found.map(sayingOf));
  const kept = judged.diagnostics.filter(
    (one) =>
      one.severity !== 'error' ||
      same.has(sayingOf(one)) ||
      !(answered.get(one.document) ?? []).some((range) => isWithin(one.range, range)),
  );
  // What both say is said once, with what an empty cluster adds to it.
  const said = new Set(kept.map(sayingOf));
  const all = [...kept, ...found.filter((one) => !said.has(sayingOf(one)))];
  all.sort((a, b) => a.range.start.offset - b.range.start.offset);
  return { documents, verdicts, diagnostics: all };
}

function withAnswer(verdict: DocumentVerdict, refused: RefusedService | undefined): DocumentVerdict {
  if (refused) return { ...verdict, answer: { kind: 'refused', refusal: refusalOf(refused) }, warnings: [] };
  if (verdict.answer.kind === 'created') return verdict;
  return { ...verdict, answer: { kind: 'created', dropped: 0, generateName: null } };
}

function refusalOf({ subject, detail }: RefusedService): Refusal {
  const { code, message, causes } = detail;
  if (code !== 422) return internalError(message);
  const name = subject.slice(subject.lastIndexOf('/') + 1);
  const told = causes.map(({ path, type, message: words }) => ({ field: path, type, message: words }));
  return invalid({ kind: 'Service', group: '' }, name, told);
}

function isWithin(inner: TextRange, outer: TextRange): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset;
}

function sayingOf({ document, path, message, range }: Diagnostic): string {
  return `${document} ${range.start.offset} ${path} ${message.en}`;
}

function refusalDiagnostics(document: ManifestDocument, { detail }: RefusedService): readonly Diagnostic[] {
  const { causes, reason, message } = detail;
  const told = causes.length > 0 ? causes : [{ path: 'metadata.name', type: reason ?? '', message }];
  return told.map((cause) => ({
    severity: 'error',
    code: cause.type,
    speaker: 'kube-apiserver',
    message: verbatim(cause.message),
    range: placeIn(document, writtenPath(document, pathOf(cause.path))),
    document: document.index,
    path: cause.path,
  }));
}

/** Complaints about the list of addresses are mostly about the one address a text gives. */
function writtenPath({ value }: ManifestDocument, path: FieldPath): FieldPath {
  const single = ['spec', 'clusterIP'];
  const isList = path.join('.') === 'spec.clusterIPs';
  return isList && valueAt(value, path) === undefined && valueAt(value, single) !== undefined ? single : path;
}

/** `spec.ports[0].nodePort` as a path; what does not lead anywhere is shown at the nearest place above. */
function pathOf(text: string): FieldPath {
  return (text.match(/[^.[\]]+/g) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
