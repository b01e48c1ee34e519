import {
  binarySuffixes,
  decimalSuffixes,
  dividedAwayFromZero,
  type Quantity,
  type QuantityFormat,
} from './quantity.ts';

/** Why a text is no quantity, in upstream's words. */
export interface QuantityError {
  readonly error: string;
}

const formatError = {
  error: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
};
const suffixError = { error: "unable to parse quantity's suffix" };

/** A quantity past 10 to this power is refused here, though not by Kubernetes: its digits would fill the memory. */
const largestExponent = 1000;
const tooLarge = { error: `quantities past 1e${largestExponent} are not modelled` };

/** What a binary quantity is capped at, in billionths. */
const largestBinary = (2n ** 63n - 1n) * 1_000_000_000n;

// Upstream scans by hand: no digits at all count as zero.
const scanned = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/;

/**
 * Reads a quantity, rounding what is finer than one billionth away from zero and capping binary ones at 2^63-1.
 *
 * Source: v1.28 apimachinery pkg/api/resource/quantity.go:ParseQuantity.
 */
export function parseQuantity(text: string): Quantity | QuantityError {
  const match = text === '' ? null : scanned.exec(text);
  if (!match) return formatError;
  const [, sign = '', digits = '', fraction = '', suffixText = ''] = match;
  const number = { whole: digits.replace(/^0+/, '') || '0', fraction };
  const suffix = interpretSuffix(suffixText);
  if (!suffix) return suffixError;
  if (suffix.exponent > largestExponent) return tooLarge;

  const magnitude = nanoOf(number, suffix);
  const capped = suffix.format === 'BinarySI' && magnitude > largestBinary ? largestBinary : magnitude;
  const fractional = capped > 0n && capped < 1_000_000_000n;
  return {
    nano: sign === '-' ? -capped : capped,
    // Less than one has no binary form.
    format: suffix.format === 'BinarySI' && fractional ? 'DecimalSI' : suffix.format,
    text: text === '0' || isKept(number, suffix) ? text : null,
  };
}

/** Reads a quantity as JSON or YAML gives it. Source: v1.28 quantity.go:UnmarshalJSON. */
export function decodeQuantity(value: string | number): Quantity | QuantityError {
  return parseQuantity(String(value).replace(blanksAround, ''));
}

/** Of the blanks around it those that JSON writes as they are: tabs and line breaks it escapes, and they stay. */
const blanksAround =
  /^[ \x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+|[ \x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+$/g;

interface Digits {
  /** Without leading zeros, at least `0`. */
  readonly whole: string;
  readonly fraction: string;
}

/** Times 10 or 2 to the power of `exponent`. */
interface Suffix {
  readonly format: QuantityFormat;
  readonly exponent: number;
}

/** Source: v1.28 apimachinery pkg/api/resource/suffix.go:interpret. */
function interpretSuffix(text: string): Suffix | null {
  const decimal = decimalSuffixes.indexOf(text);
  if (decimal >= 0) return { format: 'DecimalSI', exponent: 3 * (decimal - 3) };
  const binary = binarySuffixes.indexOf(text);
  if (binary >= 0) return { format: 'BinarySI', exponent: 10 * binary };
  const exponent = /^[eE]([+-]?[0-9]+)$/.exec(text);
  return exponent ? { format: 'DecimalExponent', exponent: Number(exponent[1]) } : null;
}

function nanoOf({ whole, fraction }: Digits, { format, exponent }: Suffix): bigint {
  const unscaled = BigInt(whole + fraction);
  if (unscaled === 0n) return 0n;
  const binary = format === 'BinarySI';
  const power = 9 - fraction.length + (binary ? 0 : exponent);
  const amount = binary ? unscaled * 2n ** BigInt(exponent) : unscaled;
  if (power >= 0) return amount * 10n ** BigInt(power);
  // Anything above nothing is at least one billionth.
  if (-power > whole.length + fraction.length + 60) return 1n;
  return dividedAwayFromZero(amount, 10n ** BigInt(-power));
}

/**
 * The power of ten beside which Go keeps a quantity in 64 bits; null where it takes a decimal of any length.
 *
 * Source: v1.28 quantity.go:ParseQuantity, its fast path.
 */
export function int64Scale(text: string): number | null {
  const [, , digits = '', fraction = '', suffixText = ''] =
    scanned.exec(text.replace(blanksAround, '')) ?? [];
  const suffix = interpretSuffix(suffixText);
  const fast = suffix !== null && isFast({ whole: digits.replace(/^0+/, '') || '0', fraction }, suffix);
  if (!fast) return null;
  return suffix.format === 'BinarySI' ? 0 : suffix.exponent - fraction.length;
}

function isFast({ whole, fraction }: Digits, { format, exponent }: Suffix): boolean {
  if (format === 'BinarySI') return fraction === '' && 14 - whole.length - (exponent * 3) / 10 >= 0;
  return whole.length + fraction.length <= 18 && exponent - fraction.length >= -9;
}

/**
 * Whether upstream keeps the text as it was read because it looks canonical. It is not always (`1.024`, `+1`, `1E3`
 * are kept too), and that is what users see.
 *
 * Source: v1.28 quantity.go:ParseQuantity, its fast path.
 */
function isKept(number: Digits, suffix: Suffix): boolean {
  if (!isFast(number, suffix)) return false;
  const { whole, fraction } = number;
  if (suffix.format === 'BinarySI') return BigInt(whole) % 8n !== 0n;
  const digits = whole + fraction;
  const scale = suffix.exponent - fraction.length;
  return scale % 3 === 0 && !digits.endsWith('000') && digits[0] !== '0';
}
