import '#ui/picture.css';
import './rollout-table.css';
import { useMemo, useState } from 'react';
import type { TableProps } from '#cluster/feature.tsx';
import { stageOf, stageOfKey } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { RolloutModel } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutTwin as words } from '#i18n/rolloutTwin.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { clock } from '#ui/timeText.ts';
import { type RolloutRow, type RowKind, rolloutRows } from './rolloutRows.ts';

/** Of very many rows the first are drawn; the count of the others is said. */
const mostRows = 400;

const kindWords: Readonly<Record<RowKind, Sentence>> = {
  failed: words.kindFailed,
  pod: words.kindPod,
  endpoint: words.kindEndpoint,
  rules: words.kindRules,
  health: words.kindHealth,
  balancer: words.kindBalancer,
  node: words.kindNode,
};

/** The picture's twin: lost requests, pods, endpoints, rules and nodes in order of time, with the same selection. */
export function RolloutTable(props: TableProps<RolloutModel>) {
  const { model, below, aboveLabel, selection, locale, onSelect } = props;
  const [only, setOnly] = useState<RowKind | null>(null);
  const stage = stageOf(model);
  const rows = useMemo(() => bothRuns(model, below, aboveLabel), [model, below, aboveLabel]);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const shown = only === null ? rows : rows.filter(({ kind }) => kind === only);
  const served = stage ? stage.requests.sentAt.length - stage.requests.failed.length : 0;
  const columns: readonly Column<TableRow>[] = [
    ...(below ? [{ key: 'run', head: words.run[locale], cell: ({ run }: TableRow) => run }] : []),
    { key: 'at', head: words.time[locale], numeric: true, cell: ({ at }) => clock(at) },
    { key: 'kind', head: words.what[locale], cell: ({ kind }) => kindWords[kind][locale] },
    { key: 'who', head: words.who[locale], mono: true, cell: ({ who }) => who },
    {
      key: 'what',
      head: words.note[locale],
      cell: ({ what, note, event, own }) => (
        <>
          {[what[locale], ...(note ? [note[locale]] : [])].join(', ')}{' '}
          {own ? (
            <button type="button" className="verb" onClick={() => onSelect(event)}>
              {words.why[locale]}
            </button>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <>
      <p className="rollout-kinds type-label">
        {[null, ...kinds].map((kind) => (
          <button
            key={kind ?? 'all'}
            type="button"
            className="plain"
            aria-pressed={kind === only}
            onClick={() => setOnly(kind)}
          >
            {(kind === null ? words.all : kindWords[kind])[locale]}
          </button>
        ))}
        {served > 0 ? <span className="text-2">{words.served(String(served))[locale]}</span> : null}
      </p>
      <DataTable
        caption={words.caption[locale]}
        columns={columns}
        rows={shown.slice(0, mostRows)}
        rowCount={shown.length + 1}
        keyOf={({ key }) => key}
        isSelected={({ event, own }) => own && event === selection}
        toneOf={({ failing }) => (failing ? 'failing' : undefined)}
      />
      {shown.length > mostRows ? (
        <p className="type-label text-2">{words.more(String(shown.length - mostRows))[locale]}</p>
      ) : null}
    </>
  );
}

/** `own` rows are of the run that can be asked why. */
interface TableRow extends RolloutRow {
  readonly run: string;
  readonly own: boolean;
}

function bothRuns(
  model: RolloutModel,
  below: TableProps<RolloutModel>['below'],
  aboveLabel: string,
): readonly TableRow[] {
  const key = stageOf(model)?.choice.key;
  const rowsOf = (of: RolloutModel, run: string, own: boolean): readonly TableRow[] => {
    const stage = own ? stageOf(of) : key === undefined ? null : stageOfKey(of, key);
    return stage ? rolloutRows(stage).map((row) => ({ ...row, key: `${run} ${row.key}`, run, own })) : [];
  };
  const rows = rowsOf(model, below ? aboveLabel : '', true);
  if (!below) return rows;
  return [...rows, ...rowsOf(below.model, below.label, false)].sort((a, b) => a.at - b.at);
}
