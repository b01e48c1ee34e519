import { placeIn } from '#api/admission/placeIn.ts';
import type { Diagnostic, TextRange } from '#api/diagnostic.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { ManifestDocument } from '#api/manifestDocument.ts';
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
  readonly diagnostics: readonly Diagnostic[];
}

type Refusal = Extract<ClusterEvent, { kind: 'ServiceRefused' }>;

/**
 * Puts the run's answer to each Service in the place of what an empty cluster would have said. A Service that the run
 * did not come to keeps the latter.
 */
export function withServiceVerdicts(
  { documents, diagnostics }: Judged,
  services: readonly ServiceDocument[],
  { events }: ClusterTrace,
): Judged {
  if (services.length === 0) return { documents, diagnostics };
  const applied = new Map<string, EventId[]>();
  const refusals = new Map<EventId, Refusal>();
  for (const event of events) {
    if (event.kind === 'ManifestApplied' && event.detail.kind === 'Service') {
      const key = `${event.detail.document} ${event.subject}`;
      applied.set(key, [...(applied.get(key) ?? []), event.id]);
    } else if (event.kind === 'ServiceRefused' && event.cause !== null) refusals.set(event.cause, event);
  }
  const judged = [...documents];
  /** By document: a List holds several Services. */
  const answered = new Map<number, TextRange[]>();
  const found: Diagnostic[] = [];
  for (const { document, place, key } of services) {
    const ids = applied.get(`${document.index} ${key}`) ?? [];
    if (ids.length === 0) continue;
    const refused = ids.flatMap((id) => refusals.get(id) ?? []);
    const before = judged[place];
    if (before) judged[place] = { ...before, outcome: refused.length > 0 ? 'rejected' : 'simulated' };
    answered.set(document.index, [...(answered.get(document.index) ?? []), document.range]);
    found.push(...refused.flatMap((one) => refusalDiagnostics(document, one)));
  }
  const kept = diagnostics.filter(
    ({ severity, document, range }) =>
      severity !== 'error' || !(answered.get(document) ?? []).some((one) => isWithin(range, one)),
  );
  const all = [...kept, ...found].sort((a, b) => a.range.start.offset - b.range.start.offset);
  return { documents: judged, diagnostics: all };
}

function isWithin(inner: TextRange, outer: TextRange): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset;
}

function refusalDiagnostics(document: ManifestDocument, { detail }: Refusal): readonly Diagnostic[] {
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
