import { Composer, type Document, Parser, type YAMLError } from 'yaml';
import { verdictWords } from '#i18n/verdict.ts';
import { lexemes } from './lexemes.ts';
import type { ManifestLimits } from './limits.ts';
import { type ReadDocument, ReadFailure } from './readDocument.ts';
import { resolveDocument } from './resolveDocument.ts';
import { syntaxProblem } from './syntaxProblem.ts';

/**
 * Reads one document as kubectl does: YAML 1.1, keys and scalars turned into JSON. Never throws.
 *
 * Source: v1.28 vendor/sigs.k8s.io/yaml/yaml.go:YAMLToJSON over vendor/gopkg.in/yaml.v2.
 */
export function readYaml(text: string, limits: ManifestLimits): ReadDocument {
  const marker = /^\.\.\.(?=[ \t\r\n]|$)/m.exec(text);
  // A carriage return alone breaks a line in YAML 1.1.
  const body = (marker ? text.slice(0, marker.index) : text).replace(/\r(?!\n)/g, '\n');
  const unread = marker ? contentOf(text, marker.index + 3) : null;
  try {
    refuseEarly(body.startsWith('\uFEFF') ? ` ${body.slice(1)}` : body);
    const parsed = parse(body);
    const error = parsed?.errors.find((one) => !isTolerated(one));
    if (error) throw new ReadFailure(syntaxProblem(error.code, error.pos[0], body, error.pos[1]));
    return { kind: 'read', ...resolveDocument(parsed?.contents ?? null, limits), unread };
  } catch (error) {
    if (error instanceof ReadFailure) return { kind: 'failed', problem: error.problem };
    // Nesting so deep that the stack ends.
    if (error instanceof RangeError) return { kind: 'failed', problem: tooDeep(body, limits) };
    throw error;
  }
}

/** The first document of a text; null when it holds none. */
function parse(text: string): Document.Parsed | null {
  const parser = new Parser();
  const composer = new Composer({
    version: '1.1',
    // What scalars mean is decided here, as kubectl's reader decides it.
    schema: 'failsafe',
    resolveKnownTags: false,
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  function* tokens() {
    for (const lexeme of lexemes(text)) yield* parser.next(lexeme);
    yield* parser.end();
  }
  let first: Document.Parsed | null = null;
  for (const document of composer.compose(tokens(), true, text.length)) {
    if (first === null) first = document as Document.Parsed;
    else throw new ReadFailure(syntaxProblem('MULTIPLE_DOCS', document.range?.[0] ?? 0, text));
  }
  return first;
}

/** Refused before the reader proper sees it. Source: v1.28 vendor/gopkg.in/yaml.v2/readerc.go. */
function refuseEarly(text: string): void {
  const control = unprintable.exec(text);
  if (control) throw new ReadFailure(syntaxProblem('IMPOSSIBLE', control.index, text));
  // The separator that must follow a directive is no part of the document any more.
  const directive = /^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*%/.exec(text);
  if (directive) throw new ReadFailure(syntaxProblem('BAD_DIRECTIVE', directive[0].length - 1, text));
}

const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** YAML 1.1 as read here lets a comment follow a quote or bracket without a blank between. */
function isTolerated({ message }: YAMLError): boolean {
  return message.startsWith('Comments must be separated');
}

function tooDeep(text: string, limits: ManifestLimits) {
  return {
    severity: 'error',
    code: 'limit-depth',
    speaker: 'kymograph',
    message: verdictWords.tooDeep(limits.depth),
    start: 0,
    end: text.length,
    path: [],
  } as const;
}

/** From the first thing written to the last; null when there are only blanks and comments. */
function contentOf(text: string, from: number): { readonly start: number; readonly end: number } | null {
  const rest = text.slice(from);
  const first = /^[ \t]*[^\s#]/m.exec(rest);
  return first ? { start: from + first.index, end: from + rest.trimEnd().length } : null;
}
