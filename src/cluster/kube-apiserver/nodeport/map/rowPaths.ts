import { round } from './mapGeometry.ts';

/** What to draw of one row, by look: path data in px from the row's top left. */
export interface RowPaths {
  readonly free: string;
  readonly drawn: string;
  readonly asked: string;
  readonly health: string;
  readonly leaked: string;
}

interface CellSize {
  readonly cellWidth: number;
  readonly rowHeight: number;
}

type Look = keyof RowPaths;
const looks: Readonly<Record<string, Look>> = {
  '.': 'free',
  d: 'drawn',
  a: 'asked',
  h: 'health',
  l: 'leaked',
};

/**
 * The marks of a row. With a second run's row each cell shows both fates: what is the same is one mark, what differs has
 * the first run's half above and the second's below.
 */
export function rowPaths(cells: string, below: string | null, size: CellSize): RowPaths {
  const parts: Record<Look, string> = { free: '', drawn: '', asked: '', health: '', leaked: '' };
  for (let column = 0; column < 100; column += 1) {
    const one = cells[column] ?? ' ';
    const other = below === null ? one : (below[column] ?? ' ');
    const x = column * size.cellWidth;
    if (one === other) add(parts, one, x, size, 'whole');
    else {
      add(parts, one, x, size, 'upper');
      add(parts, other, x, size, 'lower');
    }
  }
  return parts;
}

type Half = 'whole' | 'upper' | 'lower';

function add(parts: Record<Look, string>, cell: string, x: number, size: CellSize, half: Half): void {
  const look = looks[cell];
  if (look === undefined) return;
  const { cellWidth, rowHeight } = size;
  if (look === 'free') {
    // Half a free cell is nothing: the other half says enough.
    if (half === 'whole') parts.free += `M${round(x + cellWidth / 2)} ${round(rowHeight / 2)}h0`;
    return;
  }
  const width = Math.max(2, cellWidth - 1.55);
  const full = Math.max(5, rowHeight - 3.3);
  const height = half === 'whole' ? full : full / 2 - 0.4;
  const top = (rowHeight - full) / 2 + (half === 'lower' ? full / 2 + 0.4 : 0);
  parts[look] += markPath(look, x + (cellWidth - width) / 2, top, { width, height });
}

function markPath(
  look: Look,
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  if (look === 'health' || look === 'leaked') {
    const line = 0.7;
    return `M${round(x + line)} ${round(y + line)}h${round(width - 2 * line)}v${round(height - 2 * line)}h${round(2 * line - width)}z`;
  }
  const start = `M${round(x)} ${round(y)}h${round(width)}v${round(height)}`;
  if (look === 'drawn') return `${start}h${round(-width)}z`;
  // A notch at the foot: asked for by number.
  const third = width / 3;
  const notch = Math.min(2, height / 3);
  return `${start}h${round(-third)}v${round(-notch)}h${round(-third)}v${round(notch)}h${round(-third)}z`;
}
