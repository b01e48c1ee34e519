import { portRangeText } from '#api/portRange.ts';
import type { PortAllocator } from './portAllocator.ts';

/** What is stored of the allocations: the range's text and a bitmap. */
export interface RangeAllocation {
  readonly range: string;
  /** Base64 of the bitmap as a big-endian number: bit i is the i-th port, and leading zero bytes are left out. */
  readonly data: string;
}

/** Source: v1.28 pkg/registry/core/service/allocator/bitmap.go:Snapshot. */
export function rangeAllocation(allocator: PortAllocator): RangeAllocation {
  const { range } = allocator;
  const ports = allocator.ports();
  const highest = ports.at(-1);
  const length = highest === undefined ? 0 : Math.floor((highest - range.base) / 8) + 1;
  const bytes = new Uint8Array(length);
  for (const port of ports) {
    const bit = port - range.base;
    const place = length - 1 - Math.floor(bit / 8);
    bytes[place] = (bytes[place] ?? 0) | (1 << (bit % 8));
  }
  return { range: portRangeText(range), data: base64(bytes) };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The core has no DOM and no Node, so it spells base64 itself. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const rest = bytes.length - at;
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += alphabet[word >> 18];
    text += alphabet[(word >> 12) & 63];
    text += rest > 1 ? alphabet[(word >> 6) & 63] : '=';
    text += rest > 2 ? alphabet[word & 63] : '=';
  }
  return text;
}
