import type { PodTimeline } from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import type { PictureRow } from './pictureRow.ts';

const heightPx = 14;

/** How long the API shows the object in each of two runs. */
export function ObjectRow(props: {
  readonly row: Extract<PictureRow, { kind: 'object' }>;
  readonly scale: TimeScale;
  readonly nameX: number;
  readonly locale: Locale;
}) {
  const { row, scale, nameX, locale } = props;
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
          <text x={x1 + 6} y={y + 11} className="type-label">
            {words.gone[locale]}
          </text>
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
