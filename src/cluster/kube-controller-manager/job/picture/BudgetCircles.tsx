import { range } from 'd3';
import type { JobLane } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { failuresAt } from '#cluster/kube-controller-manager/job/timeline/laneState.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** More circles than this are told as a number. */
const mostCircles = 5;

/** In the margin, at the pen: each failure an index may have is a circle, each it had is crossed. */
export function BudgetCircles(props: {
  readonly lane: JobLane;
  readonly limit: number;
  readonly now: Milliseconds;
  readonly x: number;
  readonly y: number;
  readonly locale: Locale;
}) {
  const { lane, limit, now, x, y, locale } = props;
  const whole = limit + 1;
  const used = Math.min(failuresAt(lane, now), whole);
  const lost = lane.lost !== null && lane.lost.at <= now;
  const shown = Math.min(whole, mostCircles);
  const wordX = whole > mostCircles ? x + 44 : x + shown * 15 + 4;
  return (
    <g>
      {whole > mostCircles ? (
        <text x={x} y={y + 4} className={`type-tick ${used > 0 ? 'text-fail' : 'text-2'}`}>
          {words.failuresCount(used, whole)[locale]}
        </text>
      ) : (
        range(shown).map((place) =>
          place < used ? (
            <path
              key={place}
              d={`M${x + place * 15 + 1} ${y - 4}l8 8m0 -8l-8 8`}
              stroke="var(--fail)"
              strokeWidth="1.8"
            />
          ) : (
            <circle
              key={place}
              cx={x + place * 15 + 5}
              cy={y}
              r="4.2"
              fill="none"
              stroke="var(--rule)"
              strokeWidth="1.1"
            />
          ),
        )
      )}
      {lost ? (
        <text x={wordX} y={y + 4} className="type-label strong text-fail">
          {words.lost[locale]}
        </text>
      ) : null}
    </g>
  );
}
