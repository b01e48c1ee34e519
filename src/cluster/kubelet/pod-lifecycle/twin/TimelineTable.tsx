import '#ui/picture.css';
import './table.css';
import { useMemo } from 'react';
import type { TableProps } from '#cluster/feature.tsx';
import type { Timeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import { CopyVerb } from '#ui/CopyVerb.tsx';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { alignedText } from './alignedText.ts';
import { csvText } from './csvText.ts';
import { tableCells, tableColumns } from './tableColumns.ts';
import type { TableRow } from './tableRow.ts';
import { tableRows } from './tableRows.ts';
import { useTableRows } from './useTableRows.tsx';

/** The Lifecycle picture's twin: everything in it, in order of time, as one table with the same selection. */
export function TimelineTable(props: TableProps<Timeline>) {
  const { model, below, aboveLabel, selection, locale, onSelect } = props;
  const rows = useMemo(() => {
    const above = { model, label: below ? aboveLabel : '', selectable: true };
    return tableRows(
      below ? [above, { model: below.model, label: below.label, selectable: false }] : [above],
    );
  }, [model, below, aboveLabel]);
  const plain = useMemo(() => tableColumns(rows, below !== null, locale), [rows, below, locale]);
  const columns = useMemo(
    () =>
      plain.map(
        ({ key, head, textOf }): Column<TableRow> => ({
          key,
          head,
          numeric: key === 'time',
          mono: key === 'run' || key === 'pod' || key === 'what',
          cell: textOf,
        }),
      ),
    [plain],
  );
  const { from, shown, table, rowProps, showEarlier, showLater } = useTableRows(rows, selection, onSelect);
  const later = rows.length - from - shown.length;
  return (
    <div className="timeline-table" ref={table}>
      <p className="timeline-table-verbs type-label text-2">
        <span>{words.tableKeys[locale]}</span>
        <CopyVerb
          label={words.copyText[locale]}
          locale={locale}
          textOf={() => alignedText(tableCells(rows, plain))}
        />
        <CopyVerb
          label={words.copyCsv[locale]}
          locale={locale}
          textOf={() => csvText(tableCells(rows, plain))}
        />
      </p>
      <MoreRows count={from} words={words.earlierRows} locale={locale} onShow={showEarlier} />
      <DataTable
        caption={words.tableCaption[locale]}
        columns={columns}
        rows={shown}
        rowCount={rows.length + 1}
        keyOf={({ key }) => key}
        isSelected={({ event }) => event !== null && event === selection}
        toneOf={({ failing }) => (failing ? 'failing' : undefined)}
        rowProps={rowProps}
      />
      <MoreRows count={later} words={words.laterRows} locale={locale} onShow={showLater} />
    </div>
  );
}

/** Rows that are not drawn, and the verb that draws them. */
function MoreRows(props: {
  readonly count: number;
  readonly words: (count: number) => Readonly<Record<Locale, string>>;
  readonly locale: Locale;
  readonly onShow: () => void;
}) {
  if (props.count <= 0) return null;
  return (
    <p className="type-label">
      <button type="button" className="verb" onClick={props.onShow}>
        {props.words(props.count)[props.locale]}
      </button>
    </p>
  );
}
