import { verdictWords } from '#i18n/verdict.ts';
import type { DocumentCache } from './documentCache.ts';
import { type DocumentContent, documentContent } from './documentContent.ts';
import type { ManifestLimits } from './limits.ts';
import type { Problem } from './readDocument.ts';
import { isJsonStream, readJsonStream } from './readJson.ts';
import { type DocumentSlice, splitDocuments } from './splitDocuments.ts';

/** One document of a text, `end` exclusive. */
export interface TextDocument {
  readonly start: number;
  readonly end: number;
  readonly content: DocumentContent;
}

/**
 * Reads the documents of a text in order. kubectl stops at the first that it cannot read; here reading goes on behind
 * the next separator. `base` is where the text begins in a longer one: offsets count from that one's start.
 *
 * A byte order mark is no part of a file.
 *
 * Source: v1.28 apimachinery pkg/util/yaml/decoder.go:YAMLOrJSONDecoder.Decode, cli-runtime
 * pkg/resource/visitor.go:FileVisitor.Visit.
 */
export function* readText(
  text: string,
  limits: ManifestLimits,
  cache: DocumentCache,
  base = 0,
): Generator<TextDocument> {
  if (text.startsWith('\uFEFF')) {
    yield* readText(text.slice(1), limits, cache, base + 1);
    return;
  }
  if (!isJsonStream(text)) {
    for (const slice of splitDocuments(text)) {
      const { start, end } = slice;
      yield { start: base + start, end: base + end, content: sliceContent(text, slice, cache) };
    }
    return;
  }
  for (const { start, end, document } of readJsonStream(text, limits)) {
    if (document.kind === 'read') {
      const content = documentContent(document, text.slice(start, end));
      yield { start: base + start, end: base + end, content };
      continue;
    }
    const separator = text.startsWith('---', start) ? start : text.indexOf('\n---', end);
    const failedEnd = separator === -1 ? text.length : separator;
    const content: DocumentContent =
      separator === start
        ? { kind: 'empty', problems: [jsonSeparator(document.problem)] }
        : documentContent(document, text.slice(start, failedEnd));
    yield { start: base + start, end: base + failedEnd, content };
    const rest = text.indexOf('\n', failedEnd + 1);
    if (separator !== -1 && rest !== -1)
      yield* readText(text.slice(rest + 1), limits, cache, base + rest + 1);
  }
}

function sliceContent(
  text: string,
  { start, end, badSeparator }: DocumentSlice,
  cache: DocumentCache,
): DocumentContent {
  if (!badSeparator) return cache.read(text.slice(start, end));
  const problem: Problem = {
    severity: 'error',
    code: 'separator',
    speaker: 'kymograph',
    message: verdictWords.separator,
    note: verdictWords.separatorNote,
    kubectlStops: { saying: `invalid Yaml document separator: ${badSeparator.rest}` },
    start: badSeparator.start - start,
    end: badSeparator.end - start,
    path: [],
  };
  return { kind: 'failed', problem, template: null };
}

function jsonSeparator(problem: Problem): Problem {
  const { en: saying } = problem.message;
  return {
    ...problem,
    code: 'json-separator',
    speaker: 'kymograph',
    message: verdictWords.jsonSeparator,
    kubectlStops: { saying },
    start: 0,
    end: 3,
  };
}
