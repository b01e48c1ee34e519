import type { ComponentProps, ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly numeric?: boolean;
  readonly mono?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

/** A picture's twin: the same content and the same selection as a real table. */
export function DataTable<Row>(props: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly isSelected: (row: Row) => boolean;
  readonly toneOf?: (row: Row) => string | undefined;
  /** What makes a row reachable; `index` counts the rows given. */
  readonly rowProps?: (row: Row, index: number) => ComponentProps<'tr'>;
  /** How many rows there are when only some of them are given. */
  readonly rowCount?: number;
}) {
  const { columns, rows, keyOf, isSelected, toneOf, rowProps, rowCount } = props;
  return (
    <table className="data-table" aria-rowcount={rowCount}>
      <caption className="unseen">{props.caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr
            key={keyOf(row)}
            aria-current={isSelected(row) ? 'true' : undefined}
            className={toneOf?.(row)}
            {...rowProps?.(row, index)}
          >
            {columns.map((column) => (
              <td key={column.key} className={classOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf<Row>({ numeric, mono }: Column<Row>): string | undefined {
  return [numeric && 'numeric', mono && 'mono'].filter(Boolean).join(' ') || undefined;
}
