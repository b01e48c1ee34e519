import { decodeQuantity, int64Scale } from './parseQuantity.ts';
import { milliValue, type Quantity, unitValue } from './quantity.ts';

/**
 * A quantity in thousandths as Go computes it: what is too large for 64 bits wraps around or becomes 0, so that `1Ei`
 * of a thing that is counted is no whole number to the server.
 *
 * Source: v1.28 apimachinery pkg/api/resource/quantity.go:MilliValue, ScaledValue.
 */
export function goMilliValue(text: string): bigint {
  return in64Bits(text, -3, milliValue);
}

/** A quantity in whole units as Go computes it. Source: v1.28 quantity.go:Value. */
export function goUnitValue(text: string): bigint {
  return in64Bits(text, 0, unitValue);
}

/** Powers of ten Go multiplies by in one step; by the others step by step, minding what does not fit. */
const singleSteps = [1, 2, 3, 6, 9];

function in64Bits(text: string, scale: number, inUnits: (quantity: Quantity) => bigint): bigint {
  const quantity = decodeQuantity(text);
  if ('error' in quantity) return 0n;
  const exact = inUnits(quantity);
  if (BigInt.asIntN(64, exact) === exact) return exact;
  const given = int64Scale(text);
  if (given !== null && !singleSteps.includes(given - scale)) return 0n;
  return exact < 0n ? -BigInt.asIntN(64, -exact) : BigInt.asIntN(64, exact);
}
