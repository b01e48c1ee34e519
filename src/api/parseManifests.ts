import { createDocumentCache, type DocumentCache } from '#api/yaml/documentCache.ts';
import { defaultManifestLimits, type ManifestLimits } from '#api/yaml/limits.ts';
import { readText } from '#api/yaml/readText.ts';
import { verdictWords } from '#i18n/verdict.ts';
import type { Diagnostic } from './diagnostic.ts';
import { locateObject } from './locateObject.ts';
import type { ManifestDocument } from './manifestDocument.ts';
import { textPositions } from './textPositions.ts';
import { createTextReport } from './textReport.ts';

export interface ParsedText {
  readonly documents: readonly ManifestDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads pasted text as kubectl does: its objects in order, the items of a List each for itself, and what there is to
 * say about the text, in order of its places. Where kubectl would stop, a diagnostic says so, and the documents behind
 * are read all the same. Never throws.
 *
 * Values are what kubectl would send, without what only a server writes. They are shared between calls: a document
 * whose text did not change has the same value again.
 */
export function parseManifests(text: string, limits: ManifestLimits = defaultManifestLimits): ParsedText {
  const steps = manifestSteps(text, limits);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How far the reading of a text is. */
export interface ReadingStep {
  /** All objects so far, in order. */
  readonly documents: readonly ManifestDocument[];
  /** Offset of what has been read. */
  readonly end: number;
  /** What there is to say so far. */
  readonly diagnostics: () => readonly Diagnostic[];
}

/** The same, document by document; whoever answers a step with `stop` gets what has been read. */
export function* manifestSteps(
  text: string,
  limits: ManifestLimits = defaultManifestLimits,
): Generator<ReadingStep, ParsedText, 'stop' | undefined> {
  const positions = textPositions(text.slice(0, limits.textLength));
  const report = createTextReport(positions);
  const documents: ManifestDocument[] = [];
  if (text.length > limits.textLength) {
    report.addLimit('limit-text', verdictWords.tooLong(grouped(limits.textLength)), 0, limits.textLength);
    return { documents, diagnostics: report.diagnostics() };
  }
  const cache = cacheOf(limits);
  let index = 0;
  for (const { start, end, content } of readText(text, limits, cache)) {
    if (documents.length >= limits.documents && content.kind !== 'empty') {
      report.addLimit(
        'limit-documents',
        verdictWords.tooManyDocuments(grouped(limits.documents)),
        index,
        start,
      );
      break;
    }
    report.add(content, index, start);
    if (content.kind === 'empty') continue;
    if (content.kind === 'objects') {
      const at = { index, start, positions };
      const room = limits.documents - documents.length;
      for (const object of content.objects.slice(0, room)) {
        documents.push(locateObject(object, content.place, at));
      }
      const next = content.objects[room];
      if (next) {
        const { offset } = locateObject(next, content.place, at).range.start;
        report.addLimit(
          'limit-documents',
          verdictWords.tooManyDocuments(grouped(limits.documents)),
          index,
          offset,
        );
        break;
      }
    }
    index += 1;
    if ((yield { documents, end, diagnostics: report.diagnostics }) !== 'stop') continue;
    if (end < text.length) report.addLimit('stopped', verdictWords.stoppedReading, index, end);
    break;
  }
  cache.endText();
  return { documents, diagnostics: report.diagnostics() };
}

const caches = new WeakMap<ManifestLimits, DocumentCache>();

function cacheOf(limits: ManifestLimits): DocumentCache {
  const cache = caches.get(limits) ?? createDocumentCache(limits);
  caches.set(limits, cache);
  return cache;
}

/** 10000000 as 10,000,000. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
