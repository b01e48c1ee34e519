import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import type { PictureRow } from './pictureRow.ts';

const heightPx = 14;
/** Right of the plot, up to the edge of the picture. */
const marginPx = 20;

/** How long the API shows the object in each of two runs. */
export function ObjectRow(props: {
  readonly row: Extract<PictureRow, { kind: 'object' }>;
  readonly scale: TimeScale;
  readonly nameX: number;
  readonly locale: Locale;
  readonly measure: Measure;
}) {
  const { row, scale, nameX, locale, measure } = props;
  const bar = (pod: PodTimeline | null, up: 1 | -1) => {
    if (!pod) return null;
    const x0 = Math.max(scale.left, scale.x(pod.createdAt));
    const x1 = Math.min(scale.right, pod.goneAt === null ? scale.right : scale.x(pod.goneAt));
    if (x1 <= x0) return null;
    const y = up === 1 ? row.baseline - heightPx - 1 : row.baseline + 1;
    return (
      <g className="traces">
        <rect x={x0} y={y} width={x1 - x0} height={heightPx} fill="var(--graphite)" />
        {pod.goneAt !== null && pod.goneAt <= scale.to ? (
          <Gone x={x1} y={y + 11} {...{ scale, locale, measure }} />
        ) : null}
      </g>
    );
  };
  return (
    <g>
      <text x={nameX} y={row.baseline - 4} className="type-lane">
        {words.podObject[locale]}
      </text>
      <text x={nameX} y={row.baseline + 13} className="type-label text-2">
        {words.asApiShows[locale]}
      </text>
      <path d={`M${scale.left} ${row.baseline}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
      {bar(row.pair.above, 1)}
      {bar(row.pair.below, -1)}
    </g>
  );
}

/** Right of the bar's end where there is room, else in the bar. */
function Gone(props: {
  readonly x: number;
  readonly y: number;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly measure: Measure;
}) {
  const { x, y, scale, locale, measure } = props;
  const text = words.gone[locale];
  const fits = x + 6 + measure(text, 'label') <= scale.right + marginPx;
  return fits ? (
    <text x={x + 6} y={y} className="type-label">
      {text}
    </text>
  ) : (
    <text x={x - 6} y={y} textAnchor="end" className="type-label on-graphite">
      {text}
    </text>
  );
}
