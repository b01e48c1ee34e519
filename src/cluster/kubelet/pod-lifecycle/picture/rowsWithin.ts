import type { PictureRow, PictureRows } from './pictureRow.ts';

/** The rows that reach into a part of the picture, in px: whole pods, so that no label depends on scrolling. */
export function rowsWithin(
  rows: PictureRows,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): PictureRows {
  if (top <= 0 && bottom >= rows.height) return rows;
  const groups = rows.groups.filter((group) => group.bottom >= top && group.top <= bottom);
  const pods = new Set(groups.map(({ pair }) => pair));
  const kept = rows.rows.filter((row) => {
    const y = yOf(row);
    return (y >= top && y <= bottom) || ('pair' in row && pods.has(row.pair));
  });
  return { ...rows, groups, rows: kept };
}

function yOf(row: PictureRow): number {
  switch (row.kind) {
    case 'status':
      return row.top;
    case 'podName':
    case 'events':
    case 'bandsToggle':
    case 'doubleRule':
      return row.y;
    case 'lane':
    case 'object':
    case 'silhouette':
    case 'band':
    case 'notSimulated':
      return row.baseline;
    default:
      return row satisfies never;
  }
}
