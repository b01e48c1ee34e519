/**
 * The bytes of an IP address as Go reads it, leading zeros allowed: 4, also for an IPv4 address written as IPv6, or 16.
 * Null when it is none.
 *
 * Source: v1.28 k8s.io/utils/net:ParseIPSloppy.
 */
export function ipBytes(text: string): readonly number[] | null {
  const bytes = ipv4Bytes(text) ?? ipv6Bytes(text);
  const mapped = bytes?.length === 16 && bytes.slice(0, 12).join() === mappedPrefix;
  return bytes && mapped ? bytes.slice(12) : bytes;
}

export function isIP(text: string): boolean {
  return ipBytes(text) !== null;
}

export function isIPv4(text: string): boolean {
  return ipBytes(text)?.length === 4;
}

export function isIPv6(text: string): boolean {
  return ipBytes(text)?.length === 16;
}

/** Whether a text is a range such as `10.0.0.0/8`, and of which family. Source: v1.28 k8s.io/utils/net:ParseCIDRSloppy. */
export function cidrFamily(text: string): 'IPv4' | 'IPv6' | null {
  const slash = text.indexOf('/');
  const bits = text.slice(slash + 1);
  if (slash < 0 || !/^\d{1,8}$/.test(bits)) return null;
  const address = text.slice(0, slash);
  const four = ipv4Bytes(address) !== null;
  const bytes = four ? 4 : ipv6Bytes(address) ? 16 : 0;
  if (bytes === 0 || Number(bits) > bytes * 8) return null;
  return ipBytes(address)?.length === 4 ? 'IPv4' : 'IPv6';
}

const mappedPrefix = [...Array.from({ length: 10 }, () => 0), 255, 255].join();

function ipv4Bytes(text: string): readonly number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255)) return null;
  return parts.map(Number);
}

function ipv6Bytes(text: string): readonly number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [before, after] = halves.map((half) => groupsBytes(half));
  if (!before) return null;
  if (halves.length === 1) return before.length === 16 ? before : null;
  // What :: stands for is at least one group.
  const missing = after ? 16 - before.length - after.length : 0;
  if (!after || missing < 2 || (halves[0] ?? '').includes('.')) return null;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

/** The bytes of groups between colons; the last one may be an IPv4 address. */
function groupsBytes(text: string): readonly number[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes: number[] = [];
  for (const [i, group] of groups.entries()) {
    const four = i === groups.length - 1 && group.includes('.') ? ipv4Bytes(group) : null;
    if (four) bytes.push(...four);
    else if (/^[0-9a-fA-F]+$/.test(group) && Number.parseInt(group, 16) <= 0xffff) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 255);
    } else return null;
  }
  return bytes;
}
