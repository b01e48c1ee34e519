import type { CronJobPicture, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import { hatch } from '#ui/Patterns.tsx';
import type { TimeScale } from '#ui/timeScale.ts';
import { type LaneGeometry, round } from '#ui/tracePath.ts';
import { secondsText } from './jobText.ts';

/** A CronJob's Jobs on one lane by their start: solid when complete, hatched while at work; what was skipped is a cross. */
export function CronRow(props: {
  readonly cronJob: CronJobPicture;
  readonly jobs: readonly JobPicture[];
  readonly rowKey: string;
  readonly lane: LaneGeometry;
  readonly end: Milliseconds;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly shown: ReadonlySet<string>;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { cronJob, jobs, rowKey, lane, end, scale, scope, shown, locale, selection } = props;
  const own = jobs.filter((job) => job.cronJob === cronJob.subject);
  return (
    <g>
      {own.map((job) => (
        <CronBar
          key={job.subject}
          {...{ job, rowKey, lane, end, scale, scope, locale, selection }}
          shown={shown.has(job.subject)}
        />
      ))}
      {cronJob.starts
        .filter(({ skipped, at }) => skipped !== null && at >= scale.from && at <= scale.to)
        .map(({ at, event, skipped }) => {
          const x = round(scale.x(at));
          const y = lane.baseline + lane.up * 9;
          return (
            <g
              key={event}
              {...markProps({
                row: rowKey,
                x,
                name: words.cronSkipped(skipped ?? '')[locale],
                events: [event],
                selected: selection === event,
              })}
            >
              <rect x={x - 6} y={y - 7} width="12" height="14" fill="transparent" />
              <path d={`M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7`} stroke="var(--fail)" strokeWidth="1.6" />
            </g>
          );
        })}
    </g>
  );
}

/** Between two Jobs of which one begins when the other ends. */
const gapPx = 2;

function CronBar(props: {
  readonly job: JobPicture;
  readonly rowKey: string;
  readonly lane: LaneGeometry;
  readonly end: Milliseconds;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly shown: boolean;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { job, rowKey, lane, scale, scope, shown, locale, selection } = props;
  const { outcome, createdAt, goneAt } = job;
  const to = outcome?.at ?? goneAt ?? props.end;
  if (to < scale.from || createdAt > scale.to) return null;
  const x0 = round(Math.max(scale.left, scale.x(createdAt)));
  const x1 = round(Math.min(scale.right, Math.max(scale.x(to), scale.x(createdAt) + 3)));
  const { baseline, up } = lane;
  const height = outcome?.kind === 'complete' ? lane.height : lane.height * 0.6;
  const top = up > 0 ? baseline - height : baseline;
  const event = job.versions[0]!.event;
  return (
    <g
      data-job={job.subject}
      {...markProps({
        row: rowKey,
        x: x0,
        name: words.cronName(job.name, secondsText(createdAt))[locale],
        events: [event],
        selected: selection === event || shown,
      })}
    >
      <rect
        className="traces"
        x={x0}
        y={top}
        width={Math.max(2, x1 - x0 - gapPx)}
        height={height}
        fill={outcome?.kind === 'complete' ? 'var(--main)' : hatch(scope, 'main')}
        stroke="var(--main)"
        strokeWidth="1.4"
      />
      {outcome?.kind === 'failed' ? (
        <path d={`M${x1} ${baseline}v${-up * (lane.height + 4)}`} stroke="var(--fail)" strokeWidth="2" />
      ) : null}
      {shown ? <path d={`M${x0} ${baseline + up * 4}H${x1}`} stroke="var(--text)" strokeWidth="2" /> : null}
    </g>
  );
}
