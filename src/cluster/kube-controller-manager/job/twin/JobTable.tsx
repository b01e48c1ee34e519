import '#ui/picture.css';
import './job-table.css';
import { useMemo, useState } from 'react';
import type { TableProps } from '#cluster/feature.tsx';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobTable as words } from '#i18n/jobTable.ts';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { JobDescription } from './JobDescription.tsx';
import { type JobTableRow, jobTableRows } from './jobTableRows.ts';

/** So many rows are drawn at a time: more would be slow, and nobody reads them at once. */
const windowRows = 300;

/** The Jobs picture's twin: everything in it, in order of time, as one table with the same selection. */
export function JobTable(props: TableProps<JobsModel>) {
  const { run, model, below, aboveLabel, selection, locale, onSelect } = props;
  const rows = useMemo(
    () =>
      [
        ...jobTableRows(model, aboveLabel, true),
        ...(below ? jobTableRows(below.model, below.label, false) : []),
      ].sort((a, b) => a.at - b.at),
    [model, below, aboveLabel],
  );
  const selected = rows.findIndex(({ event, selectable }) => selectable && event === selection);
  const [from, setFrom] = useState(() => Math.max(0, Math.min(selected - 20, rows.length - windowRows)));
  const start = Math.min(from, Math.max(0, rows.length - windowRows));
  const shown = rows.slice(start, start + windowRows);
  const later = rows.length - start - shown.length;
  const several = model.jobs.length + model.cronJobs.length > 1;
  const columns: readonly Column<JobTableRow>[] = [
    { key: 'at', head: words.at[locale], numeric: true, cell: ({ at }) => (at / 1000).toFixed(3) },
    ...(below ? [{ key: 'run', head: words.run[locale], cell: ({ run }: JobTableRow) => run }] : []),
    ...(several
      ? [{ key: 'job', head: words.job[locale], mono: true, cell: ({ job }: JobTableRow) => job }]
      : []),
    {
      key: 'lane',
      head: (model.jobs.some(({ indexed }) => indexed) ? words.index : words.place)[locale],
      numeric: true,
      cell: ({ lane }) => lane,
    },
    { key: 'what', head: words.what[locale], cell: ({ what }) => what[locale] },
    { key: 'note', head: words.note[locale], mono: true, cell: ({ note }) => note[locale] },
    {
      key: 'why',
      head: '',
      cell: ({ event, selectable }) =>
        selectable ? (
          <button type="button" className="verb type-label" onClick={() => onSelect(event)}>
            {words.why[locale]}
          </button>
        ) : null,
    },
  ];
  return (
    <div className="job-table">
      <JobDescription
        run={run}
        jobs={model.jobs}
        at={selection === null ? run.trace.end : (run.trace.events[selection]?.at ?? run.trace.end)}
        locale={locale}
      />
      {start > 0 ? (
        <button
          type="button"
          className="verb type-label"
          onClick={() => setFrom(Math.max(0, start - windowRows))}
        >
          {words.earlier(start)[locale]}
        </button>
      ) : null}
      <DataTable
        caption={words.caption[locale]}
        columns={columns}
        rows={shown}
        rowCount={rows.length + 1}
        keyOf={({ key }) => key}
        isSelected={({ event, selectable }) => selectable && event === selection}
        toneOf={({ failing }) => (failing ? 'failing' : undefined)}
      />
      {later > 0 ? (
        <button type="button" className="verb type-label" onClick={() => setFrom(start + windowRows)}>
          {words.later(later)[locale]}
        </button>
      ) : null}
    </div>
  );
}
