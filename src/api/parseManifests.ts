import { type Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { verbatim } from '#i18n/sentence.ts';
import type { Diagnostic, TextRange } from './diagnostic.ts';
import type { FieldPath } from './fieldPath.ts';
import type { ManifestDocument } from './manifestDocument.ts';

export interface ParsedText {
  readonly documents: readonly ManifestDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads pasted text as kubectl does: documents in order, and what is wrong with the others at its place. Never throws. */
export function parseManifests(text: string): ParsedText {
  const documents: ManifestDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  const lines = new LineCounter();
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  lines.lineStarts.unshift(0);
  let index = 0;
  for (const { start, end } of split(text)) {
    const body = text.slice(start, end);
    if (!/^\s*[^#\s]/m.test(body)) continue;
    const parsed = parseDocument(body, {
      version: '1.1',
      merge: true,
      uniqueKeys: false,
      keepSourceTokens: false,
    });
    const range = rangeFrom(lines, start, end);
    if (parsed.errors.length > 0) {
      const [error] = parsed.errors;
      const place = error ? rangeFrom(lines, start + error.pos[0], start + error.pos[1]) : range;
      diagnostics.push({
        severity: 'error',
        code: 'yaml',
        speaker: 'kubectl',
        message: verbatim(error?.message.split('\n')[0] ?? ''),
        range: place,
        document: index,
        path: '',
      });
    } else {
      documents.push(...documentsOf(parsed, index, lines, start, range));
    }
    index += 1;
  }
  return { documents, diagnostics };
}

function* split(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  const separator = /^---.*$/gm;
  for (let found = separator.exec(text); found !== null; found = separator.exec(text)) {
    yield { start, end: found.index };
    start = found.index + found[0].length;
  }
  yield { start, end: text.length };
}

function documentsOf(
  parsed: Document,
  index: number,
  lines: LineCounter,
  offset: number,
  range: TextRange,
): readonly ManifestDocument[] {
  const value = parsed.toJS({ maxAliasCount: 100 }) as Record<string, unknown> | null;
  if (typeof value !== 'object' || value === null) return [];
  const nodeRange = (node: unknown): TextRange | null => {
    const at = (node as Node | null)?.range;
    return at ? rangeFrom(lines, offset + at[0], offset + at[1]) : null;
  };
  const find = (path: FieldPath, wantKey: boolean): TextRange => {
    let node: unknown = parsed.contents;
    let last = range;
    for (const part of path) {
      if (isMap(node)) {
        const pair = node.items.find(
          (one) => isPair(one) && isScalar(one.key) && String(one.key.value) === String(part),
        );
        if (!pair) return last;
        last = nodeRange(wantKey ? pair.key : (pair.value ?? pair.key)) ?? last;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(part)];
        last = nodeRange(node) ?? last;
      } else {
        return last;
      }
    }
    return last;
  };
  const { apiVersion, kind, metadata } = value as Record<string, unknown>;
  const { name, namespace } = (metadata ?? {}) as Record<string, unknown>;
  return [
    {
      index,
      apiVersion: String(apiVersion ?? ''),
      kind: String(kind ?? ''),
      name: String(name ?? ''),
      namespace: String(namespace ?? 'default'),
      value,
      range,
      rangeOf: (path) => find(path, false),
      keyRangeOf: (path) => find(path, true),
    },
  ];
}

function rangeFrom(lines: LineCounter, start: number, end: number): TextRange {
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col, offset };
  };
  return { start: position(start), end: position(end) };
}
