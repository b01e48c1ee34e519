import { Lexer } from 'yaml';
import { ReadFailure } from './readDocument.ts';
import { syntaxProblem } from './syntaxProblem.ts';

/** What the lexer puts before the text of a plain or block scalar. */
const scalarMark = '\x1f';

/**
 * The lexemes of a document as kubectl's YAML 1.1 reader cuts them, where the lexer at hand follows YAML 1.2:
 * inside brackets and braces a lone `-` is text, a colon before a comma or bracket belongs to the word before it,
 * a word cannot begin with a colon, and `?` begins a key wherever it stands.
 * Throws `ReadFailure` at what that reader refuses.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_fetch_next_token, yaml_parser_scan_plain_scalar.
 */
export function* lexemes(text: string): Generator<string> {
  let depth = 0;
  let offset = 0;
  /** A plain scalar held back, because a colon may still join it. */
  let word: string | null = null;
  let marked = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (marked) {
      marked = false;
      offset += lexeme.length;
      // After a lone dash the lexer expects a value, and finds an empty one.
      if (depth > 0) word = (word ?? '') + lexeme;
      else yield* [scalarMark, lexeme];
      continue;
    }
    if (lexeme === scalarMark) {
      marked = true;
      continue;
    }
    if (word !== null && lexeme === ':' && isFlowIndicator(text[offset + 1])) {
      word += lexeme;
      offset += 1;
      continue;
    }
    if (word !== null) yield* flowWord(word, offset - word.length, text);
    word = null;
    if (depth > 0 && lexeme === '-' && isFlowIndicator(text[offset + 1])) {
      word = lexeme;
      offset += 1;
      continue;
    }
    if (lexeme === '[' || lexeme === '{') depth += 1;
    if (lexeme === ']' || lexeme === '}') depth = Math.max(0, depth - 1);
    if (lexeme.startsWith('"')) checkEscapes(lexeme, offset, text);
    // Marks of the lexer itself take no room in the text.
    if (lexeme !== '\x02' && lexeme !== '\x18') offset += lexeme.length;
    yield lexeme;
  }
  if (word !== null) yield* flowWord(word, offset - word.length, text);
}

function isFlowIndicator(char: string | undefined): boolean {
  return char !== undefined && ',[]{}'.includes(char);
}

function* flowWord(word: string, at: number, text: string): Generator<string> {
  if (word.startsWith(':')) throw new ReadFailure(syntaxProblem('UNEXPECTED_TOKEN', at, text));
  const key = word.indexOf('?');
  if (key > 0) throw new ReadFailure(syntaxProblem('BAD_SCALAR_START', at + key, text));
  if (key < 0) {
    yield* [scalarMark, word];
    return;
  }
  yield '?';
  if (word.length > 1) yield* flowWord(word.slice(1), at + 1, text);
}

/** `\/` is an escape in JSON and YAML 1.2 only. */
function checkEscapes(quoted: string, at: number, text: string): void {
  const slash = /^(?:[^\\]|\\[^/])*\\\//s.exec(quoted);
  if (slash) {
    const end = at + slash[0].length;
    throw new ReadFailure(syntaxProblem('BAD_DQ_ESCAPE', end - 2, text, end));
  }
}
