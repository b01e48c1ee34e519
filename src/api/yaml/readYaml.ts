import type { ManifestLimits } from './limits.ts';
import { type ParsedDocument, parseDocument } from './parseDocument.ts';
import { type ReadDocument, ReadFailure } from './readDocument.ts';
import { chunkStart } from './readerChunks.ts';
import { resolveDocument } from './resolveDocument.ts';
import { scanStateOf } from './scanState.ts';
import { SyntaxFailure } from './syntaxFailure.ts';
import { syntaxProblem } from './syntaxProblem.ts';

/**
 * Reads one document as kubectl does: YAML 1.1, keys and scalars turned into JSON. Never throws.
 *
 * Source: v1.28 vendor/sigs.k8s.io/yaml/yaml.go:YAMLToJSON over vendor/gopkg.in/yaml.v2.
 */
export function readYaml(text: string, limits: ManifestLimits): ReadDocument {
  try {
    const { root, restStart } = parse(text, limits.depth);
    const unread = contentAfter(text, restStart);
    if (root === null) return nothing(unread);
    return { kind: 'read', ...resolveDocument(root, limits), unread };
  } catch (error) {
    if (error instanceof ReadFailure) return { kind: 'failed', problem: error.problem };
    if (error instanceof SyntaxFailure) return { kind: 'failed', problem: syntaxProblem(error, text) };
    throw error;
  }
}

function nothing(unread: { readonly start: number; readonly end: number } | null): ReadDocument {
  const place = { start: 0, end: 0, key: null, below: null };
  return { kind: 'read', value: null, place, repeatedKeys: [], unread };
}

/** Source: v1.28 vendor/gopkg.in/yaml.v2/readerc.go:yaml_parser_update_buffer. */
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/;

function parse(text: string, maxDepth: number): ParsedDocument {
  // kubectl ends every line, also the last.
  const scan = scanStateOf(text.endsWith('\n') ? text : `${text}\n`);
  const control = unprintable.exec(text)?.index;
  if (control === undefined) return parseDocument(scan, maxDepth);
  const metAt = chunkStart(text, control) - farthestLook;
  const failure = new SyntaxFailure('control', 'control characters are not allowed', control);
  try {
    const parsed = parseDocument(scan, maxDepth);
    if (scan.at < metAt) return parsed;
  } catch (error) {
    if (scan.at < metAt) throw error;
  }
  throw failure;
}

/** So many characters the scanner looks ahead in most places. */
const farthestLook = 2;

/** From the first thing written to the last; null when there are only blanks and comments. */
function contentAfter(text: string, from: number): { readonly start: number; readonly end: number } | null {
  if (from >= text.length) return null;
  const rest = text.slice(from);
  const first = /^[ \t]*[^\s#]/m.exec(rest);
  if (first === null) return null;
  const start = from + first.index + first[0].length - 1;
  return { start, end: from + rest.trimEnd().length };
}
