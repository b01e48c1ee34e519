import type { MapEntry, YamlNode } from './node.ts';
import { emptyScalar, type Parsing, parseFailure } from './parsing.ts';
import { dropToken, peekToken } from './scanner.ts';
import type { Token } from './token.ts';

/**
 * Reads `[…]` into `items`, and gives the offset behind it. An item `key: value` is a map of its own.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/parserc.go:yaml_parser_parse_flow_sequence_entry.
 */
export function parseFlowList(parsing: Parsing, items: YamlNode[]): number {
  const { scan, node } = parsing;
  const open = peekToken(scan);
  dropToken(scan);
  for (let first = true; ; first = false) {
    let token = peekToken(scan);
    if (!first && token.kind !== 'flow-list-end') {
      if (token.kind !== 'flow-entry') {
        throw notClosed('listOpen', "did not find expected ',' or ']'", open, token);
      }
      dropToken(scan);
      token = peekToken(scan);
    }
    if (token.kind === 'flow-list-end') {
      dropToken(scan);
      return token.end;
    }
    items.push(token.kind === 'key' ? singlePair(parsing, token) : node('flow'));
  }
}

/**
 * Reads `{…}` into `entries`, and gives the offset behind it.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/parserc.go:yaml_parser_parse_flow_mapping_key,
 * yaml_parser_parse_flow_mapping_value.
 */
export function parseFlowMap(parsing: Parsing, entries: MapEntry[]): number {
  const { scan, node } = parsing;
  const open = peekToken(scan);
  dropToken(scan);
  for (let first = true; ; first = false) {
    let token = peekToken(scan);
    if (!first && token.kind !== 'flow-map-end') {
      if (token.kind !== 'flow-entry') {
        throw notClosed('mapOpen', "did not find expected ',' or '}'", open, token);
      }
      dropToken(scan);
      token = peekToken(scan);
    }
    if (token.kind === 'flow-map-end') {
      dropToken(scan);
      return token.end;
    }
    if (token.kind !== 'key') {
      const key = node('flow');
      entries.push({ key, value: emptyScalar(peekToken(scan).start) });
      continue;
    }
    dropToken(scan);
    const next = peekToken(scan);
    const written = next.kind !== 'value' && !endsFlowItem(next, 'flow-map-end');
    const key = written ? node('flow') : emptyScalar(next.start);
    entries.push({ key, value: flowValue(parsing, 'flow-map-end') });
  }
}

/** `key: value` inside brackets. */
function singlePair(parsing: Parsing, mark: Token): YamlNode {
  const { scan, node } = parsing;
  dropToken(scan);
  const next = peekToken(scan);
  let key: YamlNode;
  if (next.kind !== 'value' && !endsFlowItem(next, 'flow-list-end')) {
    key = node('flow');
  } else {
    // yaml.v2 passes the colon, or the comma or bracket, together with the missing key.
    dropToken(scan);
    key = emptyScalar(next.end);
  }
  const value = flowValue(parsing, 'flow-list-end');
  return { kind: 'map', entries: [{ key, value }], start: mark.start, end: Math.max(key.end, value.end) };
}

function flowValue({ scan, node }: Parsing, close: Token['kind']): YamlNode {
  if (peekToken(scan).kind === 'value') {
    dropToken(scan);
    if (!endsFlowItem(peekToken(scan), close)) return node('flow');
  }
  return emptyScalar(peekToken(scan).start);
}

function endsFlowItem(token: Token, close: Token['kind']): boolean {
  return token.kind === 'flow-entry' || token.kind === close;
}

/** When the next token is on another line, it is the opening bracket that a reader has to look at. */
function notClosed(code: 'listOpen' | 'mapOpen', problem: string, open: Token, token: Token) {
  return parseFailure(code, problem, token, token.line === open.line ? token : open);
}
