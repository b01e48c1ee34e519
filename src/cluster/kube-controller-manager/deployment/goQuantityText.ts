import { decodeQuantity, int64Scale, parseQuantity } from '#api/resource/parseQuantity.ts';
import { type Quantity, quantityText } from '#api/resource/quantity.ts';

/**
 * The insides of a quantity as Go's dump writes them: a 64-bit number beside a power of ten, or a decimal of any
 * length, and the text it was read from where Go keeps that. Controllers read what the API server wrote.
 *
 * Source: v1.28 apimachinery pkg/api/resource/quantity.go:Quantity, ParseQuantity.
 */
export function goQuantityText(text: string): string {
  const given = decodeQuantity(text);
  if ('error' in given) return text;
  const written = quantityText(given);
  const read = parseQuantity(written);
  if ('error' in read) return written;
  const scale = written === '0' ? 0 : int64Scale(written);
  const value = scale === null ? null : inUnitsOf(read, scale);
  const small = value === null ? { value: 0n, scale: 0 } : { value, scale };
  return (
    `{i:(resource.int64Amount){value:(int64)${small.value} scale:(resource.Scale)${small.scale}} ` +
    `d:(resource.infDecAmount){Dec:(*inf.Dec)${value === null ? decimal(read) : '<nil>'}} ` +
    `s:(string)${read.text ?? ''} Format:(resource.Format)${read.format}}`
  );
}

/** What a quantity is worth, however it is written. Source: v1.28 apimachinery pkg/api/equality/semantic.go:Semantic. */
export function quantityValueText(text: string): string {
  const given = decodeQuantity(text);
  return 'error' in given ? text : String(given.nano);
}

/** Null when 64 bits do not hold it. */
function inUnitsOf({ nano }: Quantity, scale: number): bigint | null {
  const value = scale >= -9 ? nano / 10n ** BigInt(scale + 9) : nano;
  return BigInt.asIntN(64, value) === value ? value : null;
}

/** In billionths, the lowest 64 bits first. */
function decimal({ nano }: Quantity): string {
  const words: bigint[] = [];
  for (let rest = nano < 0n ? -nano : nano; rest > 0n; rest >>= 64n) words.push(BigInt.asUintN(64, rest));
  return `{unscaled:(big.Int){neg:(bool)${nano < 0n} abs:(big.nat)[${words.join(' ')}]} scale:(inf.Scale)9}`;
}
