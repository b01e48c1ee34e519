import { cidrFamily, ipBytes } from '#api/validation/ipAddress.ts';
import { parseAddr } from '#api/validation/netip.ts';

/** The usual case, told without taking the address apart: no octet above 255, no leading zero. */
const plainIPv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

export type IPFamily = 'IPv4' | 'IPv6';

/** The family of an address; null when it is none. Source: v1.28 pkg/proxy/util/utils.go:GetIPFamilyFromIP. */
export function ipFamilyOf(address: string): IPFamily | null {
  if (plainIPv4.test(address)) return 'IPv4';
  const bytes = ipBytes(address);
  if (bytes === null) return null;
  return bytes.length === 4 ? 'IPv4' : 'IPv6';
}

/** An address in the form Go prints it, without leading zeros and in lower case; as it stands when it is none. */
export function ipText(address: string): string {
  if (plainIPv4.test(address)) return address;
  const bytes = ipBytes(address);
  if (bytes === null) return address;
  if (bytes.length === 4) return bytes.join('.');
  const parsed = parseAddr(address);
  return 'text' in parsed ? parsed.text : address;
}

/** Whether a range such as `10.0.0.0/8` holds an address of its family. Source: Go net/ip.go:Contains. */
export function cidrContains(cidr: string, address: string): boolean {
  const family = cidrFamily(cidr);
  const bytes = ipBytes(address);
  if (family === null || bytes === null || family !== ipFamilyOf(address)) return false;
  const slash = cidr.indexOf('/');
  const network = ipBytes(cidr.slice(0, slash)) ?? [];
  const mapped = family === 'IPv4' && cidr.includes(':');
  const bits = Number(cidr.slice(slash + 1)) - (mapped ? 96 : 0);
  // Masked so short, an IPv4 range written as IPv6 is none of IPv4 any more.
  if (bits < 0) return false;
  return bytes.every((byte, index) => {
    const shift = Math.min(8, Math.max(0, 8 * (index + 1) - bits));
    return byte >> shift === (network[index] ?? 0) >> shift;
  });
}
