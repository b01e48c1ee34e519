import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** One document's text and what it parsed to, source tokens kept. */
export interface ParsedText {
  readonly text: string;
  readonly document: Document.Parsed;
  /** Line ending for new lines. */
  readonly eol: string;
}

/** Where content ends: behind the value, or behind the colon or key of a pair that has none. */
export function endOfPair(parsed: ParsedText, pair: Pair): number {
  if (isWritten(pair.value)) return endOfNode(parsed, pair.value);
  const colon = colonOf(pair);
  if (colon !== null) return colon + 1;
  return isNode(pair.key) ? pair.key.range![1] : parsed.text.length;
}

/** Where a node's own text ends, comments and space behind it left out; 0 for nothing. */
export function endOfNode(parsed: ParsedText, node: unknown): number {
  if (!isNode(node) || !node.range) return 0;
  if (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1);
    if (isMap(node) && last) return endOfPair(parsed, last as Pair);
    const dash = isSeq(node) ? dashOf(node, node.items.length - 1) : null;
    return Math.max((dash ?? 0) + 1, endOfNode(parsed, last));
  }
  return node.range[1];
}

/** Where a node's own text starts. */
export function startOf(node: {
  readonly range?: readonly [number, number, number] | null | undefined;
}): number {
  return node.range![0];
}

/** Where the colon of a pair stands; null when it has none. */
export function colonOf(pair: Pair): number | null {
  const token = pair.srcToken?.sep?.find((one) => one.type === 'map-value-ind');
  return token ? token.offset : null;
}

/** Where the dash of a block list's entry stands. */
export function dashOf(seq: YAMLSeq, index: number): number | null {
  const source = seq.srcToken;
  if (source?.type !== 'block-seq') return null;
  const dashes = source.items.flatMap((item) => item.start.filter((token) => token.type === 'seq-item-ind'));
  return dashes[index]?.offset ?? null;
}

/** How far an offset stands from the start of its line. */
export function columnOf({ text }: ParsedText, offset: number): number {
  return (
    offset -
    (text.lastIndexOf('\n', offset - 1) + 1) -
    (text.startsWith('\uFEFF') && offset < text.indexOf('\n') ? 1 : 0)
  );
}

/** Whether a flow collection is written as JSON: its first key, or the document's, is in double quotes. */
export function looksLikeJson({ text, document }: ParsedText, node: YAMLMap | YAMLSeq): boolean {
  if (!node.flow) return false;
  const first = isMap(node) ? node.items[0]?.key : null;
  if (isScalar(first)) return first.type === 'QUOTE_DOUBLE';
  const root = document.contents;
  return isCollection(root) && root.flow === true && /^\s*[{[]\s*["{[\]}]/.test(text.slice(startOf(root)));
}

/** Whether a node has text of its own: an empty value has none. */
export function isWritten(node: unknown): boolean {
  return isNode(node) && node.range != null && node.range[1] > node.range[0];
}
