import { goQuoted } from './goValue.ts';
import { ipBytes } from './ipAddress.ts';

/** An address read as strictly as today's Go reads it, in its usual form, or why it cannot be read. */
export type StrictAddress = { readonly text: string; readonly six: boolean } | { readonly error: string };

/** Source: Go net/netip/netip.go:ParseAddr. */
export function parseAddr(text: string): StrictAddress {
  const first = /[.:%]/.exec(text)?.[0];
  const problem =
    first === '.'
      ? ipv4Problem(text)
      : first === ':'
        ? ipv6Problem(text)
        : first === '%'
          ? 'missing IPv6 address'
          : 'unable to parse IP';
  if (problem !== null) return { error: `ParseAddr(${goQuoted(text)}): ${problem}` };
  if (first === '.') return { text, six: false };
  const [address = '', zone] = text.split(/%(.*)/s);
  return { text: `${canonical(address)}${zone === undefined ? '' : `%${zone}`}`, six: true };
}

/** The same for a range such as `fd00::/8`. Source: Go net/netip/netip.go:ParsePrefix. */
export function parsePrefix(text: string): StrictAddress {
  const slash = text.lastIndexOf('/');
  const fail = (why: string) => ({ error: `netip.ParsePrefix(${goQuoted(text)}): ${why}` });
  if (slash < 0) return fail("no '/'");
  const address = parseAddr(text.slice(0, slash));
  if ('error' in address) return fail(address.error);
  if (address.text.includes('%')) return fail('IPv6 zones cannot be present in a prefix');
  const bits = text.slice(slash + 1);
  if (!/^[+-]?\d+$/.test(bits)) return fail(`bad bits after slash: ${goQuoted(bits)}`);
  const count = Number(bits);
  if (count < 0 || count > (address.six ? 128 : 32)) return fail('prefix length out of range');
  return { text: `${address.text}/${count}`, six: address.six };
}

/** What is wrong with it, in Go's words; null when nothing is. */
function ipv4Problem(text: string): string | null {
  let octets = 1;
  let digits = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (/[0-9]/.test(char)) {
      if (digits === '0') return 'IPv4 field has octet with leading zero';
      digits += char;
      if (Number(digits) > 255) return 'IPv4 field has value >255';
    } else if (char === '.') {
      if (digits === '' || i === text.length - 1)
        return at('IPv4 field must have at least one digit', text.slice(i));
      if (octets === 4) return 'IPv4 address too long';
      octets += 1;
      digits = '';
    } else return at('unexpected character', text.slice(i));
  }
  return octets < 4 ? 'IPv4 address too short' : null;
}

function ipv6Problem(text: string): string | null {
  if (text.endsWith('%') && text.indexOf('%') === text.length - 1) return 'zone must be a non-empty string';
  let rest = text.replace(/%.*$/s, '');
  let bytes = 0;
  let ellipsis = rest.startsWith('::');
  if (ellipsis) rest = rest.slice(2);
  if (rest === '') return null;
  while (bytes < 16) {
    const hex = /^[0-9a-fA-F]*/.exec(rest)?.[0] ?? '';
    if (Number.parseInt(hex || '0', 16) > 0xffff) return at('IPv6 field has value >=2^16', rest);
    if (hex === '') return at('each colon-separated field must have at least one digit', rest);
    if (rest[hex.length] === '.') {
      if (!ellipsis && bytes !== 12) {
        return at('embedded IPv4 address must replace the final 2 fields of the address', rest);
      }
      if (bytes + 4 > 16) {
        return at('too many hex fields to fit an embedded IPv4 at the end of the address', rest);
      }
      const four = ipv4Problem(rest);
      if (four !== null) return at(`ParseAddr(${goQuoted(rest)}): ${four}`, rest);
      rest = '';
      bytes += 4;
      break;
    }
    bytes += 2;
    rest = rest.slice(hex.length);
    if (rest === '') break;
    if (rest[0] !== ':') return at('unexpected character, want colon', rest);
    if (rest.length === 1) return at('colon must be followed by more characters', rest);
    rest = rest.slice(1);
    if (rest[0] !== ':') continue;
    if (ellipsis) return at('multiple :: in address', rest);
    ellipsis = true;
    rest = rest.slice(1);
    if (rest === '') break;
  }
  if (rest !== '') return at('trailing garbage after address', rest);
  if (bytes < 16) return ellipsis ? null : 'address string too short';
  return ellipsis ? 'the :: must expand to at least one field of zeros' : null;
}

function at(problem: string, place: string): string {
  return `${problem} (at ${goQuoted(place)})`;
}

/** RFC 5952: lower case, no leading zeros, the longest run of at least two zero groups as `::`. */
function canonical(address: string): string {
  const bytes = ipBytes(address) ?? [];
  if (bytes.length === 4) return `::ffff:${bytes.join('.')}`;
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0));
  let run = { start: 0, length: 1 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (groups[start + length] === 0) length += 1;
    if (length > run.length) run = { start, length };
  }
  const written = groups.map((group) => group.toString(16));
  if (run.length < 2) return written.join(':');
  return `${written.slice(0, run.start).join(':')}::${written.slice(run.start + run.length).join(':')}`;
}
