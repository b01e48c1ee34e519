import type { JobPicture, JobVersion } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { type LaneGeometry, round } from '#ui/tracePath.ts';
import { secondsText } from './jobText.ts';

/** More steps than this are not reached one by one. */
const mostMarks = 100;

/** What the Job's status counts, as the API shows it: succeeded as steps up to the completions, each failure a cross. */
export function CounterTrace(props: {
  readonly job: JobPicture;
  readonly rowKey: string;
  readonly lane: LaneGeometry;
  readonly end: number;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { job, rowKey, lane, scale, locale, selection } = props;
  const { baseline, height, up } = lane;
  const whole = Math.max(1, job.versions.at(-1)!.job.spec.completions ?? 1);
  const steps = changes(job.versions, ({ status }) => status?.succeeded ?? 0);
  const failures = changes(job.versions, ({ status }) => status?.failed ?? 0);
  const y = (count: number) => round(baseline - (up * height * Math.min(count, whole)) / whole);
  const xOf = (at: number) => round(Math.min(scale.right, Math.max(scale.left, scale.x(at))));
  const line = steps.map(({ at, count }) => `H${xOf(at)}V${y(count)}`).join('');
  const end = xOf(Math.min(props.end, job.goneAt ?? props.end));
  const path = `M${xOf(job.createdAt)} ${baseline}${line}H${end}V${baseline}`;
  const inView = ({ at }: { readonly at: number }) => at >= scale.from && at <= scale.to;
  return (
    <g>
      <g className="traces">
        <path d={path} fill="var(--main)" fillOpacity=".2" />
        <path
          d={`M${xOf(job.createdAt)} ${baseline}${line}H${end}`}
          fill="none"
          stroke="var(--main)"
          strokeWidth="1.4"
        />
        <path
          d={failures
            .filter(inView)
            .map(({ at }) => `M${xOf(at) - 2.5} ${baseline + up * 6 - 2.5}l5 5m0 -5l-5 5`)
            .join('')}
          stroke="var(--fail)"
          strokeWidth="1.4"
        />
      </g>
      {[...steps, ...failures]
        .filter(inView)
        .slice(0, mostMarks)
        .map(({ at, event, job: { status } }) => (
          <rect
            key={event}
            x={xOf(at) - 4}
            y={Math.min(baseline + 9 * up, baseline - up * height)}
            width="8"
            height={height + 9}
            fill="transparent"
            {...markProps({
              row: rowKey,
              x: scale.x(at),
              name: words.counterName(status?.succeeded ?? 0, status?.failed ?? 0, secondsText(at))[locale],
              events: [event],
              selected: selection === event,
            })}
          />
        ))}
    </g>
  );
}

/** The versions in which a counter changes. */
function changes(
  versions: readonly JobVersion[],
  read: (job: JobVersion['job']) => number,
): readonly (JobVersion & { readonly count: number })[] {
  const found: (JobVersion & { readonly count: number })[] = [];
  for (const version of versions) {
    const count = read(version.job);
    if (count !== (found.at(-1)?.count ?? 0)) found.push({ ...version, count });
  }
  return found;
}
