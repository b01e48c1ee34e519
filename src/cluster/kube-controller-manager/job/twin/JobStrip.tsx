import './job-strip.css';
import type { StripProps } from '#cluster/feature.tsx';
import type { JobPicture, JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobStripWords as words } from '#i18n/jobTable.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { scrollStop } from '#ui/scrollStop.ts';
import { clock } from '#ui/timeText.ts';
import { cutIntervals, type JobStripRow, jobHead, jobStripRows } from './jobStripRows.ts';

const linePx = 19;
const paddingPx = 24;
/** Taller than this the strip scrolls, so that the picture keeps its room. */
const mostRows = 3;
const mostDrawn = 100;
const mostLetters = 34;

/** What kubectl prints of the Jobs at the pen, what stands in their status, and what of their budgets is used. */
export function JobStrip(props: StripProps<JobsModel>) {
  const { model, below, aboveLabel, now, locale, stale, onSelect } = props;
  const rows = jobStripRows(model, now);
  const others = below ? jobStripRows(below.model, now) : [];
  const most = Math.max(2, model.jobs.length + (below?.model.jobs.length ?? 0));
  const told = rows[0] ?? others[0];
  return (
    <section
      className={stale ? 'job-strip type-code stale-numbers' : 'job-strip type-code'}
      style={{ height: paddingPx + 3 + linePx * (1 + Math.min(most, mostRows)) }}
      aria-label={words.strip[locale]}
    >
      <div className="job-answer" {...scrollStop(words.jobsOf[locale])}>
        <p className="text-2">{`$ kubectl get job  # at ${clock(now)}`}</p>
        {rows.length + others.length === 0 ? (
          <p>{words.none[locale]}</p>
        ) : (
          <table className="job-lines numbers">
            <thead>
              <tr className="text-2">
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
                  label={below ? aboveLabel : null}
                  onSelect={onSelect}
                />
              ))}
              {others.slice(0, mostDrawn).map((row) => (
                <Line
                  key={`below ${row.picture.subject}`}
                  row={row}
                  label={below?.label ?? ''}
                  onSelect={null}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {told ? <Status row={told} several={most > 2} locale={locale} /> : null}
      {told ? <Budgets picture={told.picture} row={told} locale={locale} now={now} /> : null}
      {told ? <Ending picture={told.picture} locale={locale} now={now} onSelect={onSelect} /> : null}
    </section>
  );
}

function Line(props: {
  readonly row: JobStripRow;
  readonly label: string | null;
  readonly onSelect: ((event: EventId) => void) | null;
}) {
  const { row, label, onSelect } = props;
  const [name, ...cells] = row.cells;
  return (
    <tr>
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
function Status(props: { readonly row: JobStripRow; readonly several: boolean; readonly locale: Locale }) {
  const { row, several, locale } = props;
  const { status = {} } = row.job;
  const counters = (['active', 'ready', 'terminating', 'succeeded', 'failed'] as const)
    .filter((key) => status[key] !== undefined && (key === 'active' || status[key] !== 0))
    .map((key) => `${key} ${status[key]}`);
  const lists = (['completedIndexes', 'failedIndexes'] as const).filter((key) => status[key] !== undefined);
  return (
    <div className="job-status numbers">
      <p className="text-2">
        {several ? `${words.status[locale]} ${row.job.metadata.name}` : words.status[locale]}
        {'  '}
        <span className="job-counters">{counters.join('  ')}</span>
      </p>
      {lists.map((key) => {
        const { text, intervals } = cutIntervals(status[key] ?? '', mostLetters);
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

function Budgets(props: {
  readonly picture: JobPicture;
  readonly row: JobStripRow;
  readonly now: Milliseconds;
  readonly locale: Locale;
}) {
  const { picture, row, now, locale } = props;
  const { budgets, perIndexLimit } = picture;
  const { activeDeadlineSeconds } = row.job.spec;
  const noBackoff = budgets.every(({ field }) => field !== 'backoffLimit');
  const used = (field: string) =>
    budgets.find((budget) => budget.field === field)?.steps.findLast(({ at }) => at <= now)?.used ?? 0;
  const lines: (readonly [string, string])[] = budgets.map(({ field, limit }) => [
    `${field} ${limit}`,
    String(used(field)),
  ]);
  if (perIndexLimit !== null) lines.push([`backoffLimitPerIndex ${perIndexLimit}`, words.perIndex[locale]]);
  else if (noBackoff) lines.push(['backoffLimit', words.noLimit[locale]]);
  if (activeDeadlineSeconds !== undefined)
    lines.push([`activeDeadlineSeconds ${activeDeadlineSeconds}`, row.cells[2]]);
  return (
    <table className="job-budget numbers">
      <thead>
        <tr className="text-2">
          <th scope="col">{words.budget[locale]}</th>
          <th scope="col">{words.used[locale]}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([limit, text]) => (
          <tr key={limit}>
            <td>{limit}</td>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How the Job ends, with the controller's own words; before that it is said to be still to come. */
function Ending(props: {
  readonly picture: JobPicture;
  readonly now: Milliseconds;
  readonly locale: Locale;
  readonly onSelect: (event: EventId) => void;
}) {
  const { picture, now, locale, onSelect } = props;
  const { outcome, lanes, indexed } = picture;
  if (!outcome) return null;
  const done = lanes.filter(({ doneAt }) => doneAt !== null).length;
  const lost = lanes.flatMap((lane) => (lane.lost ? [lane.place] : []));
  const head = `${clock(outcome.at)} ${outcome.kind === 'failed' ? 'Failed' : 'Complete'}${outcome.reason === '' ? '' : `, ${outcome.reason}`}`;
  return (
    <div className="job-ending type-body">
      <p>
        <button
          type="button"
          className={`plain strong ${outcome.kind === 'failed' ? 'text-fail' : ''}`}
          onClick={() => onSelect(outcome.event)}
        >
          {head}
        </button>
        {now < outcome.at ? <span className="type-label text-2"> {words.toCome[locale]}</span> : null}
      </p>
      <p className="type-label text-2">
        {outcome.message === '' ? '' : `"${outcome.message}"`}
        {indexed ? ` ${words.tally(done, lost.length, lost.slice(0, 6).join(', '))[locale]}` : ''}
      </p>
    </div>
  );
}
