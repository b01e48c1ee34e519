import { isBlank, isBreak } from './characters.ts';
import { codeAt, columnOf, type ScanState, scanFailure, takeBreak } from './scanState.ts';
import type { Token } from './token.ts';

/**
 * A scalar after `|` or `>`: lines indented deeper than what they belong to.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_scan_block_scalar.
 */
export function scanBlock(state: ScanState): Token {
  const { text, at: start, line } = state;
  const folds = codeAt(state) === 62;
  const { chomping, increment } = readHeader(state);
  let end = state.at;
  if (isBreak(codeAt(state))) takeBreak(state);
  let indent = increment === 0 ? 0 : Math.max(state.indent, 0) + increment;
  const first = passEmptyLines(state, indent);
  indent = first.indent;
  let emptyLines = first.breaks;
  let value = '';
  let lineBreak = '';
  let blankBefore = false;
  while (columnOf(state) === indent && state.at < text.length) {
    const blankFirst = isBlank(codeAt(state));
    if (folds && lineBreak === '\n' && !blankBefore && !blankFirst) {
      value += emptyLines === '' ? ' ' : emptyLines;
    } else {
      value += lineBreak + emptyLines;
    }
    blankBefore = blankFirst;
    const from = state.at;
    while (state.at < text.length && !isBreak(codeAt(state))) state.at += 1;
    value += text.slice(from, state.at);
    end = state.at;
    lineBreak = state.at < text.length ? takeBreak(state) : '';
    emptyLines = passEmptyLines(state, indent).breaks;
  }
  if (chomping !== '-') value += lineBreak;
  if (chomping === '+') value += emptyLines;
  return { kind: 'scalar', start, end, line, text: value, plain: false };
}

/** What may follow `|` or `>` on its line: `+` or `-`, one digit, a comment. The digit is 0 when there is none. */
function readHeader(state: ScanState): { readonly chomping: string; readonly increment: number } {
  const { at } = state;
  const [all = '', before = '', digit = '', after = ''] =
    /^[|>]([+-]?)([0-9]?)([+-]?)/.exec(state.text.slice(at, at + 4)) ?? [];
  state.at += all.length;
  if (before !== '' && after !== '') state.at -= 1;
  if (digit === '0') {
    throw scanFailure(state, 'blockHeader', 'found an indentation indicator equal to 0', at);
  }
  while (isBlank(codeAt(state))) state.at += 1;
  if (codeAt(state) === 35) while (state.at < state.text.length && !isBreak(codeAt(state))) state.at += 1;
  if (state.at < state.text.length && !isBreak(codeAt(state))) {
    throw scanFailure(state, 'blockHeader', 'did not find expected comment or line break');
  }
  return { chomping: before || after, increment: Number(digit) };
}

/** Passes indentation and empty lines; `indent` 0 means that the first line with text decides it. */
function passEmptyLines(
  state: ScanState,
  indent: number,
): { readonly breaks: string; readonly indent: number } {
  let breaks = '';
  let deepest = 0;
  for (;;) {
    while ((indent === 0 || columnOf(state) < indent) && codeAt(state) === 32) state.at += 1;
    deepest = Math.max(deepest, columnOf(state));
    if ((indent === 0 || columnOf(state) < indent) && codeAt(state) === 9) {
      throw scanFailure(state, 'tab', 'found a tab character where an indentation space is expected');
    }
    if (!isBreak(codeAt(state))) break;
    breaks += takeBreak(state);
  }
  return { breaks, indent: indent === 0 ? Math.max(deepest, state.indent + 1, 1) : indent };
}
