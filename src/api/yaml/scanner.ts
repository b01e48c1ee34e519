import { isBlankOrEnd, isBreak, isDocumentMarker } from './characters.ts';
import { closeKeys, dropKey, mayBecomeKey, noteKey, openKey, openKeys } from './possibleKeys.ts';
import { scanBlock } from './scanBlock.ts';
import { scanPlain } from './scanPlain.ts';
import { scanAnchor, scanDirective, scanTag } from './scanProperties.ts';
import { scanQuoted } from './scanQuoted.ts';
import { codeAt, columnOf, isInFlow, type ScanState, scanFailure, takeBreak } from './scanState.ts';
import type { Punctuation, Token } from './token.ts';

/** The next token. Throws `SyntaxFailure`. */
export function peekToken(state: ScanState): Token {
  for (;;) {
    const token = state.tokens[state.head];
    if (token && (!mayBecomeKey(state) || state.ended)) return token;
    scanToken(state);
  }
}

/** Takes the token that was peeked at. */
export function dropToken(state: ScanState): void {
  state.head += 1;
  state.taken += 1;
  if (state.head < takenAtOnce) return;
  state.tokens.splice(0, state.head);
  state.head = 0;
}

/** Taken tokens are thrown away in lots: one by one would move all the others each time. */
const takenAtOnce = 64;

/**
 * Cuts off the next token, and puts in those that the indentation means.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_fetch_next_token.
 */
function scanToken(state: ScanState): Token {
  passToToken(state);
  closeBlocks(state, columnOf(state));
  const { text, at } = state;
  if (at >= text.length) return endStream(state);
  const code = codeAt(state);
  if (columnOf(state) === 0) {
    if (code === 37) return addOutside(state, scanDirective);
    if (isDocumentMarker(text, at)) {
      const kind = code === 45 ? 'document-start' : 'document-end';
      return addOutside(state, () => punctuation(state, kind, 3));
    }
  }
  const inFlow = isInFlow(state);
  const standsAlone = isBlankOrEnd(codeAt(state, 1));
  switch (text[at]) {
    case '[':
      return openFlow(state, 'flow-list-start');
    case '{':
      return openFlow(state, 'flow-map-start');
    case ']':
      return closeFlow(state, 'flow-list-end');
    case '}':
      return closeFlow(state, 'flow-map-end');
    case ',':
      dropKey(state);
      state.keyAllowed = true;
      return add(state, punctuation(state, 'flow-entry', 1));
    case '-':
      return standsAlone ? addEntry(state) : addScalar(state, scanPlain);
    case '?':
      if (inFlow || standsAlone) return addKey(state);
      return addScalar(state, scanPlain);
    case ':':
      if (inFlow || standsAlone) return addValue(state);
      return addScalar(state, scanPlain);
    case '*':
    case '&':
      return addScalar(state, scanAnchor);
    case '!':
      return addScalar(state, scanTag);
    case "'":
    case '"':
      return addScalar(state, scanQuoted);
    case '|':
    case '>':
      if (inFlow) break;
      dropKey(state);
      state.keyAllowed = true;
      return add(state, scanBlock(state));
    case '\t':
      throw scanFailure(state, 'tab', 'found character that cannot start any token');
    case '%':
    case '@':
    case '`':
      break;
    default:
      return addScalar(state, scanPlain);
  }
  throw scanFailure(state, 'badStart', 'found character that cannot start any token');
}

/** Passes blanks, comments and breaks. A tab may stand only where no key can begin: elsewhere it would be indentation. */
function passToToken(state: ScanState): void {
  for (;;) {
    while (codeAt(state) === 32 || (codeAt(state) === 9 && (isInFlow(state) || !state.keyAllowed)))
      state.at += 1;
    if (codeAt(state) === 35) while (state.at < state.text.length && !isBreak(codeAt(state))) state.at += 1;
    if (!isBreak(codeAt(state))) return;
    takeBreak(state);
    if (!isInFlow(state)) state.keyAllowed = true;
  }
}

function punctuation(state: ScanState, kind: Punctuation, length: number): Token {
  const { at: start, line } = state;
  state.at += length;
  return { kind, start, end: state.at, line };
}

function add(state: ScanState, token: Token): Token {
  state.tokens.push(token);
  return token;
}

/** What may be a key if a colon follows. */
function addScalar(state: ScanState, scan: (state: ScanState) => Token): Token {
  noteKey(state);
  state.keyAllowed = false;
  return add(state, scan(state));
}

/** What ends every block. */
function addOutside(state: ScanState, scan: (state: ScanState) => Token): Token {
  closeBlocks(state, -1);
  dropKey(state);
  state.keyAllowed = false;
  return add(state, scan(state));
}

function endStream(state: ScanState): Token {
  if (columnOf(state) !== 0) {
    state.line += 1;
    state.lineStart = state.at;
  }
  state.ended = true;
  return addOutside(state, () => punctuation(state, 'stream-end', 0));
}

function openFlow(state: ScanState, kind: Punctuation): Token {
  noteKey(state);
  openKeys(state);
  state.keyAllowed = true;
  return add(state, punctuation(state, kind, 1));
}

function closeFlow(state: ScanState, kind: Punctuation): Token {
  dropKey(state);
  closeKeys(state);
  state.keyAllowed = false;
  return add(state, punctuation(state, kind, 1));
}

function addEntry(state: ScanState): Token {
  if (!isInFlow(state)) {
    if (!state.keyAllowed) {
      throw scanFailure(state, 'entryNotAllowed', 'block sequence entries are not allowed in this context');
    }
    openBlock(state, 'block-list-start');
  }
  dropKey(state);
  state.keyAllowed = true;
  return add(state, punctuation(state, 'block-entry', 1));
}

function addKey(state: ScanState): Token {
  if (!isInFlow(state)) {
    if (!state.keyAllowed) {
      throw scanFailure(state, 'keyNotAllowed', 'mapping keys are not allowed in this context');
    }
    openBlock(state, 'block-map-start');
  }
  dropKey(state);
  state.keyAllowed = !isInFlow(state);
  return add(state, punctuation(state, 'key', 1));
}

function addValue(state: ScanState): Token {
  const key = openKey(state);
  if (key) {
    // A key whose token was not awaited is noticed too late, and stands where its colon stands.
    const place = key.token < state.taken ? state.tokens.length : state.head + key.token - state.taken;
    insert(state, place, { kind: 'key', start: key.at, end: key.at, line: key.line });
    openBlock(state, 'block-map-start', key, place);
    state.keys[state.keys.length - 1] = null;
    state.keyAllowed = false;
  } else {
    if (!isInFlow(state)) {
      if (!state.keyAllowed) throw valueNotAllowed(state);
      openBlock(state, 'block-map-start');
    }
    state.keyAllowed = !isInFlow(state);
  }
  return add(state, punctuation(state, 'value', 1));
}

/** The colon belongs to a second key on the line, or to one that is indented below a value. */
function valueNotAllowed(state: ScanState) {
  const before = state.text.slice(state.lineStart, state.at);
  const code = /:[ \t]/.test(before) ? 'twoKeys' : 'keyBelowValue';
  return scanFailure(state, code, 'mapping values are not allowed in this context');
}

interface BlockStart {
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

/** `place` is where among the scanned tokens the block begins. */
function openBlock(
  state: ScanState,
  kind: Punctuation,
  start: BlockStart = { at: state.at, line: state.line, column: columnOf(state) },
  place: number = state.tokens.length,
): void {
  if (isInFlow(state) || state.indent >= start.column) return;
  state.outerIndents.push(state.indent);
  state.indent = start.column;
  insert(state, place, { kind, start: start.at, end: start.at, line: start.line });
}

function insert({ tokens }: ScanState, place: number, token: Token): void {
  let held = token;
  for (let index = place; index < tokens.length; index += 1) {
    const next = tokens[index] as Token;
    tokens[index] = held;
    held = next;
  }
  tokens.push(held);
}

function closeBlocks(state: ScanState, column: number): void {
  if (isInFlow(state)) return;
  while (state.indent > column) {
    add(state, { kind: 'block-end', start: state.at, end: state.at, line: state.line });
    state.indent = state.outerIndents.pop() ?? -1;
  }
}
