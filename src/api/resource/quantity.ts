/** Which suffixes a quantity is written with: `1500m`, `1536Mi` or `1e3`. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/**
 * An amount of a resource, exact: Kubernetes keeps no quantity finer than one billionth.
 *
 * Source: v1.28 apimachinery pkg/api/resource/quantity.go:Quantity.
 */
export interface Quantity {
  readonly nano: bigint;
  readonly format: QuantityFormat;
  /** The text it was read from, if the API server would write that very text back; null once computed with. */
  readonly text: string | null;
}

const nanosPerUnit = 1_000_000_000n;

/**
 * The sum. It is written like the first addend, or like the second if the first is zero.
 *
 * Source: v1.28 quantity.go:Add.
 */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return { nano: a.nano + b.nano, format: a.nano === 0n ? b.format : a.format, text: null };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  if (a.nano === b.nano) return 0;
  return a.nano < b.nano ? -1 : 1;
}

/** In thousandths, rounded away from zero. Source: v1.28 quantity.go:MilliValue. */
export function milliValue({ nano }: Quantity): bigint {
  return dividedAwayFromZero(nano, 1_000_000n);
}

/** In whole units, rounded away from zero. Source: v1.28 quantity.go:Value. */
export function unitValue({ nano }: Quantity): bigint {
  return dividedAwayFromZero(nano, nanosPerUnit);
}

/**
 * The text the API server writes: no fraction, no loss, the largest suffix that fits.
 *
 * Source: v1.28 quantity.go:String, CanonicalizeBytes.
 */
export function quantityText({ nano, format, text }: Quantity): string {
  if (text !== null) return text;
  if (nano === 0n) return '0';
  // Small or fractional amounts have no exact binary form.
  const kibi = 1024n * nanosPerUnit;
  if (format === 'BinarySI' && nano % nanosPerUnit === 0n && (nano >= kibi || nano <= -kibi)) {
    const [amount, times] = withoutFactors(nano / nanosPerUnit, 1024n);
    return `${amount}${binarySuffixes[times] ?? ''}`;
  }
  const [amount, times] = withoutFactors(nano, 10n);
  const surplus = times % 3;
  const exponent = times - surplus - 9;
  const digits = `${amount}${'0'.repeat(surplus)}`;
  if (format === 'DecimalExponent') return exponent === 0 ? digits : `${digits}e${exponent}`;
  // Past exa upstream finds no suffix and writes none.
  return `${digits}${decimalSuffixes[exponent / 3 + 3] ?? ''}`;
}

/** From 10^-9 upwards, a thousand apart. */
export const decimalSuffixes: readonly string[] = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
/** From 1 upwards, 1024 apart. */
export const binarySuffixes: readonly string[] = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** `value` freed of a factor, and how many times it was in it. */
function withoutFactors(value: bigint, factor: bigint): readonly [bigint, number] {
  let rest = value;
  let times = 0;
  while (rest !== 0n && rest % factor === 0n) {
    rest /= factor;
    times += 1;
  }
  return [rest, times];
}

/** For a positive divisor. */
export function dividedAwayFromZero(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  if (quotient * divisor === value) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}
