import { type JsonValue, kindOfValue } from '#api/json.ts';
import { decodeQuantity } from '#api/resource/parseQuantity.ts';
import { base64Bytes, base64OfBytes } from '#api/validation/base64.ts';
import { readGoTime } from './goTime.ts';

/** The value as the server keeps it, what Go calls a value of the wrong type, or the message of a type's own reader. */
export type Scalar =
  | { readonly value: JsonValue }
  /** `as`: the Go type it was read as, where that is not the field's own. */
  | { readonly got: string; readonly as?: string }
  | { readonly message: string };

const readers: Readonly<Record<string, (value: JsonValue) => Scalar>> = {
  string: (value) => (typeof value === 'string' ? { value } : { got: kindOfValue(value) }),
  bool: (value) => (typeof value === 'boolean' ? { value } : { got: kindOfValue(value) }),
  double: (value) => (typeof value === 'number' ? { value } : { got: kindOfValue(value) }),
  int32: (value) => integer(value, 2 ** 31),
  int64: (value) => integer(value, 2 ** 63),
  quantity,
  intOrString,
  time: (value) => time(value, 'time'),
  microTime: (value) => time(value, 'microTime'),
  bytes,
};

export function isScalarType(type: string): boolean {
  return Object.hasOwn(readers, type);
}

/** Decodes a value that is not null into a scalar type of the field tables. */
export function decodeScalar(type: string, value: JsonValue): Scalar {
  return readers[type]?.(value) ?? { value };
}

function integer(value: JsonValue, limit: number): Scalar {
  if (typeof value !== 'number') return { got: kindOfValue(value) };
  if (!Number.isInteger(value) || value >= limit || value < -limit) return { got: `number ${value}` };
  return { value };
}

/** Source: v1.28 apimachinery pkg/api/resource/quantity.go:UnmarshalJSON. */
function quantity(value: JsonValue): Scalar {
  const text = typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
  const read = decodeQuantity(text);
  // As it was written: the server's messages tell some of it. It is put in order when the object is written.
  return 'error' in read ? { message: read.error } : { value: String(text) };
}

/** Source: v1.28 apimachinery pkg/util/intstr/intstr.go:UnmarshalJSON. */
function intOrString(value: JsonValue): Scalar {
  if (typeof value === 'string') return { value };
  const number = integer(value, 2 ** 31);
  if ('value' in number || 'message' in number) return number;
  return { got: number.got, as: 'int32' };
}

/** Source: v1.28 apimachinery pkg/apis/meta/v1/time.go:UnmarshalJSON. */
function time(value: JsonValue, type: 'time' | 'microTime'): Scalar {
  return typeof value === 'string' ? readGoTime(value, type) : { got: kindOfValue(value), as: 'string' };
}

/** Source: Go encoding/json, literalStore, of a byte slice. */
function bytes(value: JsonValue): Scalar {
  if (Array.isArray(value)) return byteList(value as readonly JsonValue[]);
  if (typeof value !== 'string') return { got: kindOfValue(value) };
  const text = value.replace(/[\r\n]/g, '');
  const bad = /[^A-Za-z0-9+/=]/.exec(text)?.index ?? misplacedPadding(text);
  // The server writes them anew: without breaks, and without what stands for no byte.
  if (bad === null) return { value: base64OfBytes(base64Bytes(text)) };
  return { message: `illegal base64 data at input byte ${bad}` };
}

/** Bytes may be given one by one. */
function byteList(items: readonly JsonValue[]): Scalar {
  // Null leaves a number as it is.
  const bytes = items.map((item) => item ?? 0);
  const wrong = bytes.find(
    (item) => !(typeof item === 'number' && Number.isInteger(item) && item >= 0 && item < 256),
  );
  if (wrong !== undefined) {
    return { got: typeof wrong === 'number' ? `number ${wrong}` : kindOfValue(wrong), as: 'uint8' };
  }
  return { value: base64OfBytes(bytes as readonly number[]) };
}

/** Where padding ends too early or too late; null when it is as it should be. */
function misplacedPadding(text: string): number | null {
  const early = /=[^=]/.exec(text);
  if (early) return early.index;
  if (text.length % 4 !== 0 || /={3,}$/.test(text)) return text.length - (text.length % 4);
  return null;
}
