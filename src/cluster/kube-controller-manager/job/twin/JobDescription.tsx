import { describeJob, describeJobEvents } from '#cluster/kube-controller-manager/job/describeJob.ts';
import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Run } from '#cluster/run.ts';
import { jobDescription as words } from '#i18n/jobDescription.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { clock } from '#ui/timeText.ts';

interface JobDescriptionProps {
  readonly run: Run;
  readonly jobs: readonly JobPicture[];
  readonly at: Milliseconds;
  readonly locale: Locale;
}

/** More Jobs than these make no reading. */
const mostJobs = 3;
/** kubectl lists all that are stored. */
const mostEvents = 12;

/** What `kubectl describe job` says of the first Jobs at one instant. */
export function JobDescription({ run, jobs, at, locale }: JobDescriptionProps) {
  const shown = jobs.filter(({ createdAt, goneAt }) => createdAt <= at && (goneAt === null || at < goneAt));
  if (shown.length === 0) return null;
  return (
    <details className="job-description">
      <summary className="verb type-label">{words.summary(clock(at))[locale]}</summary>
      {shown.slice(0, mostJobs).map((picture) => (
        <section key={picture.subject} aria-label={`kubectl describe job ${picture.name}`}>
          <pre className="type-code">{describedText(run, picture, at)}</pre>
        </section>
      ))}
    </details>
  );
}

function describedText(
  run: Run,
  { subject, name, namespace, versions }: JobPicture,
  at: Milliseconds,
): string {
  const version = versions.findLast((one) => one.at <= at);
  if (version === undefined) return '';
  const lines = describeJob(version.job);
  const width = Math.max(...lines.map(({ label }) => label.length)) + 3;
  const events = describeJobEvents(run.trace.events, subject, at);
  const latest = events.slice(-mostEvents);
  const cells = [
    ['Type', 'Reason', 'Age', 'From', 'Message'],
    ['----', '------', '----', '----', '-------'],
    ...latest.map((event) => [event.type, event.reason, event.age, event.from, event.message]),
  ];
  return [
    `$ kubectl describe job ${name}${namespace === 'default' ? '' : ` -n ${namespace}`}`,
    ...lines.map(({ label, value }) => `${`${label}:`.padEnd(width)}${value}`),
    latest.length === 0 ? `${'Events:'.padEnd(width)}<none>` : 'Events:',
    ...(latest.length === 0 ? [] : aligned(cells)),
    ...(events.length > latest.length ? [`  ... ${events.length - latest.length} more before`] : []),
  ].join('\n');
}

/** Two spaces between columns, as kubectl's tab writer leaves them. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
