import type { ConditionMark, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { Diamond } from '#ui/Diamond.tsx';
import { markProps } from '#ui/marks.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import { secondsText } from './jobText.ts';

/** The Job's conditions as words at the moment they change; the last one's line runs down through its lanes. */
export function ConditionsRow(props: {
  readonly job: JobPicture;
  readonly rowKey: string;
  readonly top: number;
  readonly bottom: number;
  readonly half: 'above' | 'below' | null;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
}) {
  const { job, rowKey, top, bottom, half, scale, locale, measure, selection } = props;
  const y = top + (half === 'below' ? 24 : 13);
  const marks = job.conditions.filter(({ at }) => at >= scale.from && at <= scale.to);
  const rooms = marks.map(
    (mark, order) =>
      (marks[order + 1] ? scale.x(marks[order + 1]!.at) : scale.right + 90) - scale.x(mark.at) - 16,
  );
  return (
    <g>
      {marks.map((mark, order) => {
        const x = round(scale.x(mark.at));
        const text = conditionText(mark);
        const width = measure(text, 'statusStrong');
        const fits = width <= rooms[order]!;
        const tone = isFailure(mark) ? 'fail' : 'text';
        const flips =
          !fits &&
          order === marks.length - 1 &&
          x - width - 10 > (marks[order - 1] ? scale.x(marks[order - 1]!.at) + 10 : scale.left);
        return (
          <g
            key={`${mark.type} ${mark.at}`}
            data-path={job.specPath}
            {...(job.document === null ? {} : { 'data-document': job.document })}
            {...markProps({
              row: `${rowKey} conditions`,
              x,
              name: words.conditionName(text, secondsText(mark.at))[locale],
              events: [mark.event],
              selected: selection === mark.event,
            })}
          >
            {isFinal(mark) && half !== 'below' ? (
              <path
                d={`M${x} ${y}V${bottom}`}
                stroke={tone === 'fail' ? 'var(--fail)' : 'var(--main)'}
                strokeWidth="1.4"
              />
            ) : null}
            <rect x={x - 8} y={y - 9} width="16" height="18" fill="transparent" />
            <Diamond
              {...{ x, y, tone }}
              filled={selection === mark.event}
              count={1}
              {...(half === null ? {} : { half })}
            />
            {fits || flips ? (
              <text
                x={fits ? x + 9 : x - 9}
                y={y + 4}
                textAnchor={fits ? 'start' : 'end'}
                className={`type-status strong ${tone === 'fail' ? 'text-fail' : ''}`}
              >
                {text}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function conditionText({ type, status, reason }: ConditionMark): string {
  const name = status === 'True' ? type : `${type}=${status}`;
  return reason === '' ? name : `${name}, ${reason}`;
}

function isFailure({ type, status }: ConditionMark): boolean {
  return status === 'True' && (type === 'Failed' || type === 'FailureTarget');
}

function isFinal({ type, status }: ConditionMark): boolean {
  return status === 'True' && (type === 'Failed' || type === 'Complete');
}
