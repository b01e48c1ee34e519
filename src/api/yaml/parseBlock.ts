import type { MapEntry, YamlNode } from './node.ts';
import { emptyScalar, type Parsing, parseFailure } from './parsing.ts';
import { dropToken, peekToken } from './scanner.ts';
import type { Token } from './token.ts';

/**
 * Reads the entries of an indented list into `items`, and gives the offset where they end.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/parserc.go:yaml_parser_parse_block_sequence_entry.
 */
export function parseBlockList({ scan, node }: Parsing, items: YamlNode[]): number {
  let end = peekToken(scan).start;
  dropToken(scan);
  for (;;) {
    const token = peekToken(scan);
    if (token.kind === 'block-entry') {
      dropToken(scan);
      const next = peekToken(scan).kind;
      const item = next === 'block-entry' || next === 'block-end' ? emptyScalar(token.end) : node('block');
      items.push(item);
      end = Math.max(item.end, token.end);
    } else if (token.kind === 'block-end') {
      dropToken(scan);
      return end;
    } else {
      throw parseFailure('dashExpected', "did not find expected '-' indicator", token);
    }
  }
}

/**
 * Reads the entries of a list that stands in the column of its key, as `parseBlockList`.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/parserc.go:yaml_parser_parse_indentless_sequence_entry.
 */
export function parseIndentlessList({ scan, node }: Parsing, items: YamlNode[]): number {
  let end = peekToken(scan).start;
  for (;;) {
    const token = peekToken(scan);
    if (token.kind !== 'block-entry') return end;
    dropToken(scan);
    const next = peekToken(scan).kind;
    const empty = next === 'block-entry' || endsBlockValue(next);
    const item = empty ? emptyScalar(token.end) : node('block');
    items.push(item);
    end = Math.max(item.end, token.end);
  }
}

/**
 * Reads the entries of an indented map into `entries`, and gives the offset where they end.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/parserc.go:yaml_parser_parse_block_mapping_key,
 * yaml_parser_parse_block_mapping_value.
 */
export function parseBlockMap(parsing: Parsing, entries: MapEntry[]): number {
  const { scan } = parsing;
  let end = peekToken(scan).start;
  dropToken(scan);
  for (;;) {
    const token = peekToken(scan);
    if (token.kind === 'key') {
      dropToken(scan);
      const key = blockPart(parsing, token);
      const colon = peekToken(scan);
      let value: YamlNode;
      if (colon.kind === 'value') {
        dropToken(scan);
        value = blockPart(parsing, colon);
        end = Math.max(value.end, colon.end);
      } else {
        value = emptyScalar(colon.start);
        end = key.end;
      }
      entries.push({ key, value });
    } else if (token.kind === 'block-end') {
      dropToken(scan);
      return end;
    } else {
      throw keyExpected(parsing, token);
    }
  }
}

/** The key after `?` or the value after `:`, which need not be written. */
function blockPart({ scan, node }: Parsing, mark: Token): YamlNode {
  return endsBlockValue(peekToken(scan).kind) ? emptyScalar(mark.end) : node('block-after-key');
}

function endsBlockValue(kind: Token['kind']): boolean {
  return kind === 'key' || kind === 'value' || kind === 'block-end';
}

/** The indentation is wrong, or something follows a value that has ended. */
function keyExpected({ scan }: Parsing, token: Token) {
  const lineStart = scan.text.lastIndexOf('\n', token.start - 1) + 1;
  const before = scan.text.slice(lineStart, token.start);
  return parseFailure(before.trim() === '' ? 'badIndent' : 'afterValue', 'did not find expected key', token);
}
