import type { Budget, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { type LaneGeometry, round } from '#ui/tracePath.ts';
import { secondsText } from './jobText.ts';

/** A budget as it runs down: what is left of it as a stepped line over its Job's life; each loss is a carmine stem. */
export function BudgetTrace(props: {
  readonly job: JobPicture;
  readonly budget: Budget;
  readonly rowKey: string;
  readonly lane: LaneGeometry;
  readonly scale: TimeScale;
  readonly end: number;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { job, budget, rowKey, lane, scale, locale, selection } = props;
  const { limit, steps, field, failsAt } = budget;
  // With nothing left the line lies down, and the Job fails.
  const y = (used: number) =>
    round(lane.baseline - (lane.up * lane.height * Math.max(0, failsAt - used)) / failsAt);
  const end = Math.min(job.outcome?.at ?? props.end, job.goneAt ?? props.end, props.end);
  const xOf = (at: number) => round(Math.min(scale.right, Math.max(scale.left, scale.x(at))));
  let path = `M${xOf(job.createdAt)} ${lane.baseline}V${y(0)}`;
  for (const { at, used } of steps) if (at <= end) path += `H${xOf(at)}V${y(used)}`;
  path += `H${xOf(end)}V${lane.baseline}`;
  return (
    <g>
      <g className="traces">
        <path d={path} fill="var(--graphite)" fillOpacity=".18" stroke="none" />
        <path d={path} fill="none" stroke="var(--graphite)" strokeWidth="1.4" />
      </g>
      {steps
        .filter(({ at }) => at >= scale.from && at <= scale.to)
        .map(({ at, used, event }) => (
          <g
            key={at}
            data-path={`${job.specPath}.${field}`}
            {...(job.document === null ? {} : { 'data-document': job.document })}
            {...markProps({
              row: rowKey,
              x: scale.x(at),
              name: words.budgetName(field, used, limit, secondsText(at))[locale],
              events: [event],
              selected: selection === event,
            })}
          >
            <rect
              x={scale.x(at) - 4}
              y={lane.baseline - lane.height}
              width="8"
              height={lane.height}
              fill="transparent"
            />
            <path
              d={`M${xOf(at)} ${lane.baseline}V${y(Math.max(0, used - 1))}`}
              stroke="var(--fail)"
              strokeWidth="1.4"
            />
          </g>
        ))}
    </g>
  );
}
