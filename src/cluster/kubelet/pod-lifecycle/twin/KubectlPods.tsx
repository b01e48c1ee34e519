import { memo } from 'react';
import { noResources } from '#api/printers/kubectlGet.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import { scrollStop } from '#ui/scrollStop.ts';
import { type KubectlRow, kubectlCells } from './kubectlAt.ts';

/** What kubectl lists in one of the runs. */
export interface RunRows {
  /** Names the run when there are two. */
  readonly label: string | null;
  readonly rows: readonly KubectlRow[];
  /** Events of the other run are not of this selection. */
  readonly selectable: boolean;
}

/** The table of `kubectl get pod`, of one run or of two, or its word that there is nothing. */
export function KubectlPods(props: {
  readonly runs: readonly RunRows[];
  readonly namespaces: readonly string[];
  readonly locale: Locale;
  readonly onChoose: (row: KubectlRow) => void;
}) {
  const { runs, namespaces, locale, onChoose } = props;
  const everywhere = namespaces.length > 1;
  const nothing = noResources(namespaces);
  if (runs.every(({ rows }) => rows.length === 0)) return <p className="kubectl-scroll numbers">{nothing}</p>;
  const [head = []] = kubectlCells([], everywhere);
  return (
    <div className="kubectl-scroll" {...scrollStop(words.podsOf[locale])}>
      <table className="kubectl-table">
        <caption className="unseen">{words.podsOf[locale]}</caption>
        <thead className="text-2">
          <tr>
            {runs.length > 1 ? (
              <th scope="col">
                <span className="unseen">{words.tableRun[locale]}</span>
              </th>
            ) : null}
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="numbers">
          {runs.map(({ label, rows, selectable }) =>
            rows.length === 0 ? (
              <tr key={`${label} none`}>
                <td className="text-2">{label}</td>
                <td colSpan={head.length}>{nothing}</td>
              </tr>
            ) : (
              rows.map((row) => (
                <PodRow
                  key={`${label} ${row.subject}`}
                  {...{ label, row, everywhere }}
                  onChoose={selectable ? onChoose : null}
                />
              ))
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface PodRowProps {
  readonly label: string | null;
  readonly row: KubectlRow;
  readonly everywhere: boolean;
  readonly onChoose: ((row: KubectlRow) => void) | null;
}

/** Drawn again only when kubectl would print it otherwise. */
const PodRow = memo(
  function PodRow({ label, row, everywhere, onChoose }: PodRowProps) {
    const status = row.failing ? <strong className="text-fail">{row.status}</strong> : row.status;
    return (
      <tr>
        {label === null ? null : <td className="text-2">{label}</td>}
        {everywhere ? <td>{row.namespace}</td> : null}
        <td>{row.name}</td>
        <td>{row.ready}</td>
        <td>
          {onChoose && row.event !== null ? (
            <button type="button" className="kubectl-status" onClick={() => onChoose(row)}>
              {status}
            </button>
          ) : (
            status
          )}
        </td>
        <td>{row.restarts}</td>
        <td>{row.age}</td>
      </tr>
    );
  },
  (before, after) =>
    before.label === after.label &&
    before.everywhere === after.everywhere &&
    before.onChoose === after.onChoose &&
    before.row.event === after.row.event &&
    kubectlCells([before.row], true)[1]!.join() === kubectlCells([after.row], true)[1]!.join(),
);
