import { isNode, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { scenarioEdits as reasons } from '#i18n/scenarioEdits.ts';
import { dashOf, endOfNode, endOfPair, type ParsedText, startOf } from './nodePlaces.ts';
import type { Parent, SpliceResult } from './splice.ts';

/** Takes what stands below `parent` out of the text. */
export function remove(parsed: ParsedText, parent: Parent): SpliceResult {
  switch (parent.kind) {
    case 'root':
      return { reason: reasons.entangled };
    case 'pair':
      return removePair(parsed, parent.map, parent.pair);
    case 'item':
      return removeItem(parsed, parent.seq, parent.index);
    default:
      return parent satisfies never;
  }
}

function removePair(parsed: ParsedText, map: YAMLMap, pair: Pair): SpliceResult {
  const index = map.items.indexOf(pair);
  const starts = map.items.map((one) => (isNode(one.key) ? startOf(one.key) : -1));
  const ends = map.items.map((one) => endOfPair(parsed, one));
  if (starts.includes(-1)) return { reason: reasons.entangled };
  if (map.flow) return removeBetween(starts, ends, index);
  if (map.items.length === 1) return emptied(parsed, map, '{}');
  return removeLines(parsed, { starts, ends, index });
}

function removeItem(parsed: ParsedText, seq: YAMLSeq, index: number): SpliceResult {
  const ends = seq.items.map((item) => endOfNode(parsed, item));
  if (seq.flow) {
    const starts = seq.items.map((item) => (isNode(item) ? startOf(item) : -1));
    return starts.includes(-1) ? { reason: reasons.entangled } : removeBetween(starts, ends, index);
  }
  if (seq.items.length === 1) return emptied(parsed, seq, '[]');
  const starts = seq.items.map((_, place) => dashOf(seq, place) ?? -1);
  if (starts.includes(-1)) return { reason: reasons.entangled };
  return removeLines(parsed, { starts, ends: ends.map((end, i) => Math.max(end, starts[i]! + 1)), index });
}

/** Takes one of several things parted by commas out, with one of its commas. */
function removeBetween(starts: readonly number[], ends: readonly number[], index: number): SpliceResult {
  if (index < starts.length - 1) return { start: starts[index]!, end: starts[index + 1]!, insert: '' };
  return { start: index === 0 ? starts[0]! : ends[index - 1]!, end: ends[index]!, insert: '' };
}

/** Takes one of several block entries out: its lines, or what stands before the next one on a shared line. */
function removeLines(
  { text }: ParsedText,
  {
    starts,
    ends,
    index,
  }: { readonly starts: readonly number[]; readonly ends: readonly number[]; readonly index: number },
): SpliceResult {
  const start = starts[index]!;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== '') {
    const next = starts[index + 1];
    return next === undefined ? { reason: reasons.entangled } : { start, end: next, insert: '' };
  }
  const end = ends[index]!;
  const newline = text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end);
  return { start: lineStart, end: newline === -1 ? text.length : newline + 1, insert: '' };
}

/** A block collection whose only entry goes is written as an empty one. */
function emptied(parsed: ParsedText, node: YAMLMap | YAMLSeq, empty: string): SpliceResult {
  const { text } = parsed;
  const start = startOf(node);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const end = endOfNode(parsed, node);
  const above = text.slice(0, lineStart).trimEnd();
  // On a line of its own it moves up behind its key when nothing stands between.
  if (text.slice(lineStart, start).trim() === '' && above.endsWith(':')) {
    return { start: above.length, end, insert: ` ${empty}` };
  }
  return { start, end, insert: empty };
}
