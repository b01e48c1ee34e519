import type { JsonValue } from '#api/json.ts';
import { binaryText } from './binaryScalar.ts';
import { goFloatText } from './goFloatText.ts';
import type { ScalarNode } from './node.ts';
import { type Reading, refusal, type Span } from './reading.ts';
import { type Resolved, resolvePlain, resolveTagged, shortTag } from './resolveScalar.ts';

/** The value of a scalar; what JSON cannot say is noted as unsupported. */
export function scalarValue(node: ScalarNode, place: Span, reading: Reading): JsonValue {
  const resolved = scalarOf(node, place, reading);
  switch (resolved.kind) {
    case 'null':
      return null;
    case 'float':
      if (Number.isFinite(resolved.value)) return resolved.value;
      reading.unsupported.push(
        refusal(`json: unsupported value: ${goFloatText(resolved.value)}`, place, reading, ''),
      );
      return null;
    case 'boolean':
    case 'string':
    case 'int':
    case 'uint':
      return resolved.value;
    default:
      return resolved satisfies never;
  }
}

/** What a scalar means, by its tag, its quotes or its text. */
export function scalarOf(node: ScalarNode, at: Span, reading: Reading): Resolved {
  const { text, tag, plain } = node;
  if (tag === '') return plain ? resolvePlain(text) : { kind: 'string', value: text };
  if (tag === 'tag:yaml.org,2002:binary') {
    const value = binaryText(text);
    if (value === null) throw refusal('!!binary value contains invalid base64 data', at, reading);
    return { kind: 'string', value };
  }
  const resolved = resolveTagged(text, tag);
  if (resolved.kind !== 'mismatch') return resolved;
  throw refusal(`cannot decode !!${resolved.found} \`${text}\` as a ${shortTag(tag)}`, at, reading);
}
