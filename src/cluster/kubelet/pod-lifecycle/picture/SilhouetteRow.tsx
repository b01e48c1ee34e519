import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import { markProps } from '#ui/marks.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { type LaneGeometry, round } from '#ui/tracePath.ts';
import { fittedName } from './LaneName.tsx';
import type { PictureRow } from './pictureRow.ts';
import { podOf } from './podPairs.ts';
import { podFailures, podUsefulness, type UsefulnessColumn } from './podUsefulness.ts';

/** A whole pod in one line, when its lanes do not fit. A failure keeps its stem. */
export function SilhouetteRow(props: {
  readonly row: Extract<PictureRow, { kind: 'silhouette' }>;
  readonly scale: TimeScale;
  readonly nameX: number;
  readonly nameWidth: number;
  readonly locale: Locale;
  readonly measure: Measure;
}) {
  const { row, scale, nameX, nameWidth, locale, measure } = props;
  const { baseline, height } = row;
  const name = fittedName(row.pair.name, nameWidth, (text) => measure(text, 'labelStrong'));
  const width = measure(name, 'labelStrong');
  const count = words.containers(podOf(row.pair).lanes.filter(({ role }) => role !== 'endpoint').length)[
    locale
  ];
  return (
    <g data-pod={row.pair.key}>
      <text x={nameX} y={baseline - 2} className="type-label strong">
        {name}
        {width + measure(count, 'label') + 8 <= nameWidth ? (
          <tspan dx="8" className="text-2" style={{ fontWeight: 400 }}>
            {count}
          </tspan>
        ) : null}
      </text>
      <path d={`M${scale.left} ${baseline}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
      {row.pair.above ? (
        <PodShape pod={row.pair.above} scale={scale} lane={{ baseline, height, up: 1 }} />
      ) : null}
      {row.pair.below ? (
        <PodShape pod={row.pair.below} scale={scale} lane={{ baseline: baseline + 1, height, up: -1 }} />
      ) : null}
      <rect
        x={0}
        y={baseline - height - 2}
        width={scale.right}
        height={height + 4}
        fill="transparent"
        {...markProps({
          row: row.key,
          x: scale.left,
          name: `${row.pair.name}, ${count}`,
          events: [],
          selected: false,
        })}
      />
    </g>
  );
}

function PodShape(props: {
  readonly pod: PodTimeline;
  readonly scale: TimeScale;
  readonly lane: LaneGeometry;
}) {
  const { pod, scale, lane } = props;
  return (
    <g className="traces">
      <path
        d={silhouettePath(podUsefulness(pod, scale), lane)}
        fill="var(--main)"
        fillOpacity=".5"
        stroke="var(--main)"
        strokeWidth="var(--line-trace-dense)"
      />
      <path
        d={podFailures(pod, scale)
          .map(({ x }) => `M${round(x)} ${lane.baseline}v${-lane.up * (lane.height + 3)}`)
          .join('')}
        stroke="var(--fail)"
        strokeWidth="2"
      />
    </g>
  );
}

/** One stepped outline over columns ordered by x; it comes down where nothing is. */
export function silhouettePath(
  columns: readonly UsefulnessColumn[],
  { baseline, height, up }: LaneGeometry,
): string {
  let path = '';
  let end = Number.NaN;
  for (const { x0, x1, h } of columns) {
    if (Math.abs(x0 - end) > 0.15 || path === '')
      path += `${path === '' ? '' : `V${baseline}`}M${round(x0)} ${baseline}`;
    path += `V${round(baseline - up * h * height)}H${round(x1)}`;
    end = x1;
  }
  return path === '' ? '' : `${path}V${baseline}`;
}
