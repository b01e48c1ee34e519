import type { PortRange } from '#api/portRange.ts';

/** Where the cells of a map stand, in px of the picture. */
export interface MapGeometry {
  /** Left edge of column 00. */
  readonly left: number;
  /** Top edge of the first row. */
  readonly top: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly firstHundred: number;
  readonly rows: number;
  /** Left edge of the notes; null when there is no room for them. */
  readonly notesLeft: number | null;
  /** Of the whole sheet: that of the rows, or the room there is. */
  readonly height: number;
}

const mostCellWidth = 8.55;
const leastCellWidth = 3.1;
const mostRowHeight = 14.3;
const leastRowHeight = 9.5;
const marginPx = 24;
const rowLabelPx = 44;
const notesPx = 156;
const headPx = 46;
const footPx = 22;
/** Narrower than this the notes have no margin of their own. */
const notesFromPx = 640;

/** 100 columns always; rows as high as the room allows, and no lower than can be read. */
export function mapGeometry(
  range: PortRange,
  size: { readonly width: number; readonly height: number },
): MapGeometry {
  const firstHundred = Math.floor(range.base / 100);
  const rows = Math.floor((range.base + Math.max(1, range.size) - 1) / 100) - firstHundred + 1;
  const noted = size.width >= notesFromPx;
  const room = size.width - 2 * marginPx - rowLabelPx - (noted ? notesPx : 0);
  const cellWidth = Math.min(mostCellWidth, Math.max(leastCellWidth, room / 100));
  const free = (size.height - headPx - footPx) / rows;
  const rowHeight = Math.min(mostRowHeight, Math.max(leastRowHeight, Math.floor(free * 10) / 10));
  const left = marginPx + rowLabelPx;
  return {
    left,
    top: headPx,
    cellWidth,
    rowHeight,
    firstHundred,
    rows,
    notesLeft: noted ? left + 100 * cellWidth + 18 : null,
    height: Math.max(headPx + rows * rowHeight + footPx, Math.floor(size.height)),
  };
}

/** So high that all rows can be seen at their lowest; of very many rows the map scrolls in its own frame. */
export function leastMapHeight(rows: number): number {
  return headPx + Math.min(rows, mostUnscrolledRows) * leastRowHeight + footPx;
}

const mostUnscrolledRows = 32;

export function cellX({ left, cellWidth }: MapGeometry, port: number): number {
  return left + (port % 100) * cellWidth;
}

export function cellY({ top, rowHeight, firstHundred }: MapGeometry, port: number): number {
  return top + (Math.floor(port / 100) - firstHundred) * rowHeight;
}

/** The port under a point of the picture; null beside the cells. */
export function portAt(map: MapGeometry, x: number, y: number): number | null {
  const column = Math.floor((x - map.left) / map.cellWidth);
  const row = Math.floor((y - map.top) / map.rowHeight);
  if (column < 0 || column > 99 || row < 0 || row >= map.rows) return null;
  return (map.firstHundred + row) * 100 + column;
}

/** The outline of consecutive ports, over as many rows as they take. */
export function bandPath(map: MapGeometry, first: number, count: number): string {
  if (count <= 0) return '';
  const last = first + count - 1;
  const x0 = cellX(map, first);
  const x1 = cellX(map, last) + map.cellWidth;
  const y0 = cellY(map, first);
  const y1 = cellY(map, last) + map.rowHeight;
  const inRow = Math.floor(first / 100) === Math.floor(last / 100);
  if (inRow) return `M${round(x0)} ${round(y0)}H${round(x1)}V${round(y1)}H${round(x0)}Z`;
  const right = map.left + 100 * map.cellWidth;
  const top = y0 + map.rowHeight;
  const bottom = y1 - map.rowHeight;
  return [
    `M${round(x0)} ${round(y0)}H${round(right)}V${round(bottom)}H${round(x1)}V${round(y1)}`,
    `H${round(map.left)}V${round(top)}H${round(x0)}Z`,
  ].join('');
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
