/** What a YAML scalar means to kubectl. `int` and `uint` are exact in `digits` where a JavaScript number is not. */
export type Resolved =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'int' | 'uint'; readonly value: number; readonly digits: string }
  | { readonly kind: 'float'; readonly value: number };

/** The tag says one type, the text another. */
export interface Unresolved {
  readonly kind: 'mismatch';
  readonly found: string;
}

/**
 * Reads a scalar without tag and quotes as the YAML 1.1 reader of kubectl and the API server does.
 *
 * Source: v1.28 vendor/gopkg.in/yaml.v2/resolve.go:resolve.
 */
export function resolvePlain(text: string): Resolved {
  return resolveText(text, true);
}

/**
 * Reads a scalar with a tag, in quotes or not; `tag` is written in full (`tag:yaml.org,2002:int`). Under a tag that
 * asks for no type it is its text.
 */
export function resolveTagged(text: string, tag: string): Resolved | Unresolved {
  const wanted = resolvable.get(tag);
  if (wanted === undefined || wanted === 'str') return { kind: 'string', value: text };
  const found = resolveText(text, wanted === 'timestamp');
  if (wanted === typeOf(found, text, wanted)) return found;
  if (wanted === 'float' && found.kind === 'int') return { kind: 'float', value: found.value };
  return { kind: 'mismatch', found: typeOf(found, text, wanted) };
}

/** `!!int` for `tag:yaml.org,2002:int`. */
export function shortTag(tag: string): string {
  return tag.startsWith(tagPrefix) ? `!!${tag.slice(tagPrefix.length)}` : tag;
}

const tagPrefix = 'tag:yaml.org,2002:';

/** Tags that ask for a type. Under any other tag a scalar is its text. */
const resolvable: ReadonlyMap<string, string> = new Map(
  ['str', 'bool', 'int', 'float', 'null', 'timestamp'].map((name) => [tagPrefix + name, name]),
);

const words: ReadonlyMap<string, Resolved> = new Map<string, Resolved>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, { kind: 'boolean', value: true }] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, { kind: 'boolean', value: false }] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, { kind: 'null' }] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, { kind: 'float', value: Number.NaN }] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, { kind: 'float', value: Number.POSITIVE_INFINITY }] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map(
    (word) => [word, { kind: 'float', value: Number.NEGATIVE_INFINITY }] as const,
  ),
]);

/** How all begins that is more than its text. */
const mayMean = /^[-+.~0-9yYnNtTfFoO]/;

const integer = /^[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const pointFirst = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
const date = '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}';
const time = '[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]+)?';
const timestamp = new RegExp(`^${date}(?:[Tt]${time}(?:Z|[+-][0-9]{2}:[0-9]{2})| ${time})?$`);

function resolveText(text: string, maybeTimestamp: boolean): Resolved {
  if (text !== '' && !mayMean.test(text)) return { kind: 'string', value: text };
  const word = words.get(text);
  if (word) return word;
  const string = { kind: 'string', value: text } as const;
  if (text.startsWith('.')) return pointFirst.test(text) ? (finite(text) ?? string) : string;
  // A number begins with a digit or a sign; all else is text, also `_1`.
  if (!/^[-+0-9]/.test(text)) return string;
  if (maybeTimestamp && timestamp.test(text)) return string;
  const plain = text.replaceAll('_', '');
  if (integer.test(plain)) {
    const whole = readInteger(plain);
    if (whole) return whole;
  }
  return float.test(plain) ? (finite(plain) ?? string) : string;
}

/** Null beyond 64 bits: then it is a float, or text. */
function readInteger(plain: string): Resolved | null {
  const negative = plain.startsWith('-');
  const signed = negative || plain.startsWith('+');
  const body = signed ? plain.slice(1) : plain;
  const octal = /^0[0-7]+$/.test(body);
  if (body.length <= 15) {
    const magnitude = Number(octal ? `0o${body.slice(1)}` : body);
    const value = negative && magnitude !== 0 ? -magnitude : magnitude;
    return { kind: 'int', value, digits: String(value) };
  }
  if (body.length > longestInteger) return null;
  const magnitude = BigInt(octal ? `0o${body.slice(1)}` : body);
  const exact = negative ? -magnitude : magnitude;
  if (exact >= -(2n ** 63n) && exact < 2n ** 63n) return wholeNumber('int', exact);
  return !signed && exact < 2n ** 64n ? wholeNumber('uint', exact) : null;
}

/** More than 64 binary digits need, with room for zeros in front. */
const longestInteger = 1000;

function wholeNumber(kind: 'int' | 'uint', exact: bigint): Resolved {
  return { kind, value: Number(exact), digits: String(exact) };
}

/** Null when it is too large for a float: then it stays text. */
function finite(text: string): Resolved | null {
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? { kind: 'float', value } : null;
}

function typeOf(resolved: Resolved, text: string, wanted: string): string {
  if (resolved.kind === 'boolean') return 'bool';
  if (resolved.kind === 'uint') return 'int';
  if (resolved.kind === 'string') return wanted === 'timestamp' && timestamp.test(text) ? 'timestamp' : 'str';
  return resolved.kind;
}
