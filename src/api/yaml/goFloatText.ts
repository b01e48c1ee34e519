/**
 * A float as Go prints it with `%g`: the fewest digits that read back as the same one.
 *
 * Source: Go strconv/ftoa.go:formatDigits.
 */
export function goFloatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return value === 0 ? zeroText(value) : layOut(value.toExponential());
}

/** The same of a 32-bit float. */
export function goSingleText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return goFloatText(value);
  let places = 0;
  // Nine digits tell any two 32-bit floats apart.
  while (places < 8 && Math.fround(Number(value.toExponential(places))) !== value) places += 1;
  return layOut(value.toExponential(places));
}

function zeroText(zero: number): string {
  return Object.is(zero, -0) ? '-0' : '0';
}

/** From JavaScript's `1.5e+3` to `1500`, or to `1.5e+06` where the exponent is small or large. */
function layOut(exponential: string): string {
  const [mantissa = '', written = '0'] = exponential.split('e');
  const exponent = Number(written);
  if (exponent < -4 || exponent >= 6) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const fraction = mantissa.split('.')[1]?.length ?? 0;
  return Number(exponential).toFixed(Math.max(0, fraction - exponent));
}
