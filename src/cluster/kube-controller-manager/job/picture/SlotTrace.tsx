import type { JobPicture, SlotStep } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import { hatch } from '#ui/Patterns.tsx';
import type { TimeScale } from '#ui/timeScale.ts';
import { type LaneGeometry, round } from '#ui/tracePath.ts';
import { secondsText } from './jobText.ts';

/** Pods at work, stepped and solid; on them, hatched, those that are terminating; dotted, how many there could be. */
export function SlotTrace(props: {
  readonly job: JobPicture;
  readonly rowKey: string;
  readonly lane: LaneGeometry;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { job, rowKey, lane, scale, scope, locale, selection } = props;
  const { slots } = job;
  const most = Math.max(
    1,
    ...slots.map(({ active, terminating, wanted }) => Math.max(active + terminating, wanted)),
  );
  const y = (count: number) => round(lane.baseline - (lane.up * lane.height * count) / most);
  // Once the Job is over nothing is wanted any more.
  const overFrom = slots.findLastIndex(({ wanted }) => wanted > 0) + 1;
  const xOver = Math.min(scale.right, scale.x(slots[overFrom]?.at ?? scale.to));
  const stepped = (value: (step: SlotStep) => number) => outline(slots, value, scale, y, lane.baseline);
  return (
    <g>
      <g className="traces">
        <path d={stepped(({ active, terminating }) => active + terminating)} fill={hatch(scope, 'main')} />
        <path d={stepped(({ active }) => active)} fill="var(--main)" />
      </g>
      <path
        d={outline(slots.slice(0, overFrom + 1), ({ wanted }) => wanted, scale, y, lane.baseline, xOver)}
        fill="none"
        stroke="var(--text2)"
        strokeWidth="1"
        strokeDasharray="1.5 2.5"
      />
      {slots
        .filter(({ at }) => at >= scale.from && at <= scale.to)
        .slice(0, mostMarks)
        .map(({ at, active, wanted }) => {
          const event = job.versions.findLast((version) => version.at <= at)?.event ?? job.versions[0]!.event;
          return (
            <rect
              key={at}
              x={scale.x(at) - 2}
              y={lane.up > 0 ? lane.baseline - lane.height : lane.baseline}
              width="4"
              height={lane.height}
              fill="transparent"
              {...markProps({
                row: rowKey,
                x: scale.x(at),
                name: words.slotName(active, wanted, secondsText(at))[locale],
                events: [event],
                selected: event === selection,
              })}
            />
          );
        })}
    </g>
  );
}

/** More steps than this are not reached one by one: the table has them. */
const mostMarks = 200;

function outline(
  slots: readonly SlotStep[],
  value: (step: SlotStep) => number,
  scale: TimeScale,
  y: (count: number) => number,
  baseline: number,
  until = scale.right,
): string {
  let path = '';
  let drawn = Number.NEGATIVE_INFINITY;
  for (const [order, step] of slots.entries()) {
    const next = slots[order + 1];
    if (next && next.at < scale.from) continue;
    if (step.at > scale.to) break;
    const x = round(Math.max(scale.left, scale.x(step.at)));
    const nextX = next ? scale.x(next.at) : scale.right;
    // Where several changes fall into a pixel the last one holds.
    if (next && nextX - drawn < 0.5) continue;
    path += path === '' ? `M${x} ${round(baseline)}V${y(value(step))}` : `H${x}V${y(value(step))}`;
    drawn = x;
  }
  return path === '' ? '' : `${path}H${round(until)}V${round(baseline)}`;
}
