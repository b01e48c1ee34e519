/** A range of ports, both ends included; of size 0 it holds none. */
export interface PortRange {
  readonly base: number;
  readonly size: number;
}

/** What a range flag makes of its text: a range, or the flag's own complaint. */
export type ParsedPortRange =
  | { readonly kind: 'range'; readonly range: PortRange }
  | { readonly kind: 'refused'; readonly message: string };

/** The range of `--service-node-port-range` when nothing else is said. Source: v1.28 pkg/kubeapiserver/options/options.go. */
export const defaultNodePortRange: PortRange = { base: 30_000, size: 2768 };

const mostPort = 65_535;

/**
 * Reads `30000`, `30000-32767`, `30000+2767` or nothing as a range, in the flag's own words where it refuses.
 *
 * Source: v1.28 apimachinery pkg/util/net/port_range.go:PortRange.Set.
 */
export function parsePortRange(text: string): ParsedPortRange {
  const value = text.trim();
  if (value === '') return { kind: 'range', range: { base: 0, size: 0 } };
  const hyphen = value.indexOf('-');
  const plus = value.indexOf('+');
  if (hyphen >= 0 && plus >= 0) return refused(`unable to parse port range: ${value}`);
  const at = Math.max(hyphen, plus);
  const parts = at < 0 ? [value] : [value.slice(0, at), value.slice(at + 1)];
  const [low = 0, second] = parts.map(atoi);
  const wrong = parts.find((part) => atoi(part) === null);
  if (wrong !== undefined || low === null || second === null) return refused(atoiError(wrong ?? ''));
  const high = second === undefined ? low : plus >= 0 ? sum(low, second) : second;
  if (low > mostPort || high > mostPort) {
    return refused(`the port range cannot be greater than ${mostPort}: ${value}`);
  }
  if (high < low) return refused(`end port cannot be less than start port: ${value}`);
  return { kind: 'range', range: { base: low, size: 1 + high - low } };
}

/** The range as kube-apiserver stores and prints it; empty for none. Source: as above, PortRange.String. */
export function portRangeText({ base, size }: PortRange): string {
  return size === 0 ? '' : `${base}-${base + size - 1}`;
}

/** Whether a port lies in the range. Source: as above, PortRange.Contains. */
export function containsPort({ base, size }: PortRange, port: number): boolean {
  return port >= base && port < base + size;
}

/** Go's decimal integers; null for what `strconv.Atoi` refuses. */
function atoi(part: string): number | null {
  return /^[+-]?\d+$/.test(part) && fitsInt64(part) ? Number(part) : null;
}

/** Go's int wraps around. */
function sum(a: number, b: number): number {
  const exact = a + b;
  return exact < 2 ** 63 ? exact : exact - 2 ** 64;
}

function atoiError(part: string): string {
  const why = /^[+-]?\d+$/.test(part) ? 'value out of range' : 'invalid syntax';
  return `strconv.Atoi: parsing ${JSON.stringify(part)}: ${why}`;
}

function fitsInt64(part: string): boolean {
  const value = BigInt(part.replace(/^\+/, ''));
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

function refused(message: string): ParsedPortRange {
  return { kind: 'refused', message };
}
