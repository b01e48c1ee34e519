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

/** As Go prints a 32-bit float with %g: the fewest digits that read back as the same one. */
function floatKey(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return '.nan';
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  const { mantissa, exponent } = shortest(single);
  if (exponent < -4 || exponent >= 6) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const fraction = mantissa.split('.')[1]?.length ?? 0;
  return Number(`${mantissa}e${exponent}`).toFixed(Math.max(0, fraction - exponent));
}

function shortest(single: number): { readonly mantissa: string; readonly exponent: number } {
  let places = 0;
  // Nine digits tell any two 32-bit floats apart.
  while (places < 8 && Math.fround(Number(single.toExponential(places))) !== single) places += 1;
  const [mantissa = '', exponent = '0'] = single.toExponential(places).split('e');
  return { mantissa, exponent: Number(exponent) };
}
