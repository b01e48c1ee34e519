import './job-strip.css';
import { useRef } from 'react';
import { kubectlGet, noResources } from '#api/printers/kubectlGet.ts';
import type { StripProps } from '#cluster/feature.tsx';
import type { JobPicture, JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobStripWords as words } from '#i18n/jobTable.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { scrollStop } from '#ui/scrollStop.ts';
import { clock } from '#ui/timeText.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { JobBudgets } from './JobBudgets.tsx';
import { cutIntervals, type JobStripRow, jobHead, jobStripRows } from './jobStripRows.ts';

const linePx = 19;
const paddingPx = 24;
/** Taller than this the strip scrolls, so that the picture keeps its room. */
const mostRows = 3;
const mostDrawn = 100;
/** Letters of a list of indexes, in a strip as wide as this or not. */
const mostLetters = { wide: 30, narrow: 10 };
const widePx = 1000;

/** What kubectl prints of the Jobs at the pen, what stands in their status, and what of their budgets is used. */
export function JobStrip(props: StripProps<JobsModel>) {
  const strip = useRef<HTMLElement>(null);
  const { width } = useElementSize(strip, { width: 840, height: 84 });
  const { model, below, aboveLabel, now, locale, stale, onSelect } = props;
  const rows = jobStripRows(model, now);
  const others = below ? jobStripRows(below.model, now) : [];
  const most = Math.max(1, model.jobs.length + (below?.model.jobs.length ?? 0));
  const namespaces = [...new Set([...model.jobs, ...(below?.model.jobs ?? [])].map(namespaceOf))];
  const everywhere = namespaces.length > 1;
  const told = toldAt(rows) ?? toldAt(others);
  return (
    <section
      ref={strip}
      className={stale ? 'job-strip type-code stale-numbers' : 'job-strip type-code'}
      style={{ height: paddingPx + 3 + linePx * (2 + Math.min(most, mostRows)) }}
      aria-label={words.strip[locale]}
    >
      <div className="job-answer" {...scrollStop(words.jobsOf[locale])}>
        <p className="text-2">{`$ ${kubectlGet('job', namespaces)}  # at ${clock(now)}`}</p>
        {rows.length + others.length === 0 ? (
          <p>{noResources(namespaces)}</p>
        ) : (
          <table className="job-lines numbers">
            <thead>
              <tr className="text-2">
                {everywhere ? <th scope="col">NAMESPACE</th> : null}
                {jobHead.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                {below ? <th scope="col">{words.run[locale]}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, mostDrawn).map((row) => (
                <Line
                  key={row.picture.subject}
                  row={row}
                  everywhere={everywhere}
                  told={most > 1 && row === told}
                  label={below ? aboveLabel : null}
                  onSelect={onSelect}
                />
              ))}
              {others.slice(0, mostDrawn).map((row) => (
                <Line
                  key={`below ${row.picture.subject}`}
                  row={row}
                  everywhere={everywhere}
                  told={most > 1 && row === told}
                  label={below?.label ?? ''}
                  onSelect={null}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {told ? (
        <Status
          row={told}
          several={most > 1}
          locale={locale}
          letters={width < widePx ? mostLetters.narrow : mostLetters.wide}
        />
      ) : null}
      {told ? (
        <JobBudgets picture={told.picture} row={told} narrow={width < widePx} {...{ locale, now }} />
      ) : null}
    </section>
  );
}

function namespaceOf({ subject }: JobPicture): string {
  return subject.split('/')[1] ?? 'default';
}

/** The Job whose status is told: the latest that is at work, else the latest. */
function toldAt(rows: readonly JobStripRow[]): JobStripRow | undefined {
  const latest = [...rows].sort((a, b) => b.picture.createdAt - a.picture.createdAt);
  return latest.find(({ job }) => (job.status?.active ?? 0) > 0) ?? latest[0];
}

function Line(props: {
  readonly row: JobStripRow;
  /** Whether the Jobs are of several namespaces. */
  readonly everywhere: boolean;
  /** Whether the numbers beside the list are this Job's, of several. */
  readonly told: boolean;
  readonly label: string | null;
  readonly onSelect: ((event: EventId) => void) | null;
}) {
  const { row, everywhere, told, label, onSelect } = props;
  const [name, ...cells] = row.cells;
  return (
    <tr aria-current={told || undefined}>
      {everywhere ? <td>{namespaceOf(row.picture)}</td> : null}
      <td>
        {onSelect ? (
          <button type="button" className="plain job-name" onClick={() => onSelect(row.event)}>
            {name}
          </button>
        ) : (
          name
        )}
      </td>
      {cells.map((cell, place) => (
        <td key={jobHead[place + 1]}>{cell}</td>
      ))}
      {label === null ? null : <td className="text-2">{label}</td>}
    </tr>
  );
}

/** The numbers of the status; those of a long list of indexes are cut in the middle. */
function Status(props: {
  readonly row: JobStripRow;
  readonly several: boolean;
  readonly letters: number;
  readonly locale: Locale;
}) {
  const { row, several, locale, letters } = props;
  const { status = {} } = row.job;
  const counters = (['active', 'ready', 'terminating', 'succeeded', 'failed'] as const)
    .filter((key) => status[key] !== undefined && (key === 'active' || status[key] !== 0))
    .filter((key) => key !== 'ready' || letters === mostLetters.wide)
    .map((key) => `${key} ${status[key]}`);
  const lists = (['completedIndexes', 'failedIndexes'] as const).filter((key) => status[key] !== undefined);
  return (
    <div className="job-status numbers">
      <p className="text-2">
        {letters === mostLetters.wide ? `${several ? row.job.metadata.name : words.status[locale]}  ` : ''}
        <span className="job-counters">{counters.join('  ')}</span>
      </p>
      {lists.map((key) => {
        const { text, intervals } = cutIntervals(status[key] ?? '', letters);
        return (
          <p key={key} title={intervals === null ? undefined : words.intervals(intervals)[locale]}>
            <span className="job-key">{key}</span>
            <span className={key === 'failedIndexes' && text !== '' ? 'text-fail' : ''}>
              {text === '' ? '""' : text.replace('… …', `… ${words.intervals(intervals ?? 0)[locale]} …`)}
            </span>
          </p>
        );
      })}
      {lists.length === 0 ? <p>{conditionsText(row)}</p> : null}
    </div>
  );
}

function conditionsText({ job }: JobStripRow): string {
  const conditions = job.status?.conditions ?? [];
  return conditions.map(({ type, status }) => (status === 'True' ? type : `${type}=${status}`)).join(', ');
}
