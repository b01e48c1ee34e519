import { isBlank, isBlankOrEnd, isBreak, isDocumentMarker } from './characters.ts';
import { codeAt, columnOf, isInFlow, type ScanState, scanFailure, takeBreak } from './scanState.ts';
import type { Token } from './token.ts';

/**
 * A scalar without quotes, over as many lines as it goes on.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_scan_plain_scalar.
 */
export function scanPlain(state: ScanState): Token {
  const { text, at: start, line } = state;
  const inFlow = isInFlow(state);
  const indent = state.indent + 1;
  let value = '';
  let end = start;
  /** What stands between the last word and the next: blanks, or breaks to be folded. */
  let gap = '';
  let folding = false;
  for (;;) {
    if (columnOf(state) === 0 && isDocumentMarker(text, state.at)) break;
    if (codeAt(state) === 35) break;
    const wordStart = state.at;
    skipWord(state, inFlow);
    if (state.at > wordStart) {
      value += folding ? folded(gap) : gap;
      value += text.slice(wordStart, state.at);
      end = state.at;
      gap = '';
      folding = false;
    }
    if (!isBlank(codeAt(state)) && !isBreak(codeAt(state))) break;
    ({ gap, folding } = passGap(state, indent));
    if (!inFlow && columnOf(state) < indent) break;
  }
  // The scalar ended on an earlier line: here a key may begin.
  if (folding) state.keyAllowed = true;
  return { kind: 'scalar', start, end, line, text: value, plain: true };
}

/** What line breaks inside a scalar become: one a blank, of several all but the first. */
export function folded(breaks: string): string {
  if (!breaks.startsWith('\n')) return breaks;
  return breaks.length === 1 ? ' ' : breaks.slice(1);
}

function skipWord(state: ScanState, inFlow: boolean): void {
  const { text } = state;
  let { at } = state;
  for (; ; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlankOrEnd(code)) break;
    if (code === 58 && isBlankOrEnd(text.charCodeAt(at + 1))) break;
    if (inFlow && endsFlowWord(code)) break;
  }
  state.at = at;
}

/** `, ? [ ] { }` */
function endsFlowWord(code: number): boolean {
  return code === 44 || code === 63 || code === 91 || code === 93 || code === 123 || code === 125;
}

function passGap(state: ScanState, indent: number): { readonly gap: string; readonly folding: boolean } {
  let gap = '';
  let folding = false;
  for (;;) {
    const code = codeAt(state);
    if (isBreak(code)) {
      gap = (folding ? gap : '') + takeBreak(state);
      folding = true;
    } else if (isBlank(code)) {
      if (folding && code === 9 && columnOf(state) < indent) {
        throw scanFailure(state, 'tab', 'found a tab character that violates indentation');
      }
      if (!folding) gap += String.fromCharCode(code);
      state.at += 1;
    } else {
      return { gap, folding };
    }
  }
}
