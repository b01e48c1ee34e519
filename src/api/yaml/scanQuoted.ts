import { isBlank, isBlankOrEnd, isBreak, isDocumentMarker } from './characters.ts';
import { folded } from './scanPlain.ts';
import { codeAt, columnOf, type ScanState, scanFailure, takeBreak } from './scanState.ts';
import type { Token } from './token.ts';

const backslash = 92;

/**
 * A scalar in quotes, over as many lines as it goes on.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_scan_flow_scalar.
 */
export function scanQuoted(state: ScanState): Token {
  const { text, at: start, line } = state;
  const quote = codeAt(state);
  state.at += 1;
  let value = '';
  for (;;) {
    if (columnOf(state) === 0 && isDocumentMarker(text, state.at)) {
      throw scanFailure(state, 'quoteOpen', 'found unexpected document indicator', start);
    }
    if (state.at >= text.length) {
      throw scanFailure(state, 'quoteOpen', 'found unexpected end of stream', start);
    }
    const words = readWords(state, quote);
    value += words.value;
    if (codeAt(state) === quote) break;
    value += readGap(state, words.lineEscaped);
  }
  state.at += 1;
  return { kind: 'scalar', start, end: state.at, line, text: value, plain: false };
}

/** Up to the next blank, break or closing quote; an escaped break ends it, too, and leaves no blank behind. */
function readWords(
  state: ScanState,
  quote: number,
): { readonly value: string; readonly lineEscaped: boolean } {
  const { text } = state;
  let value = '';
  let from = state.at;
  for (;;) {
    const code = codeAt(state);
    if (isBlankOrEnd(code)) break;
    if (code === quote) {
      if (quote !== 39 || codeAt(state, 1) !== quote) break;
      value += text.slice(from, state.at + 1);
      state.at += 2;
      from = state.at;
    } else if (code === backslash && quote === 34) {
      value += text.slice(from, state.at);
      if (isBreak(codeAt(state, 1))) {
        state.at += 1;
        takeBreak(state);
        return { value, lineEscaped: true };
      }
      value += readEscape(state);
      from = state.at;
    } else {
      state.at += 1;
    }
  }
  return { value: value + text.slice(from, state.at), lineEscaped: false };
}

/** Blanks are kept inside a line, and dropped around a break. */
function readGap(state: ScanState, lineEscaped: boolean): string {
  let blanks = '';
  let breaks = '';
  let folding = lineEscaped;
  for (;;) {
    const code = codeAt(state);
    if (isBreak(code)) {
      breaks += takeBreak(state);
      folding = true;
    } else if (isBlank(code)) {
      if (!folding) blanks += String.fromCharCode(code);
      state.at += 1;
    } else {
      break;
    }
  }
  if (!folding) return blanks;
  // After an escaped break there is no first break to fold away.
  return lineEscaped ? breaks : folded(breaks);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const codeLengths: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function readEscape(state: ScanState): string {
  const at = state.at;
  const letter = state.text[at + 1] ?? '';
  const char = escapes.get(letter);
  if (char !== undefined) {
    state.at += 2;
    return char;
  }
  const length = codeLengths.get(letter);
  if (length === undefined) throw escapeFailure(state, 'found unknown escape character', at);
  state.at += 2;
  const digits = state.text.slice(state.at, state.at + length);
  if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) {
    throw escapeFailure(state, 'did not find expected hexdecimal number', at);
  }
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw escapeFailure(state, 'found invalid Unicode character escape code', at);
  }
  state.at += length;
  return String.fromCodePoint(code);
}

function escapeFailure(state: ScanState, problem: string, at: number) {
  return scanFailure(state, 'escape', problem, at);
}
