import { placeIn } from '#api/admission/placeIn.ts';
import { internalError, invalid, type Refusal } from '#api/admission/serverAnswer.ts';
import type { Diagnostic, TextRange } from '#api/diagnostic.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
import type { DocumentVerdict } from '#api/verdict/documentVerdict.ts';
import type { StoredDocument } from '#api/verdict/storedRow.ts';
import { verbatim } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import type { ClusterEvent, ClusterTrace } from './facts.ts';
import type { RunDocument } from './run.ts';

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
  readonly stored: readonly StoredDocument[] | null;
}

type Refused = Extract<ClusterEvent, { kind: 'ServiceRefused' }>;

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
  const refusalsOf = answers(trace);
  const documents = [...judged.documents];
  const verdicts = [...judged.verdicts];
  const stored = judged.stored === null ? null : [...judged.stored];
  /** By document: a List holds several Services. */
  const answered = new Map<number, TextRange[]>();
  const found: Diagnostic[] = [];
  for (const { document, place, key } of services) {
    const refused = refusalsOf(`${document.index} ${key}`);
    if (refused === null) continue;
    const before = documents[place];
    const verdict = verdicts[place];
    if (before) documents[place] = { ...before, outcome: refused.length > 0 ? 'rejected' : 'simulated' };
    if (verdict) verdicts[place] = withAnswer(verdict, refused[0]);
    const shown = stored?.[place];
    if (stored && shown && refused.length > 0) stored[place] = { ...shown, ...notStored };
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
  return { documents, verdicts, diagnostics: all, stored };
}

const notStored = {
  state: 'refused',
  errors: 1,
  rows: [],
  added: 0,
  drawn: 0,
  dropped: 0,
  yaml: '',
} as const;

/** How each applied document was refused, oldest first; null for one that was never applied. */
function answers({ events }: ClusterTrace): (key: string) => readonly Refused[] | null {
  const applied = new Map<string, EventId[]>();
  const refusals = new Map<EventId, Refused>();
  for (const event of events) {
    if (event.kind === 'ManifestApplied' && event.detail.kind === 'Service') {
      const key = `${event.detail.document} ${event.subject}`;
      applied.set(key, [...(applied.get(key) ?? []), event.id]);
    } else if (event.kind === 'ServiceRefused' && event.cause !== null) refusals.set(event.cause, event);
  }
  return (key) => applied.get(key)?.flatMap((id) => refusals.get(id) ?? []) ?? null;
}

function withAnswer(verdict: DocumentVerdict, refused: Refused | undefined): DocumentVerdict {
  if (refused) return { ...verdict, answer: { kind: 'refused', refusal: refusalOf(refused) }, warnings: [] };
  if (verdict.answer.kind === 'created') return verdict;
  return { ...verdict, answer: { kind: 'created', dropped: 0, generateName: null } };
}

function refusalOf({ subject, detail }: Refused): Refusal {
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

function refusalDiagnostics(document: ManifestDocument, { detail }: Refused): readonly Diagnostic[] {
  const { causes, reason, message } = detail;
  const told = causes.length > 0 ? causes : [{ path: 'metadata.name', type: reason ?? '', message }];
  return told.map((cause) => ({
    severity: 'error',
    code: cause.type,
    speaker: 'kube-apiserver',
    message: verbatim(cause.message),
    range: placeIn(document, pathOf(cause.path)),
    document: document.index,
    path: cause.path,
  }));
}

/** `spec.ports[0].nodePort` as a path; what does not lead anywhere is shown at the nearest place above. */
function pathOf(text: string): FieldPath {
  return (text.match(/[^.[\]]+/g) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
