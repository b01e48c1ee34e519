import type { ScalarNode, YamlNode } from './node.ts';
import type { ScanState } from './scanState.ts';
import { type SyntaxCode, SyntaxFailure, withLine } from './syntaxFailure.ts';
import type { Token } from './token.ts';

/** A parser in the middle of a document. */
export interface Parsing {
  readonly scan: ScanState;
  /** Set before what they name is complete, so that it may hold itself. An anchor may be set again. */
  readonly anchors: Map<string, YamlNode>;
  /** What a tag's handle stands for. */
  readonly tagPrefixes: Map<string, string>;
  /** Reads a node with all it holds. */
  readonly node: (context: NodeContext) => YamlNode;
}

/** Only a block may hold blocks, and only next to a key may a list stand without indentation. */
export type NodeContext = 'flow' | 'block' | 'block-after-key';

/** What is not written, at its place. */
export function emptyScalar(at: number, tag = ''): ScalarNode {
  return { kind: 'scalar', text: '', tag, plain: tag === '', start: at, end: at };
}

/** What the parser refuses at a token. */
export function parseFailure(
  code: SyntaxCode,
  problem: string,
  token: Token,
  shown: Token = token,
): SyntaxFailure {
  return new SyntaxFailure(
    code,
    withLine(problem, 'parser', token.line),
    shown.start,
    Math.max(shown.end, shown.start + 1),
  );
}
