import { type Document, isAlias, isMap, isScalar, type Node, parseAllDocuments } from 'yaml';

/** What stands in a link where a Secret's value stood. */
export const redacted = 'UkVEQUNURUQ=';

/** Where kubectl keeps the whole object once more, values included. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

export interface Redaction {
  readonly text: string;
  /** How many values were taken out. */
  readonly count: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces the values under `data` and `stringData` of every Secret, and kubectl's copy of them, by a placeholder; all
 * else stays as it is. A Secret in a text that is no YAML loses every value below such a key all the same.
 */
export function redactSecrets(text: string): Redaction {
  if (!/\bSecret\b/.test(text)) return { text, count: 0 };
  const documents = parseAllDocuments(text, { uniqueKeys: false, version: '1.1' });
  const ranges = (Array.isArray(documents) ? documents : []).flatMap((document: Document) => [
    ...secretValues(document),
    ...(document.errors.length > 0 ? brokenValues(text, document.range) : []),
  ]);
  return replaced(text, ranges);
}

function secretValues(document: Document): readonly Range[] {
  const follow = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const under = (node: unknown, key: string): unknown =>
    isMap(node) ? follow(node.items.find((pair) => String(pair.key) === key)?.value) : undefined;
  const valuesOf = (node: unknown): readonly unknown[] =>
    isMap(node) ? node.items.flatMap(({ value }) => valuesOf(follow(value))) : [node];

  const { contents } = document;
  const items = under(contents, 'items') as { readonly items?: readonly unknown[] } | undefined;
  return [contents, ...(items?.items ?? []).map(follow)]
    .filter((object) => String(under(object, 'kind')) === 'Secret')
    .flatMap((secret) => [
      ...['data', 'stringData'].flatMap((key) => valuesOf(under(secret, key))),
      under(under(under(secret, 'metadata'), 'annotations'), lastApplied),
    ])
    .flatMap(rangeOf);
}

function rangeOf(node: unknown): readonly Range[] {
  const range = isScalar(node) && node.value !== null ? (node as Node).range : null;
  return range ? [{ start: range[0], end: range[1] }] : [];
}

/** What stands deeper than a key `data` in a document that does not parse: each value, and each line of a longer one. */
function brokenValues(text: string, range: Document['range']): readonly Range[] {
  const [start, , end] = range ?? [0, 0, text.length];
  const source = text.slice(start, end);
  if (!/kind["']?\s*:\s*["']?Secret\b/.test(source)) return [];
  const ranges: Range[] = [];
  let depth: number | null = null;
  let offset = start;
  for (const line of source.split(/(?<=\n)/)) {
    const indent = /^[\s-]*/.exec(line)?.[0].length ?? 0;
    const content = line.trim();
    if (depth !== null && content !== '' && indent <= depth) depth = null;
    if (depth !== null && content !== '') {
      const from = indent + (/^["']?[-._\w]+["']?\s*:\s*/.exec(content)?.[0].length ?? 0);
      const to = line.trimEnd().length;
      if (to > from) ranges.push({ start: offset + from, end: offset + to });
    } else if (/^["']?(?:data|stringData)["']?\s*:/.test(content)) depth = indent;
    offset += line.length;
  }
  return ranges;
}

function replaced(text: string, ranges: readonly Range[]): Redaction {
  const once = joined(ranges);
  let result = text;
  for (const { start, end } of once.toReversed()) {
    // Block scalars reach over their last line end: it has to stay.
    const tail = text.slice(start, end).endsWith('\n') ? '\n' : '';
    result = `${result.slice(0, start)}${redacted}${tail}${result.slice(end)}`;
  }
  return { text: result, count: once.length };
}

/** In order, and those that overlap as one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && range.start < last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else apart.push(range);
  }
  return apart;
}
