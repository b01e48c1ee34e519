import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { verdictWords } from '#i18n/verdict.ts';
import type { ManifestLimits } from './limits.ts';
import type { AliasNode, YamlNode } from './node.ts';
import { depthFailure, ReadFailure, type RepeatedKey } from './readDocument.ts';

/** A document of which values are being made. */
export interface Reading {
  readonly limits: ManifestLimits;
  readonly repeatedKeys: RepeatedKey[];
  /** Where in the document the reading is. */
  readonly path: (string | number)[];
  /** What YAML can say and JSON cannot; it counts only where it is not lost to a repeated key. */
  readonly unsupported: ReadFailure[];
  /** Aliases being read: one met again holds itself. */
  readonly open: Set<AliasNode>;
  decoded: number;
  aliased: number;
}

export type Span = { readonly start: number; readonly end: number };

/** yaml.v2 gives up on documents that are mostly aliases; here there is an earlier end, too. */
export function count(node: YamlNode, reading: Reading): void {
  reading.decoded += 1;
  if (reading.open.size === 0) return;
  reading.aliased += 1;
  const { decoded, aliased, limits } = reading;
  if (reading.path.length > limits.depth) throw depthFailure(limits.depth, node.start);
  if (aliased > limits.aliasedValues) {
    throw failure('limit-aliases', verdictWords.tooManyAliases(limits.aliasedValues), node, reading);
  }
  if (aliased > 100 && decoded > 1000 && aliased / decoded > allowedAliasRatio(decoded)) {
    throw refusal('document contains excessive aliasing', node, reading);
  }
}

/** Source: v1.28 vendor/gopkg.in/yaml.v2/decode.go:allowedAliasRatio. */
function allowedAliasRatio(decoded: number): number {
  const low = 400_000;
  const high = 4_000_000;
  const beyond = Math.min(Math.max(decoded - low, 0), high - low);
  return 0.99 - (0.89 * beyond) / (high - low);
}

/** What an alias stands for; refused where it stands for itself. */
export function insideAlias<T>(alias: AliasNode, reading: Reading, read: () => T): T {
  if (reading.open.has(alias)) {
    throw refusal(`anchor '${alias.name}' value contains itself`, alias, reading);
  }
  reading.open.add(alias);
  const result = read();
  reading.open.delete(alias);
  return result;
}

/** What yaml.v2 refuses, as kubectl passes it on. */
export function refusal(message: string, at: Span, reading: Reading, reader = 'yaml: '): ReadFailure {
  return new ReadFailure({
    severity: 'error',
    code: 'yaml',
    speaker: 'kubectl',
    message: verbatim(`error converting YAML to JSON: ${reader}${message}`),
    kubectlStops: true,
    start: at.start,
    end: at.end,
    path: [...reading.path],
  });
}

/** What is refused, in words of ours; `saying` are kubectl's. */
export function failure(
  code: string,
  message: Sentence,
  at: Span,
  reading: Reading,
  saying?: string,
): ReadFailure {
  return new ReadFailure({
    severity: 'error',
    code,
    speaker: 'kymograph',
    message,
    kubectlStops: saying === undefined ? true : { saying },
    start: at.start,
    end: at.end,
    path: [...reading.path],
  });
}
