import { type SyntaxCode, SyntaxFailure, withLine } from './syntaxFailure.ts';
import type { Token } from './token.ts';

/** A scanner in the middle of a document. Columns count from 0, in UTF-16 units. */
export interface ScanState {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
  /** Scanned and not yet taken. */
  readonly tokens: Token[];
  head: number;
  /** How many tokens were taken. */
  taken: number;
  /** Column of the innermost block collection, -1 outside of all. */
  indent: number;
  readonly outerIndents: number[];
  /** What may turn out to be a key, one place for the block context and one for each open bracket or brace. */
  readonly keys: (PossibleKey | null)[];
  /** For each of these places, the token that could last have become a key; before there was one, the bracket. */
  readonly lastKeyTokens: number[];
  keyAllowed: boolean;
  ended: boolean;
}

/** The start of something that becomes a key if a colon follows on the same line. */
export interface PossibleKey {
  /** It stands where only a key can: no colon is an error. */
  readonly required: boolean;
  /** Place in the stream of tokens. */
  readonly token: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** Its token is held back until the key is decided. */
  awaited: boolean;
}

export function scanStateOf(text: string): ScanState {
  // A byte order mark is no character of the text.
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return {
    text,
    at: start,
    line: 0,
    lineStart: start,
    tokens: [],
    head: 0,
    taken: 0,
    indent: -1,
    outerIndents: [],
    keys: [null],
    lastKeyTokens: [0],
    keyAllowed: true,
    ended: false,
  };
}

export function columnOf(state: ScanState): number {
  return state.at - state.lineStart;
}

export function isInFlow(state: ScanState): boolean {
  return state.keys.length > 1;
}

export function codeAt(state: ScanState, ahead = 0): number {
  return state.text.charCodeAt(state.at + ahead);
}

/** Passes a line break and gives what it becomes in a scalar. */
export function takeBreak(state: ScanState): string {
  const code = codeAt(state);
  state.at += code === 13 ? carriageReturns(state) : 1;
  state.line += 1;
  state.lineStart = state.at;
  return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
}

/** kubectl takes one CR off the end of every line, so that CR CR LF is one break, too. */
function carriageReturns(state: ScanState): number {
  if (codeAt(state, 1) === 10) return 2;
  return codeAt(state, 1) === 13 && codeAt(state, 2) === 10 ? 3 : 1;
}

/** What the scanner refuses; `start` is where a reader of the text should look. */
export function scanFailure(
  state: ScanState,
  code: SyntaxCode,
  problem: string,
  start: number = state.at,
): SyntaxFailure {
  return new SyntaxFailure(
    code,
    withLine(problem, 'scanner', state.line),
    start,
    Math.max(start, state.at) + 1,
  );
}
