import { type JsonValue, setKey } from '#api/json.ts';
import { verdictWords } from '#i18n/verdict.ts';
import { goSyntax, scalarSyntax } from './goSyntax.ts';
import { keyText } from './keyText.ts';
import type { ManifestLimits } from './limits.ts';
import type { AliasNode, ListNode, MapNode, YamlNode } from './node.ts';
import type { Place } from './place.ts';
import type { ReadFailure, RepeatedKey } from './readDocument.ts';
import { count, failure, insideAlias, type Reading, refusal } from './reading.ts';
import type { Resolved } from './resolveScalar.ts';
import { scalarOf, scalarValue } from './scalarNode.ts';

/** A value and where it stands. */
interface Found {
  readonly value: JsonValue;
  readonly place: Place;
}

/**
 * Turns a parsed document into the JSON value kubectl makes of it, with the place of every field.
 * Throws `ReadFailure` for what kubectl's reader refuses.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/decode.go, vendor/sigs.k8s.io/yaml/yaml.go:convertToJSONableObject.
 */
export function resolveDocument(
  root: YamlNode,
  limits: ManifestLimits,
): Found & { readonly repeatedKeys: readonly RepeatedKey[] } {
  const reading: Reading = {
    limits,
    repeatedKeys: [],
    path: [],
    unsupported: [],
    open: new Set(),
    decoded: 0,
    aliased: 0,
  };
  const found = resolveNode(root, null, reading);
  const [unsupported] = reading.unsupported;
  if (unsupported) throw unsupported;
  return { ...found, repeatedKeys: reading.repeatedKeys };
}

function resolveNode(node: YamlNode, key: Place['key'], reading: Reading): Found {
  count(node, reading);
  switch (node.kind) {
    case 'scalar': {
      const place = placeOf(node, key, null);
      return { value: scalarValue(node, place, reading), place };
    }
    case 'map':
      return resolveMap(node, key, reading);
    case 'list':
      return resolveList(node, key, reading);
    case 'alias':
      return resolveAlias(node, key, reading);
    default:
      return node satisfies never;
  }
}

/** The alias stands where it is written; what it holds stands where its anchor is. */
function resolveAlias(alias: AliasNode, key: Place['key'], reading: Reading): Found {
  return insideAlias(alias, reading, () => {
    const { value, place } = resolveNode(alias.target, key, reading);
    return { value, place: placeOf(alias, key, place.below) };
  });
}

function resolveList(list: ListNode, key: Place['key'], reading: Reading): Found {
  const value: JsonValue[] = [];
  const below = new Map<number, Place>();
  const { path } = reading;
  for (const [index, item] of list.items.entries()) {
    path.push(index);
    const found = resolveNode(item, null, reading);
    path.pop();
    value.push(found.value);
    below.set(index, found.place);
  }
  return { value, place: placeOf(list, key, below) };
}

interface Entry extends Found {
  readonly name: string;
  readonly merged: boolean;
  readonly unsupported: readonly ReadFailure[];
}

/** What makes two keys one to the reader: the number 1 and the text "1" become one only in JSON. */
type Identity = string | number | bigint | boolean;

function resolveMap(map: MapNode, key: Place['key'], reading: Reading): Found {
  const entries = new Map<Identity, Entry>();
  collectEntries(map, false, entries, reading);
  const value: Record<string, JsonValue> = {};
  const below = new Map<string, Place>();
  for (const entry of entries.values()) {
    setKey(value, entry.name, entry.value);
    reading.unsupported.push(...entry.unsupported);
    below.set(entry.name, entry.place);
  }
  return { value, place: placeOf(map, key, below) };
}

/** In order of the text; what a merge brings replaces what stands before it and is replaced by what stands after. */
function collectEntries(
  map: MapNode,
  merged: boolean,
  entries: Map<Identity, Entry>,
  reading: Reading,
): void {
  const { path, unsupported } = reading;
  for (const { key: keyNode, value: valueNode } of map.entries) {
    if (isMergeKey(keyNode)) {
      mergeInto(entries, valueNode, reading);
      continue;
    }
    const resolved = resolveKey(keyNode, reading);
    const outer = unsupported.length;
    const name = keyText(resolved) ?? '';
    const key = { start: keyNode.start, end: keyNode.end };
    path.push(name);
    const found = resolveNode(valueNode, key, reading);
    if (resolved.kind === 'null' || resolved.kind === 'uint') {
      const words = `${unsupportedKey(resolved)}, value: ${goSyntax(valueNode, reading)}`;
      unsupported.splice(outer, 0, refusal(words, key, reading, ''));
    }
    const identity = identityOf(resolved);
    const before = entries.get(identity);
    if (before) {
      const lost = before.place.key ?? key;
      reading.repeatedKeys.push({
        path: [...path],
        lost,
        kept: key.start,
        merged: merged || before.merged,
      });
    }
    path.pop();
    entries.set(identity, {
      name,
      value: found.value,
      place: found.place,
      merged,
      unsupported: unsupported.splice(outer),
    });
  }
}

function identityOf(key: Resolved): Identity {
  switch (key.kind) {
    case 'int':
    case 'uint':
      return BigInt(key.digits);
    case 'null':
      return '';
    case 'boolean':
    case 'float':
    case 'string':
      return key.value;
    default:
      return key satisfies never;
  }
}

function mergeInto(entries: Map<Identity, Entry>, node: YamlNode, reading: Reading): void {
  // Of several maps the earlier ones win.
  const sources = node.kind === 'list' ? [...node.items].reverse() : [node];
  for (const source of sources) {
    const map = source.kind === 'alias' ? source.target : source;
    if (map.kind !== 'map') {
      throw refusal('map merge requires map or sequence of maps as the value', source, reading);
    }
    count(source, reading);
    if (source.kind === 'alias') {
      insideAlias(source, reading, () => {
        count(map, reading);
        collectEntries(map, true, entries, reading);
      });
    } else {
      collectEntries(map, true, entries, reading);
    }
  }
}

function resolveKey(node: YamlNode, reading: Reading): Resolved {
  count(node, reading);
  let target = node;
  if (node.kind === 'alias') {
    if (reading.open.has(node)) {
      throw refusal(`anchor '${node.name}' value contains itself`, node, reading);
    }
    target = node.target;
  }
  if (target.kind === 'scalar') return scalarOf(target, node, reading);
  // What is wrong with the key itself comes first.
  resolveNode(target, null, reading);
  const saying = `error converting YAML to JSON: yaml: invalid map key: ${goSyntax(target, reading)}`;
  throw failure('yaml-complex-key', verdictWords.complexKey, node, reading, saying);
}

/** Source: v1.28 vendor/gopkg.in/yaml.v2/decode.go:isMerge. */
function isMergeKey(node: YamlNode): boolean {
  return (
    node.kind === 'scalar' && node.text === '<<' && (node.plain || node.tag === 'tag:yaml.org,2002:merge')
  );
}

function unsupportedKey(key: Resolved): string {
  const type = key.kind === 'null' ? '%!s(<nil>)' : 'uint64';
  return `Unsupported map key of type: ${type}, key: ${scalarSyntax(key)}`;
}

/** What is not written stands where its key stands. */
function placeOf(node: YamlNode, key: Place['key'], below: Place['below']): Place {
  const { start, end } = key && node.start >= node.end ? key : node;
  return { start, end, key, below };
}
