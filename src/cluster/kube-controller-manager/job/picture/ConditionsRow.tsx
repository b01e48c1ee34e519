import type { ConditionMark, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { Diamond } from '#ui/Diamond.tsx';
import { markProps } from '#ui/marks.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import { conditionText, conditionY, isFailure } from './conditionLabels.tsx';
import { secondsText } from './jobText.ts';

/** The Job's conditions as words at the moment they change; the last one's line runs down through its lanes. */
export function ConditionsRow(props: {
  readonly job: JobPicture;
  readonly rowKey: string;
  readonly top: number;
  readonly bottom: number;
  readonly half: 'above' | 'below' | null;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { job, rowKey, top, bottom, half, scale, scope, locale, selection } = props;
  const y = top + conditionY[half ?? 'above'];
  const marks = job.conditions.filter(({ at }) => at >= scale.from && at <= scale.to);
  return (
    <g>
      {marks.map((mark) => {
        const x = round(scale.x(mark.at));
        const text = conditionText(mark);
        const tone = isFailure(mark) ? 'fail' : 'text';
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
                clipPath={`url(#${scope}-words)`}
              />
            ) : null}
            <rect x={x - 8} y={y - 9} width="16" height="18" fill="transparent" />
            <Diamond
              {...{ x, y, tone }}
              filled={selection === mark.event}
              count={1}
              {...(half === null ? {} : { half })}
            />
          </g>
        );
      })}
    </g>
  );
}

function isFinal({ type, status }: ConditionMark): boolean {
  return status === 'True' && (type === 'Failed' || type === 'Complete');
}
