/** Whether a text is an IP address as Go reads it, leading zeros allowed. Source: v1.28 k8s.io/utils/net:ParseIPSloppy. */
export function isIP(text: string): boolean {
  return isIPv4(text) || isIPv6(text);
}

export function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255);
}

export function isIPv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const [before = [], after] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...before, ...(after ?? [])];
  const last = groups.at(-1) ?? '';
  // The last 32 bits may be written as IPv4.
  const tail = last.includes('.') ? isIPv4(last) : true;
  const size = groups.length + (last.includes('.') ? 1 : 0);
  const hex = last.includes('.') ? groups.slice(0, -1) : groups;
  return tail && hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (after ? size < 8 : size === 8);
}
