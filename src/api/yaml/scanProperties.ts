import { isBlankOrEnd, isBreak, isWordCharacter } from './characters.ts';
import { codeAt, type ScanState, scanFailure, takeBreak } from './scanState.ts';
import type { Token } from './token.ts';

/**
 * `&name` or `*name`.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_scan_anchor.
 */
export function scanAnchor(state: ScanState): Token {
  const { at: start, line } = state;
  const kind = codeAt(state) === 42 ? 'alias' : 'anchor';
  state.at += 1;
  const name = takeWord(state);
  const next = state.text[state.at] ?? '';
  if (name === '' || !(isBlankOrEnd(codeAt(state)) || '?:,]}%@`'.includes(next))) {
    throw scanFailure(state, 'anchor', 'did not find expected alphabetic or numeric character', start);
  }
  return { kind, start, end: state.at, line, name };
}

/**
 * `!`, `!name`, `!!name`, `!handle!name` or `!<name>`. The handle is empty where the suffix is the whole tag.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_scan_tag.
 */
export function scanTag(state: ScanState): Token {
  const { at: start, line } = state;
  let handle = '';
  let suffix: string;
  if (codeAt(state, 1) === 60) {
    state.at += 2;
    suffix = takeUri(state, '', start);
    if (codeAt(state) !== 62) throw scanFailure(state, 'tag', "did not find the expected '>'", start);
    state.at += 1;
  } else {
    const head = takeHandle(state);
    if (head.length > 1 && head.endsWith('!')) {
      handle = head;
      suffix = takeUri(state, '', start);
    } else {
      suffix = takeUri(state, head, start);
      if (suffix === '') suffix = '!';
      else handle = '!';
    }
  }
  if (!isBlankOrEnd(codeAt(state))) {
    throw scanFailure(state, 'tag', 'did not find expected whitespace or line break', start);
  }
  return { kind: 'tag', start, end: state.at, line, handle, suffix };
}

/**
 * A line that begins with `%`.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_scan_directive.
 */
export function scanDirective(state: ScanState): Token {
  const { at: start, line } = state;
  const refuse = (problem: string) => scanFailure(state, 'directive', problem, start);
  state.at += 1;
  const name = takeWord(state);
  if (name === '') throw refuse('could not find expected directive name');
  if (!isBlankOrEnd(codeAt(state))) throw refuse('found unexpected non-alphabetical character');
  let token: Token;
  if (name === 'YAML') {
    skipBlanks(state);
    const major = takeNumber(state, refuse);
    if (codeAt(state) !== 46) throw refuse("did not find expected digit or '.' character");
    state.at += 1;
    const version = `${major}.${takeNumber(state, refuse)}`;
    token = { kind: 'version-directive', start, end: state.at, line, version };
  } else if (name === 'TAG') {
    skipBlanks(state);
    if (codeAt(state) !== 33) throw refuse("did not find expected '!'");
    const handle = takeHandle(state);
    if (handle !== '!' && !handle.endsWith('!')) throw refuse("did not find expected '!'");
    if (!/[ \t]/.test(state.text[state.at] ?? '')) throw refuse('did not find expected whitespace');
    skipBlanks(state);
    const prefix = takeUri(state, '', start);
    if (!isBlankOrEnd(codeAt(state))) throw refuse('did not find expected whitespace or line break');
    token = { kind: 'tag-directive', start, end: state.at, line, handle, prefix };
  } else {
    throw refuse('found unknown directive name');
  }
  skipBlanks(state);
  if (codeAt(state) === 35) while (state.at < state.text.length && !isBreak(codeAt(state))) state.at += 1;
  if (state.at < state.text.length) {
    if (!isBreak(codeAt(state))) throw refuse('did not find expected comment or line break');
    takeBreak(state);
  }
  return token;
}

function takeWord(state: ScanState): string {
  const from = state.at;
  while (isWordCharacter(codeAt(state))) state.at += 1;
  return state.text.slice(from, state.at);
}

/** `!`, with a word and a second `!` after it if there are any. */
function takeHandle(state: ScanState): string {
  const from = state.at;
  state.at += 1;
  takeWord(state);
  if (codeAt(state) === 33) state.at += 1;
  return state.text.slice(from, state.at);
}

/** A version number has one or two digits. */
function takeNumber(state: ScanState, refuse: (problem: string) => Error): number {
  const digits = /^[0-9]*/.exec(state.text.slice(state.at, state.at + 3))?.[0] ?? '';
  if (digits.length > 2) throw refuse('found extremely long version number');
  if (digits === '') throw refuse('did not find expected version number');
  state.at += digits.length;
  return Number(digits);
}

/** The rest of a tag; `head` is a `!word` that turned out to be its beginning. */
function takeUri(state: ScanState, head: string, start: number): string {
  const { text } = state;
  const from = state.at;
  while (uriCharacters.test(text[state.at] ?? '')) state.at += 1;
  const found = text.slice(from, state.at);
  if (found === '' && head === '') throw scanFailure(state, 'tag', 'did not find expected tag URI', start);
  if (/%(?![0-9a-fA-F]{2})/.test(found)) {
    throw scanFailure(state, 'tag', 'did not find URI escaped octet', start);
  }
  try {
    return head.slice(1) + (found.includes('%') ? decodeURIComponent(found) : found);
  } catch {
    throw scanFailure(state, 'tag', 'found an incorrect leading UTF-8 octet', start);
  }
}

const uriCharacters = /[\w\-;/?:@&=+$,.!~*'()[\]%]/;

function skipBlanks(state: ScanState): void {
  while (/[ \t]/.test(state.text[state.at] ?? '')) state.at += 1;
}
