/** Where a key leads in a grid of `count` cells filled row by row; null when the key moves nothing. */
export function gridStep(key: string, from: number, count: number, columns: number): number | null {
  const to = target(key, from, count, columns);
  return to === null || to < 0 || to >= count ? null : to;
}

function target(key: string, from: number, count: number, columns: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return from + 1;
    case 'ArrowLeft':
      return from - 1;
    case 'ArrowDown':
      // The last row may be short: its last cell is the nearest one below.
      return from + columns < count ? from + columns : lastRow(from, count, columns) ? null : count - 1;
    case 'ArrowUp':
      return from - columns;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function lastRow(index: number, count: number, columns: number): boolean {
  return Math.floor(index / columns) === Math.floor((count - 1) / columns);
}
