import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { axisTicks } from '#ui/axisTicks.ts';
import { type TimeRange, type TimeScale, timeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import { JobLabels } from './JobLabels.tsx';
import { JobLaneTrace } from './JobLaneTrace.tsx';
import type { JobRow } from './jobRows.ts';
import { placedLabels } from './jobsContent.tsx';
import type { LabelContext } from './laneLabels.tsx';
import { laneSides } from './laneSides.ts';

/** One index of many, opened below a rule: its own axis, joined to its span in the picture, and its own pen. */
export function JobLens(props: {
  readonly row: Extract<JobRow, { kind: 'lens' }>;
  readonly job: JobPicture;
  readonly end: Milliseconds;
  readonly scale: TimeScale;
  readonly now: Milliseconds;
  readonly nameX: number;
  readonly scope: string;
  readonly locale: Locale;
  readonly context: LabelContext;
  readonly selection: EventId | null;
}) {
  const { row, job, scale, now, nameX, scope, locale, context, selection } = props;
  const lane = job.lanes[row.place];
  if (!lane) return null;
  const span = spanOf(job, row.place, props.end);
  const own = timeScale(span, scale.left, scale.right);
  const { top, baseline } = row;
  const lens = { ...row, kind: 'lane' as const, pitch: 60, pair: { ...row.pair, below: null } };
  const sides = laneSides(lens, own);
  const labels = placedLabels(sides, [], { ...context, scale: own }, { top, bottom: baseline + lensFootPx });
  const pen = own.x(now);
  const clipped = (x: number) => round(Math.min(scale.right, Math.max(scale.left, x)));
  const [x0, x1] = [clipped(scale.x(span.from)), clipped(scale.x(span.to))];
  return (
    <g>
      {/* The picture's own time ends above: here is another. */}
      <rect
        x={nameX}
        y={top}
        width={Math.max(0, scale.right + 2 - nameX)}
        height={baseline + lensFootPx - top}
        fill="var(--paper)"
      />
      <rect
        x={scale.left}
        y={top + 14}
        width={Math.min(Math.max(0, pen - scale.left), scale.right - scale.left)}
        height={baseline - top - 14}
        fill="var(--past)"
      />
      <path d={`M${nameX} ${top}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
      <path
        d={`M${x0} ${top}L${scale.left} ${top + 14}M${x1} ${top}L${scale.right} ${top + 14}M${scale.left} ${top + 14}H${scale.right}`}
        stroke="var(--rule)"
        strokeWidth="0.75"
        fill="none"
      />
      <text x={nameX} y={baseline - 12} className="type-lane">
        {words.index(row.place)[locale]}
      </text>
      <text x={nameX} y={baseline + 5} className="type-label text-2">
        {words.openedIndex(lane.attempts.length)[locale]}
      </text>
      <path d={`M${scale.left} ${baseline}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
      {axisTicks(own).majors.map(({ at, x, label }) => (
        <g key={at}>
          <path d={`M${x} ${baseline}v4`} stroke="var(--rule)" />
          <text
            x={x}
            y={baseline + 16}
            className="type-tick text-2"
            textAnchor={x < scale.left + 12 ? 'start' : 'middle'}
          >
            {label}
          </text>
        </g>
      ))}
      {sides.map((side) => (
        <JobLaneTrace key={side.key} {...{ side, scope, locale, selection }} several={false} scale={own} />
      ))}
      <JobLabels labels={labels.placed} />
      {pen >= scale.left && pen <= scale.right ? (
        <g pointerEvents="none">
          <path d={`M${round(pen)} ${top + 14}V${baseline}`} stroke="var(--paper)" strokeWidth="3.5" />
          <path d={`M${round(pen)} ${top + 14}V${baseline}`} stroke="var(--pen)" strokeWidth="1.5" />
        </g>
      ) : null}
    </g>
  );
}

/** Below a lens stand the numbers of its axis. */
export const lensFootPx = 24;

/** From a little before the first pod of the index until a little after what ended it. */
function spanOf({ lanes, outcome }: JobPicture, place: number, end: Milliseconds): TimeRange {
  const { attempts, lost, waits } = lanes[place]!;
  const from = attempts[0]?.createdAt ?? 0;
  const to = Math.max(attempts.at(-1)?.endAt ?? from, lost?.at ?? 0, waits.at(-1)?.to ?? 0);
  const last = attempts.length === 0 ? (outcome?.at ?? end) : to;
  const pad = Math.max(1000, (last - from) * 0.12);
  return { from: Math.max(0, Math.round(from - pad)), to: Math.round(last + 2 * pad) };
}
