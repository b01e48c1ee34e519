import type { JobSeeds } from '#cluster/kube-controller-manager/job/seeds/jobSeeds.ts';
import { quantile } from '#cluster/kube-controller-manager/job/seeds/jobSeeds.ts';
import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { type LaneGeometry, round } from '#ui/tracePath.ts';
import { secondsText } from './jobText.ts';

/**
 * In how many seeds the Job is complete by then, and, hanging below in carmine, has failed by then. The middle half of
 * either is darker; the line is the seed that is shown.
 */
export function SeedsTrace(props: {
  readonly seeds: JobSeeds;
  readonly job: JobPicture;
  readonly lane: LaneGeometry;
  readonly scale: TimeScale;
  readonly locale: Locale;
}) {
  const { seeds, job, lane, scale, locale } = props;
  const { baseline, height } = lane;
  const below = { ...lane, up: -1 as const };
  const x = job.outcome ? round(scale.x(job.outcome.at)) : null;
  return (
    <g>
      <g className="traces">
        <Share times={seeds.complete} of={seeds.seeds} lane={lane} scale={scale} ink="main" />
        <Share times={seeds.failed} of={seeds.seeds} lane={below} scale={scale} ink="fail" />
      </g>
      {x !== null && x >= scale.left && x <= scale.right ? (
        <path
          d={`M${x} ${baseline}v${job.outcome?.kind === 'failed' ? height : -height}`}
          stroke="var(--text)"
          strokeWidth="1.75"
        />
      ) : null}
      <text x={scale.left} y={baseline - height - 6} className="type-label text-2">
        {seedsText(seeds, locale)}
      </text>
    </g>
  );
}

function seedsText({ complete, failed, seeds }: JobSeeds, locale: Locale): string {
  const range = (times: readonly number[]) =>
    [0.05, 0.95].map((part) => secondsText(quantile(times, part) ?? 0)) as [string, string];
  const parts = [
    ...(complete.length > 0 ? [words.seedsComplete(complete.length, seeds, ...range(complete))[locale]] : []),
    ...(failed.length > 0 ? [words.seedsFailed(failed.length, seeds, ...range(failed))[locale]] : []),
  ];
  return parts.length === 0 ? words.seedsNone(seeds)[locale] : parts.join(locale === 'zh' ? '；' : '; ');
}

/** The part of the seeds that got there by each instant: a stepped curve, its middle half darker. */
function Share(props: {
  readonly times: readonly number[];
  readonly of: number;
  readonly lane: LaneGeometry;
  readonly scale: TimeScale;
  readonly ink: 'main' | 'fail';
}) {
  const { times, of, lane, scale, ink } = props;
  if (times.length === 0) return null;
  const whole = curve(times, of, lane, scale, { from: 0, to: Infinity });
  const middle = { from: quantile(times, 0.25) ?? 0, to: quantile(times, 0.75) ?? 0 };
  return (
    <g fill={`var(--${ink})`}>
      <path d={whole} fillOpacity=".2" />
      <path d={curve(times, of, lane, scale, middle)} fillOpacity=".38" />
      <path d={whole} fill="none" stroke={`var(--${ink})`} strokeWidth="1" />
    </g>
  );
}

function curve(
  times: readonly number[],
  of: number,
  { baseline, height, up }: LaneGeometry,
  scale: TimeScale,
  range: { readonly from: number; readonly to: number },
): string {
  const y = (count: number) => round(baseline - (up * height * count) / of);
  const xOf = (at: number) => round(Math.min(scale.right, Math.max(scale.left, scale.x(at))));
  const first = times.findIndex((at) => at >= range.from);
  if (first < 0) return '';
  let path = `M${xOf(times[first]!)} ${baseline}V${y(first + 1)}`;
  let drawn = xOf(times[first]!);
  let last = first;
  for (let order = first; order < times.length && times[order]! <= range.to; order += 1) {
    last = order;
    const px = xOf(times[order]!);
    if (px - drawn < 0.5) continue;
    path += `H${px}V${y(order + 1)}`;
    drawn = px;
  }
  const end = range.to === Infinity ? scale.right : xOf(times[last]!);
  return `${path}V${y(last + 1)}H${end}V${baseline}Z`;
}
