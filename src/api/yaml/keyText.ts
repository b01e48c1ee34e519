import { goSingleText } from './goFloatText.ts';
import type { Resolved } from './resolveScalar.ts';

/**
 * The JSON key that a YAML key becomes: numbers and booleans turn into text. Null for the two that cannot (null and
 * whole numbers past 2^63).
 *
 * Source: v1.28 vendor/sigs.k8s.io/yaml/yaml.go:convertToJSONableObject.
 */
export function keyText(key: Resolved): string | null {
  switch (key.kind) {
    case 'string':
      return key.value;
    case 'boolean':
      return String(key.value);
    case 'int':
      return key.digits;
    case 'float':
      return floatKey(key.value);
    case 'null':
    case 'uint':
      return null;
    default:
      return key satisfies never;
  }
}

/** As a 32-bit float; what is none is written as in YAML. */
function floatKey(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return '.nan';
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  return goSingleText(single);
}
