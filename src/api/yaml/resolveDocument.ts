import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { FieldPath } from '#api/fieldPath.ts';
import { type JsonValue, setKey } from '#api/json.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { verdictWords } from '#i18n/verdict.ts';
import { binaryText } from './binaryScalar.ts';
import { type Bindings, bindAliases } from './bindAliases.ts';
import { keyText } from './keyText.ts';
import type { ManifestLimits } from './limits.ts';
import type { Place } from './place.ts';
import { ReadFailure, type RepeatedKey } from './readDocument.ts';
import { type Resolved, resolveScalar, shortTag } from './resolveScalar.ts';

/** A value and where it stands. */
interface Found {
  readonly value: JsonValue;
  readonly place: Place;
}

interface Reading {
  readonly limits: ManifestLimits;
  readonly bindings: Bindings;
  readonly repeatedKeys: RepeatedKey[];
  /** Aliases being read: one met again holds itself. */
  readonly open: Set<Alias>;
  decoded: number;
  aliased: number;
}

/**
 * Turns a parsed document into the JSON value kubectl makes of it, with the place of every field.
 * Throws `ReadFailure` for what kubectl's reader refuses.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/decode.go, vendor/sigs.k8s.io/yaml/yaml.go:convertToJSONableObject.
 */
export function resolveDocument(
  root: Node | null,
  limits: ManifestLimits,
): Found & { readonly repeatedKeys: readonly RepeatedKey[] } {
  const reading: Reading = {
    limits,
    bindings: bindAliases(root),
    repeatedKeys: [],
    open: new Set(),
    decoded: 0,
    aliased: 0,
  };
  const found = resolveNode(root, [], null, reading);
  return { ...found, repeatedKeys: reading.repeatedKeys };
}

function resolveNode(node: Node | null, path: FieldPath, key: Place['key'], reading: Reading): Found {
  count(node, path, reading);
  if (isAlias(node)) return resolveAlias(node, path, key, reading);
  if (isMap(node)) return resolveMap(node, path, key, reading);
  if (isSeq(node)) return resolveSeq(node, path, key, reading);
  const place = { ...spanOf(node, key), key, below: null };
  return { value: scalarValue(node as Scalar | null, path, place), place };
}

/** yaml.v2 gives up on documents that are mostly aliases; here there is an earlier end, too. */
function count(node: Node | null, path: FieldPath, reading: Reading): void {
  reading.decoded += 1;
  if (reading.open.size > 0) reading.aliased += 1;
  const { decoded, aliased, limits } = reading;
  if (path.length > limits.depth) fail('limit-depth', verdictWords.tooDeep(limits.depth), node, path);
  if (aliased > limits.aliasedValues) {
    fail('limit-aliases', verdictWords.tooManyAliases(limits.aliasedValues), node, path);
  }
  if (aliased > 100 && decoded > 1000 && aliased / decoded > allowedAliasRatio(decoded)) {
    refuse('document contains excessive aliasing', node, path);
  }
}

/** Source: v1.28 vendor/gopkg.in/yaml.v2/decode.go:allowedAliasRatio. */
function allowedAliasRatio(decoded: number): number {
  const low = 400_000;
  const high = 4_000_000;
  const beyond = Math.min(Math.max(decoded - low, 0), high - low);
  return 0.99 - (0.89 * beyond) / (high - low);
}

/** The alias stands where it is written; what it holds stands where its anchor is. */
function resolveAlias(alias: Alias, path: FieldPath, key: Place['key'], reading: Reading): Found {
  if (reading.open.has(alias)) refuse(`anchor '${alias.source}' value contains itself`, alias, path);
  const target = boundNode(alias, path, reading);
  reading.open.add(alias);
  const { value, place } = resolveNode(target, path, key, reading);
  reading.open.delete(alias);
  return { value, place: { ...spanOf(alias, key), key, below: place.below } };
}

function boundNode(alias: Alias, path: FieldPath, reading: Reading): Node {
  return reading.bindings.get(alias) ?? refuse(`unknown anchor '${alias.source}' referenced`, alias, path);
}

function resolveSeq(seq: YAMLSeq, path: FieldPath, key: Place['key'], reading: Reading): Found {
  const value: JsonValue[] = [];
  const below = new Map<number, Place>();
  for (const [index, item] of seq.items.entries()) {
    const found = resolveNode(item as Node | null, [...path, index], null, reading);
    value.push(found.value);
    below.set(index, found.place);
  }
  return { value, place: { ...spanOf(seq, key), key, below } };
}

/** An entry of a mapping under way. */
interface Entry extends Found {
  readonly name: string;
  readonly merged: boolean;
}

function resolveMap(map: YAMLMap, path: FieldPath, key: Place['key'], reading: Reading): Found {
  const entries = new Map<string, Entry>();
  collectEntries(map, { path, merged: false }, entries, reading);
  const value: Record<string, JsonValue> = {};
  const below = new Map<string, Place>();
  for (const entry of entries.values()) {
    setKey(value, entry.name, entry.value);
    below.set(entry.name, entry.place);
  }
  return { value, place: { ...spanOf(map, key), key, below } };
}

/** In order of the text; what a merge brings replaces what stands before it and is replaced by what stands after. */
function collectEntries(
  map: YAMLMap,
  where: { readonly path: FieldPath; readonly merged: boolean },
  entries: Map<string, Entry>,
  reading: Reading,
): void {
  const { path, merged } = where;
  for (const pair of map.items) {
    const keyNode = pair.key as Node | null;
    const valueNode = pair.value as Node | null;
    if (isMergeKey(keyNode)) {
      merge(valueNode, path, entries, reading);
      continue;
    }
    const resolved = resolveKey(keyNode, path, reading);
    const name = keyText(resolved);
    if (name === null) refuse(unsupportedKey(resolved), keyNode, path, '');
    const span = spanOf(keyNode, null);
    const found = resolveNode(valueNode, [...path, name], span, reading);
    // The number 1 and the text "1" are two keys to the reader, and become one only in JSON.
    const identity = `${resolved.kind} ${name}`;
    const before = entries.get(identity);
    if (before) {
      reading.repeatedKeys.push({
        path: [...path, name],
        lost: before.place.key ?? span,
        kept: span.start,
        merged: merged || before.merged,
      });
    }
    entries.set(identity, { ...found, name, merged });
  }
}

function merge(node: Node | null, path: FieldPath, entries: Map<string, Entry>, reading: Reading): void {
  // Of several maps the earlier ones win.
  const sources = isSeq(node) ? [...node.items].reverse() : [node];
  for (const source of sources as (Node | null)[]) {
    count(source, path, reading);
    if (isAlias(source) && reading.open.has(source)) {
      refuse(`anchor '${source.source}' value contains itself`, source, path);
    }
    const map = isAlias(source) ? boundNode(source, path, reading) : source;
    if (!isMap(map)) refuse('map merge requires map or sequence of maps as the value', node, path);
    if (isAlias(source)) reading.open.add(source);
    collectEntries(map, { path, merged: true }, entries, reading);
    if (isAlias(source)) reading.open.delete(source);
  }
}

function resolveKey(node: Node | null, path: FieldPath, reading: Reading): Resolved {
  const target = isAlias(node) ? boundNode(node, path, reading) : node;
  if (isMap(target) || isSeq(target)) {
    fail('yaml-complex-key', verdictWords.complexKey, node, path, verdictWords.complexKeyNote);
  }
  return scalarOf(target as Scalar | null, node, path);
}

function scalarValue(node: Scalar | null, path: FieldPath, place: Place): JsonValue {
  const resolved = scalarOf(node, node, path);
  switch (resolved.kind) {
    case 'null':
      return null;
    case 'float':
      if (Number.isFinite(resolved.value)) return resolved.value;
      return refuse(`json: unsupported value: ${goFloat(resolved.value)}`, place, path, '');
    case 'boolean':
    case 'string':
    case 'int':
    case 'uint':
      return resolved.value;
    default:
      return resolved satisfies never;
  }
}

function scalarOf(node: Scalar | null, at: Node | null, path: FieldPath): Resolved {
  if (node === null || !isScalar(node)) return { kind: 'null' };
  const text = String(node.value ?? '');
  const tag = node.tag ?? null;
  if (tag === null && node.type !== undefined && node.type !== 'PLAIN')
    return { kind: 'string', value: text };
  if (tag === 'tag:yaml.org,2002:binary') {
    const value = binaryText(text) ?? refuse('!!binary value contains invalid base64 data', at, path);
    return { kind: 'string', value };
  }
  const resolved = resolveScalar(text, tag);
  if (resolved.kind !== 'mismatch') return resolved;
  return refuse(`cannot decode !!${resolved.found} \`${text}\` as a ${shortTag(tag ?? '')}`, at, path);
}

function isMergeKey(node: Node | null): boolean {
  if (!isScalar(node) || node.value !== '<<') return false;
  const plain = node.type === 'PLAIN' || node.type === undefined;
  return node.tag === 'tag:yaml.org,2002:merge' || (plain && (node.tag === undefined || node.tag === '!'));
}

function unsupportedKey(key: Resolved): string {
  return key.kind === 'null'
    ? 'Unsupported map key of type: %!s(<nil>), key: <nil>'
    : `Unsupported map key of type: uint64, key: ${'digits' in key ? key.digits : ''}`;
}

function goFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

type Spot = { readonly start: number; readonly end: number } | Node | null;

/** What yaml.v2 refuses, as kubectl passes it on. */
function refuse(message: string, at: Spot, path: FieldPath, reader = 'yaml: '): never {
  return fail(
    'yaml',
    verbatim(`error converting YAML to JSON: ${reader}${message}`),
    at,
    path,
    undefined,
    'kubectl',
  );
}

function fail(
  code: string,
  message: Sentence,
  at: Spot,
  path: FieldPath,
  note?: Sentence,
  speaker: 'kubectl' | 'kymograph' = 'kymograph',
): never {
  const span = at !== null && 'start' in at ? at : spanOf(at as Node | null, null);
  throw new ReadFailure({
    severity: 'error',
    code,
    speaker,
    message,
    ...(note ? { note } : {}),
    start: span.start,
    end: span.end,
    path,
  });
}

/** What is not written stands where its key stands. */
function spanOf(node: Node | null, key: Place['key']): { readonly start: number; readonly end: number } {
  const [start, end] = node?.range ?? [0, 0];
  return key && start >= end ? key : { start, end };
}
