/** A grid of which only the cell the hand is on is an element: the others are counted. */
export function gridProps(name: string, rows: number) {
  return { role: 'grid', 'aria-label': name, 'aria-rowcount': rows, 'aria-colcount': 100 };
}

/** Counted from 1. */
export function gridRowProps(row: number) {
  return { role: 'row', 'aria-rowindex': row };
}

export function gridCellProps(cell: {
  readonly column: number;
  readonly name: string;
  readonly selected: boolean;
}) {
  const { column, name, selected } = cell;
  return {
    role: 'gridcell',
    tabIndex: 0,
    'aria-colindex': column,
    'aria-label': name,
    'aria-selected': selected,
  };
}

export function groupProps(name: string) {
  return { role: 'group', 'aria-label': name };
}
