import { columnOf, isInFlow, type PossibleKey, type ScanState, scanFailure } from './scanState.ts';

/** A key without `? ` stands on one line and is no longer than this, in characters. */
const longestKey = 1024;

/** Remembers that a key may begin here. */
export function noteKey(state: ScanState): void {
  if (!state.keyAllowed) return;
  const required = !isInFlow(state) && state.indent === columnOf(state);
  const token = nextToken(state);
  dropKey(state);
  state.keys[state.keys.length - 1] = {
    required,
    token,
    at: state.at,
    line: state.line,
    column: columnOf(state),
    awaited: true,
  };
  state.lastKeyTokens[state.lastKeyTokens.length - 1] = token;
}

/** Begins the keys inside a bracket or brace. */
export function openKeys(state: ScanState): void {
  state.keys.push(null);
  state.lastKeyTokens.push(nextToken(state));
}

/** Place in the stream of the token that is scanned next. */
function nextToken(state: ScanState): number {
  return state.taken + state.tokens.length - state.head;
}

/**
 * Ends the keys inside a bracket or brace. Where there was none, yaml.v2 no longer waits whether the brackets
 * themselves are a key, so that `[]: 1` is an empty list; it does where a tag or an anchor stands before them.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/scannerc.go:yaml_parser_decrease_flow_level.
 */
export function closeKeys(state: ScanState): void {
  if (!isInFlow(state)) return;
  state.keys.pop();
  const last = state.lastKeyTokens.pop();
  for (const key of state.keys) {
    if (key !== null && key.token === last) key.awaited = false;
  }
}

/** Nothing that began at this level can become a key any more. */
export function dropKey(state: ScanState): void {
  const key = state.keys[state.keys.length - 1];
  if (key?.required) throw colonMissing(state, key);
  state.keys[state.keys.length - 1] = null;
}

/** The key that a colon here would complete. */
export function openKey(state: ScanState): PossibleKey | null {
  return stillPossible(state, state.keys.length - 1);
}

/** Whether the next token may still get a `key` before it, so that it cannot be taken yet. */
export function mayBecomeKey(state: ScanState): boolean {
  for (let level = state.keys.length - 1; level >= 0; level -= 1) {
    const key = state.keys[level];
    if (key?.awaited && key.token === state.taken) return stillPossible(state, level) !== null;
  }
  return false;
}

function stillPossible(state: ScanState, level: number): PossibleKey | null {
  const key = state.keys[level] ?? null;
  if (key === null || (key.line === state.line && key.at + longestKey >= state.at)) return key;
  if (key.required) throw colonMissing(state, key);
  state.keys[level] = null;
  return null;
}

function colonMissing(state: ScanState, key: PossibleKey) {
  return scanFailure(state, 'colonMissing', "could not find expected ':'", key.at);
}
