import type { PortRange } from '#api/portRange.ts';

const rowsOfAPage = 10;

/** Where a key leads from a port, inside the range; null when the key leads nowhere. */
export function portAfterKey(
  key: string,
  port: number,
  { range, toEnds }: { readonly range: PortRange; readonly toEnds: boolean },
): number | null {
  const first = range.base;
  const last = range.base + range.size - 1;
  const row = Math.floor(port / 100) * 100;
  const inside = (to: number) => Math.min(Math.max(to, first), last);
  switch (key) {
    case 'ArrowLeft':
      return inside(port - 1);
    case 'ArrowRight':
      return inside(port + 1);
    case 'ArrowUp':
      return port - 100 < first ? port : port - 100;
    case 'ArrowDown':
      return port + 100 > last ? port : port + 100;
    case 'PageUp':
      return inside(port - 100 * rowsOfAPage);
    case 'PageDown':
      return inside(port + 100 * rowsOfAPage);
    case 'Home':
      return toEnds ? first : inside(row);
    case 'End':
      return toEnds ? last : inside(row + 99);
    default:
      return null;
  }
}
