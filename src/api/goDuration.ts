/** A duration as Go reads it, or what is wrong with its text, in Go's words. */
export type GoDuration =
  | { readonly nanoseconds: bigint; readonly problem: null }
  | { readonly nanoseconds: null; readonly problem: string };

const unitNanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const most = 2n ** 63n;

/** Such as `1h30m` or `-1.5s`. Source: Go time.ParseDuration. */
export function goDuration(text: string): GoDuration {
  const isNegative = text.startsWith('-');
  let left = /^[+-]/.test(text) ? text.slice(1) : text;
  if (left === '0') return { nanoseconds: 0n, problem: null };
  const invalid = wrong(`invalid duration ${quoted(text)}`);
  if (left === '') return invalid;
  let total = 0n;
  while (left !== '') {
    const [number = '', whole = '', fraction = ''] = /^(\d*)(?:\.(\d*))?/.exec(left) ?? [];
    if (whole === '' && fraction === '') return invalid;
    const value = BigInt(whole || '0');
    if (value > most) return invalid;
    left = left.slice(number.length);
    const [unit = ''] = /^[^\d.]*/.exec(left) ?? [];
    if (unit === '') return wrong(`missing unit in duration ${quoted(text)}`);
    const size = Object.hasOwn(unitNanoseconds, unit) ? unitNanoseconds[unit]! : null;
    if (size === null) return wrong(`unknown unit ${quoted(unit)} in duration ${quoted(text)}`);
    left = left.slice(unit.length);
    const part = Math.trunc(Number(fraction || '0') * (size / 10 ** fraction.length));
    total += value * BigInt(size) + BigInt(part);
    if (total > most) return invalid;
  }
  if (!isNegative && total === most) return invalid;
  return { nanoseconds: isNegative ? -total : total, problem: null };
}

function wrong(problem: string): GoDuration {
  return { nanoseconds: null, problem: `time: ${problem}` };
}

/** As Go's time package quotes: what is not plain ASCII byte by byte. */
function quoted(text: string): string {
  const letters = [...text.replace(/\p{Surrogate}/gu, '\ufffd')].map((letter) => {
    if (/[^ -\x7f]/.test(letter)) return encodeURIComponent(letter).toLowerCase().replaceAll('%', '\\x');
    return letter === '"' || letter === '\\' ? `\\${letter}` : letter;
  });
  return `"${letters.join('')}"`;
}
