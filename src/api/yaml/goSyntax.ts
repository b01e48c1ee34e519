import { goQuoted } from '#api/validation/goValue.ts';
import { goFloatText } from './goFloatText.ts';
import type { MapNode, YamlNode } from './node.ts';
import type { Reading } from './reading.ts';
import type { Resolved } from './resolveScalar.ts';
import { scalarOf } from './scalarNode.ts';

/**
 * Go's `%#v` of what yaml.v2 makes of a node that it could read, as its messages tell keys and values.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/decode.go:decoder.mapping over Go's fmt.
 */
export function goSyntax(node: YamlNode, reading: Reading): string {
  switch (node.kind) {
    case 'scalar':
      return scalarSyntax(scalarOf(node, node, reading));
    case 'list':
      return `[]interface {}{${node.items.map((item) => heldSyntax(item, reading)).join(', ')}}`;
    case 'map':
      return `map[interface {}]interface {}{${entriesSyntax(node, reading).join(', ')}}`;
    case 'alias':
      return goSyntax(node.target, reading);
    default:
      return node satisfies never;
  }
}

/** Go's `%#v` of a scalar. */
export function scalarSyntax(scalar: Resolved): string {
  switch (scalar.kind) {
    case 'null':
      return '<nil>';
    case 'string':
      return goQuoted(scalar.value);
    case 'boolean':
      return String(scalar.value);
    case 'int':
      return scalar.digits;
    case 'uint':
      return `0x${BigInt(scalar.digits).toString(16)}`;
    case 'float':
      return goFloatText(scalar.value);
    default:
      return scalar satisfies never;
  }
}

/** In a list or a map nothing has a type. */
function heldSyntax(node: YamlNode, reading: Reading): string {
  const syntax = goSyntax(node, reading);
  return syntax === '<nil>' ? 'interface {}(nil)' : syntax;
}

/** In the order of their keys; of a repeated one the last. Go puts keys of several types in an order of chance. */
function entriesSyntax({ entries }: MapNode, reading: Reading): readonly string[] {
  const values = new Map<string, string>();
  for (const { key, value } of entries) values.set(heldSyntax(key, reading), heldSyntax(value, reading));
  return [...values]
    .sort(([one], [other]) => Number(one) - Number(other) || (one < other ? -1 : 1))
    .map(([key, value]) => `${key}:${value}`);
}
