import '#ui/picture.css';
import './port-table.css';
import { useMemo } from 'react';
import type { TableProps } from '#cluster/feature.tsx';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { nodePortTable as words } from '#i18n/nodePortTable.ts';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { clock } from '#ui/timeText.ts';
import { type PortTableRow, portTableRows } from './portTableRows.ts';
import { storedAt } from './storedAt.ts';

/** Of very many rows the first are drawn; the count of the others is said. */
const mostRows = 400;

/** The map's twin: everything that happened to a port, in order of time, with the same selection. */
export function PortTable(props: TableProps<PortMap>) {
  const { model, below, aboveLabel, selection, locale, onSelect } = props;
  const rows = useMemo(() => {
    const own = portTableRows(model, below ? aboveLabel : '', true);
    if (!below) return own;
    return [...own, ...portTableRows(below.model, below.label, false)].sort((a, b) => a.at - b.at);
  }, [model, below, aboveLabel]);
  const columns: readonly Column<PortTableRow>[] = [
    ...(below ? [{ key: 'run', head: words.run[locale], cell: ({ run }: PortTableRow) => run }] : []),
    { key: 'at', head: words.time[locale], numeric: true, cell: ({ at }) => clock(at) },
    { key: 'port', head: words.port[locale], numeric: true, cell: ({ port }) => port ?? '' },
    { key: 'service', head: 'Service', mono: true, cell: ({ name }) => name },
    { key: 'what', head: words.what[locale], cell: ({ what }) => what[locale] },
    {
      key: 'note',
      head: words.note[locale],
      cell: ({ note, event, selectable }) =>
        selectable ? (
          <>
            {note}{' '}
            <button type="button" className="verb" onClick={() => onSelect(event)}>
              {words.why[locale]}
            </button>
          </>
        ) : (
          note
        ),
    },
  ];
  const stored = useMemo(() => storedAt(model), [model]);
  const hidden = rows.length - mostRows;
  return (
    <>
      <DataTable
        caption={words.caption[locale]}
        columns={columns}
        rows={rows.slice(0, mostRows)}
        rowCount={rows.length + 1}
        keyOf={({ key }) => key}
        isSelected={({ event, selectable }) => selectable && event === selection}
        toneOf={({ failing }) => (failing ? 'failing' : undefined)}
      />
      <p className="port-stored type-code text-2">
        {words.stored[locale]} {`{range: ${stored.range}, data: ${stored.data || '""'}}`}
      </p>
      {hidden > 0 ? <p className="type-label text-2">{words.more(String(hidden))[locale]}</p> : null}
    </>
  );
}
