import { memo, useMemo } from 'react';
import type { HoveredPath } from '#cluster/scene.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import type { LaneSide } from './laneSide.ts';
import { podOf } from './podPairs.ts';

/** The paper the pen has passed: toned, and stretched by transform as time moves. */
export function Past(props: {
  readonly now: Milliseconds;
  readonly scale: TimeScale;
  readonly height: number;
}) {
  const { now, scale, height } = props;
  // Before zero there is no past.
  const left = Math.max(scale.left, scale.x(0));
  const x = Math.min(Math.max(scale.x(now), left), scale.right);
  return (
    <div
      className="picture-past"
      style={{ height, transform: `translateX(${left}px) scaleX(${x - left})` }}
    />
  );
}

/** The ground of the lane that is hovered, here or in the text, and of the one the selection is in. */
export const LaneGrounds = memo(function LaneGrounds(props: {
  readonly sides: readonly LaneSide[];
  readonly scale: TimeScale;
  readonly hovered: HoveredPath | null;
  readonly selection: EventId | null;
}) {
  const { sides, scale, hovered, selection } = props;
  const width = scale.right + 24;
  const holding = useMemo(
    () => sides.filter((side) => selection !== null && holds(side, selection)),
    [sides, selection],
  );
  return (
    <svg className="picture-grounds" width={width} height="1" aria-hidden="true">
      {sides.map((side) => {
        const { row, lane, ink } = side;
        const selected = holding.includes(side);
        if (!selected && !(hovered && isUnder(hovered, podOf(row.pair).document, lane.path))) return null;
        const reach = row.height >= 28 ? 18 : 4;
        const top = row.baseline - row.height - reach;
        const height = row.height + reach + (row.pair.below ? row.height + reach : Math.min(14, reach + 4));
        return (
          <g key={side.key}>
            <rect x={0} y={top} width={width} height={height} fill="var(--past)" />
            {selected ? <rect x={0} y={top} width={3} height={height} fill={`var(--${ink})`} /> : null}
          </g>
        );
      })}
    </svg>
  );
});

function isUnder(hovered: HoveredPath, document: number, path: string): boolean {
  if (hovered.document !== document || !hovered.path.startsWith(path)) return false;
  const next = hovered.path[path.length];
  return next === undefined || next === '.' || next === '[';
}

function holds({ lane }: LaneSide, event: EventId): boolean {
  return [lane.spans, lane.caps, lane.brackets, lane.probes].some((marks) =>
    marks.some((mark) => mark.event === event),
  );
}
