import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { scenarioEdits as reasons } from '#i18n/scenarioEdits.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { flowText, keyText } from './flowText.ts';
import {
  colonOf,
  columnOf,
  dashOf,
  endOfNode,
  endOfPair,
  isWritten,
  looksLikeJson,
  type ParsedText,
  startOf,
} from './nodePlaces.ts';
import { type FieldPath, pathText } from './place.ts';
import { remove } from './spliceRemoval.ts';

/** Replaces `[start, end)` of a text by `insert`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

export type SpliceResult = Splice | { readonly reason: Sentence };
/** What holds the node an edit is about. */
export type Parent =
  | { readonly kind: 'root' }
  | { readonly kind: 'pair'; readonly map: YAMLMap; readonly pair: Pair }
  | { readonly kind: 'item'; readonly seq: YAMLSeq; readonly index: number };

/**
 * The smallest change of a document's text that puts `value` at `path`; undefined removes what is there. Missing
 * mappings above it are made, in the style of their surroundings; an index equal to a list's length appends.
 */
export function spliceAt(parsed: ParsedText, path: FieldPath, value: unknown): SpliceResult {
  let node: unknown = parsed.document.contents;
  let parent: Parent = { kind: 'root' };
  for (const [depth, part] of path.entries()) {
    const rest = path.slice(depth);
    if (isAlias(node)) return { reason: reasons.entangled };
    if (isMap(node) && typeof part === 'string') {
      const pair = node.items.findLast((one) => keyOf(one) === part);
      if (!pair) return value === undefined ? done : insertPair(parsed, node, rest, value);
      parent = { kind: 'pair', map: node, pair };
      node = pair.value;
    } else if (isSeq(node) && typeof part === 'number') {
      if (part < 0 || part > node.items.length) return { reason: reasons.noPlace(pathText(path)) };
      if (part === node.items.length) {
        return value === undefined ? done : appendItem(parsed, node, folded(rest.slice(1), value));
      }
      parent = { kind: 'item', seq: node, index: part };
      node = node.items[part];
    } else if (isEmpty(node)) {
      return value === undefined ? done : fillEmpty(parsed, { node, parent, rest, value });
    } else return { reason: reasons.notAMapping(pathText(path)) };
  }
  return value === undefined ? remove(parsed, parent) : replace(parsed, node, parent, value);
}

const done = { reason: reasons.alreadySo };

function keyOf(pair: Pair): string | null {
  return isScalar(pair.key) ? String(pair.key.value) : null;
}

/** Nothing written, or `null` or `~`. */
function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

/** The value that the remaining path wraps around `value`: `a`, 0 makes `{a: [value]}`. */
function folded(rest: FieldPath, value: unknown): unknown {
  return rest.reduceRight<unknown>(
    (inner, part) => (typeof part === 'number' ? [inner] : Object.fromEntries([[part, inner]])),
    value,
  );
}

/** `key: value` with the mappings above it as lines of their own, the last value on one line. */
export function blockLines(rest: FieldPath, value: unknown, indent: string): readonly string[] {
  const words = rest.findIndex((part) => typeof part === 'number');
  const keys = words === -1 ? rest : rest.slice(0, words);
  const inner = words === -1 ? value : folded(rest.slice(words), value);
  return keys.map((key, depth) => {
    const head = `${indent}${'  '.repeat(depth)}${keyText(String(key), false)}:`;
    return depth === keys.length - 1 ? `${head} ${flowText(inner, false)}` : head;
  });
}

function insertPair(parsed: ParsedText, map: YAMLMap, rest: FieldPath, value: unknown): SpliceResult {
  const key = String(rest[0]);
  const last = map.items.at(-1);
  if (map.flow) {
    const json = looksLikeJson(parsed, map);
    const text = `${keyText(key, json)}: ${flowText(folded(rest.slice(1), value), json)}`;
    if (!last) return { start: startOf(map) + 1, end: startOf(map) + 1, insert: text };
    const at = endOfPair(parsed, last);
    return { start: at, end: at, insert: `, ${text}` };
  }
  const first = map.items[0];
  if (!first || !last || !isNode(first.key)) return { reason: reasons.entangled };
  const indent = ' '.repeat(columnOf(parsed, startOf(first.key)));
  return insertLines(parsed, endOfPair(parsed, last), blockLines(rest, value, indent));
}

function appendItem(parsed: ParsedText, seq: YAMLSeq, value: unknown): SpliceResult {
  const last = seq.items.at(-1);
  if (seq.flow) {
    const text = flowText(value, looksLikeJson(parsed, seq));
    const at = last ? endOfNode(parsed, last) : startOf(seq) + 1;
    return { start: at, end: at, insert: last ? `, ${text}` : text };
  }
  const dash = dashOf(seq, seq.items.length - 1);
  if (dash === null) return { reason: reasons.entangled };
  const indent = ' '.repeat(columnOf(parsed, dash));
  const end = Math.max(dash + 1, endOfNode(parsed, last));
  return insertLines(parsed, end, [`${indent}- ${flowText(value, false)}`]);
}

/** Puts whole lines below the line on which content ends at `at`. */
function insertLines({ text, eol }: ParsedText, at: number, lines: readonly string[]): Splice {
  const atLineStart = at > 0 && text[at - 1] === '\n';
  const newline = atLineStart ? at - 1 : text.indexOf('\n', at);
  if (newline === -1) return { start: text.length, end: text.length, insert: eol + lines.join(eol) };
  return { start: newline + 1, end: newline + 1, insert: lines.map((line) => line + eol).join('') };
}

interface EmptyPlace {
  readonly node: unknown;
  readonly parent: Parent;
  readonly rest: FieldPath;
  readonly value: unknown;
}

/** Makes the mapping or list that `rest` needs where nothing is written yet. */
function fillEmpty(parsed: ParsedText, { node, parent, rest, value }: EmptyPlace): SpliceResult {
  const inBlock = parent.kind === 'pair' && !parent.map.flow && typeof rest[0] === 'string';
  if (inBlock && !isWritten(node) && isNode(parent.pair.key)) {
    const colon = colonOf(parent.pair);
    if (colon === null) return { reason: reasons.entangled };
    const indent = ' '.repeat(columnOf(parsed, startOf(parent.pair.key)) + 2);
    return insertLines(parsed, colon + 1, blockLines(rest, value, indent));
  }
  return replace(parsed, node, parent, folded(rest, value));
}

function replace(parsed: ParsedText, node: unknown, parent: Parent, value: unknown): SpliceResult {
  const { text } = parsed;
  const insert = flowText(value, parent.kind === 'pair' && looksLikeJson(parsed, parent.map));
  if (isWritten(node) && !(isCollection(node) && !node.flow)) {
    const [start, end] = (node as ParsedNode).range;
    const body = text.slice(start, end);
    return { start, end, insert: insert + (/\r?\n$/.exec(body)?.[0] ?? '') };
  }
  if (parent.kind === 'pair') {
    const colon = colonOf(parent.pair);
    if (colon === null) return { reason: reasons.entangled };
    const end = isCollection(node) ? endOfNode(parsed, node) : colon + 1;
    // What stands behind the colon on its own line, a comment perhaps, stays there.
    const keyLine = isCollection(node) ? lineRest(text, colon + 1, end) : '';
    return { start: colon + 1, end, insert: ` ${insert}${keyLine}` };
  }
  if (parent.kind === 'item') {
    const dash = dashOf(parent.seq, parent.index);
    if (isCollection(node)) return { start: startOf(node), end: endOfNode(parsed, node), insert };
    if (dash === null) return { reason: reasons.entangled };
    return { start: dash + 1, end: dash + 1, insert: ` ${insert}` };
  }
  return isCollection(node)
    ? { start: startOf(node), end: endOfNode(parsed, node), insert }
    : { reason: reasons.entangled };
}

function lineRest(text: string, from: number, to: number): string {
  return text.slice(from, to).split('\n')[0]!.trimEnd();
}
