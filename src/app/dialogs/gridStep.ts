/**
 * Where a key leads in grids that stand below one another, each filled row by row; null when the key moves nothing.
 * `counts` are the cells of each grid.
 */
export function gridStep(
  key: string,
  from: number,
  counts: readonly number[],
  columns: number,
): number | null {
  const last = counts.reduce((sum, count) => sum + count, 0) - 1;
  const rows = rowsOf(counts, columns);
  const row = rows.findIndex(({ start, length }) => from < start + length);
  const column = from - (rows[row]?.start ?? 0);
  switch (key) {
    case 'ArrowRight':
      return from < last ? from + 1 : null;
    case 'ArrowLeft':
      return from > 0 ? from - 1 : null;
    case 'ArrowDown':
      return cellOf(rows[row + 1], column);
    case 'ArrowUp':
      return cellOf(rows[row - 1], column);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

interface Row {
  readonly start: number;
  readonly length: number;
}

function rowsOf(counts: readonly number[], columns: number): readonly Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const count of counts) {
    for (let done = 0; done < count; done += columns) {
      const length = Math.min(columns, count - done);
      rows.push({ start, length });
      start += length;
    }
  }
  return rows;
}

/** A short row's last cell is the nearest one. */
function cellOf(row: Row | undefined, column: number): number | null {
  return row === undefined ? null : row.start + Math.min(column, row.length - 1);
}
