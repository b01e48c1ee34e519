import type { MapEntry, YamlNode } from './node.ts';
import { parseBlockList, parseBlockMap, parseIndentlessList } from './parseBlock.ts';
import { parseFlowList, parseFlowMap } from './parseFlow.ts';
import { emptyScalar, type NodeContext, type Parsing, parseFailure } from './parsing.ts';
import { depthFailure } from './readDocument.ts';
import { dropToken, peekToken } from './scanner.ts';
import type { ScanState } from './scanState.ts';
import { SyntaxFailure } from './syntaxFailure.ts';
import type { Token } from './token.ts';

/** The first document of a text. */
export interface ParsedDocument {
  /** Null when there is none. */
  readonly root: YamlNode | null;
  /** Where what follows it begins, which nobody reads. */
  readonly restStart: number;
}

/**
 * Parses as the YAML 1.1 parser of kubectl does, up to the end of the first document.
 * Throws `SyntaxFailure`, and `ReadFailure` past `maxDepth`.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/parserc.go:yaml_parser_parse_document_start.
 */
export function parseDocument(scan: ScanState, maxDepth: number): ParsedDocument {
  let depth = 0;
  const parsing: Parsing = {
    scan,
    anchors: new Map(),
    tagPrefixes: new Map(),
    node: (context) => {
      if (depth > maxDepth) throw depthFailure(maxDepth, peekToken(scan).start);
      depth += 1;
      const node = parseNode(parsing, context);
      depth -= 1;
      return node;
    },
  };
  const explicit = parseDocumentStart(parsing);
  const first = peekToken(scan);
  if (first.kind === 'stream-end' && !explicit) return { root: null, restStart: scan.text.length };
  const root = explicit && endsDocument(first) ? emptyScalar(first.start) : parsing.node('block');
  const next = peekToken(scan);
  return { root, restStart: next.kind === 'document-end' ? next.end : next.start };
}

/** Directives and `---`; false when the document begins without. */
function parseDocumentStart({ scan, tagPrefixes }: Parsing): boolean {
  let token = peekToken(scan);
  let directives = 0;
  let versions = 0;
  for (; token.kind === 'version-directive' || token.kind === 'tag-directive'; token = peekToken(scan)) {
    directives += 1;
    if (token.kind === 'version-directive') {
      versions += 1;
      if (versions > 1) throw parseFailure('directive', 'found duplicate %YAML directive', token);
      if (token.version !== '1.1') {
        throw parseFailure('directive', 'found incompatible YAML document', token);
      }
    } else {
      if (tagPrefixes.has(token.handle)) {
        throw parseFailure('directive', 'found duplicate %TAG directive', token);
      }
      tagPrefixes.set(token.handle, token.prefix);
    }
    dropToken(scan);
  }
  for (const [handle, prefix] of [
    ['!', '!'],
    ['!!', 'tag:yaml.org,2002:'],
  ] as const) {
    if (!tagPrefixes.has(handle)) tagPrefixes.set(handle, prefix);
  }
  if (token.kind === 'document-start') {
    dropToken(scan);
    return true;
  }
  if (directives === 0) return false;
  throw parseFailure('directive', 'did not find expected <document start>', token);
}

function endsDocument({ kind }: Token): boolean {
  return (
    kind === 'version-directive' ||
    kind === 'tag-directive' ||
    kind === 'document-start' ||
    kind === 'document-end' ||
    kind === 'stream-end'
  );
}

/** Source: v1.28 vendor/gopkg.in/yaml.v2/parserc.go:yaml_parser_parse_node. */
function parseNode(parsing: Parsing, context: NodeContext): YamlNode {
  const { scan, anchors } = parsing;
  const first = peekToken(scan);
  if (first.kind === 'alias') {
    const target = anchors.get(first.name);
    if (target === undefined) {
      throw new SyntaxFailure(
        'unknownAnchor',
        `unknown anchor '${first.name}' referenced`,
        first.start,
        first.end,
      );
    }
    dropToken(scan);
    return { kind: 'alias', name: first.name, target, start: first.start, end: first.end };
  }
  const { anchor, tag } = parseProperties(parsing, first);
  const token = peekToken(scan);
  const { start, end } = token;
  if (token.kind === 'scalar') {
    dropToken(scan);
    const plain = tag === '' ? token.plain : tag === '!';
    return named(parsing, anchor, { kind: 'scalar', text: token.text, tag, plain, start, end });
  }
  const parseList = listParser(token, context);
  if (parseList) {
    const items: YamlNode[] = [];
    const list = named(parsing, anchor, { kind: 'list', items, start, end });
    list.end = parseList(parsing, items);
    return list;
  }
  const parseMap = mapParser(token, context);
  if (parseMap) {
    const entries: MapEntry[] = [];
    const map = named(parsing, anchor, { kind: 'map', entries, start, end });
    map.end = parseMap(parsing, entries);
    return map;
  }
  if (anchor !== null || tag !== '') return named(parsing, anchor, emptyScalar(first.end, tag));
  throw parseFailure('valueMissing', 'did not find expected node content', token);
}

function named<N extends YamlNode>({ anchors }: Parsing, anchor: string | null, node: N): N {
  if (anchor !== null) anchors.set(anchor, node);
  return node;
}

function listParser({ kind }: Token, context: NodeContext) {
  if (kind === 'flow-list-start') return parseFlowList;
  if (kind === 'block-entry' && context === 'block-after-key') return parseIndentlessList;
  return kind === 'block-list-start' && context !== 'flow' ? parseBlockList : null;
}

function mapParser({ kind }: Token, context: NodeContext) {
  if (kind === 'flow-map-start') return parseFlowMap;
  return kind === 'block-map-start' && context !== 'flow' ? parseBlockMap : null;
}

interface Properties {
  readonly anchor: string | null;
  readonly tag: string;
}

const noProperties: Properties = { anchor: null, tag: '' };

/** `&anchor` and `!tag`, in either order. */
function parseProperties(parsing: Parsing, first: Token): Properties {
  if (first.kind !== 'anchor' && first.kind !== 'tag') return noProperties;
  const { scan } = parsing;
  let anchor: string | null = null;
  let tag: string | null = null;
  for (;;) {
    const token = peekToken(scan);
    if (token.kind === 'anchor' && anchor === null) anchor = token.name;
    else if (token.kind === 'tag' && tag === null) tag = fullTag(parsing, token);
    else return { anchor, tag: tag ?? '' };
    dropToken(scan);
  }
}

function fullTag({ tagPrefixes }: Parsing, token: Token & { readonly kind: 'tag' }): string {
  if (token.handle === '') return token.suffix;
  const prefix = tagPrefixes.get(token.handle);
  if (prefix === undefined) throw parseFailure('tag', 'found undefined tag handle', token);
  return prefix + token.suffix;
}
