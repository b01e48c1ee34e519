import type { TimeScale } from './timeScale.ts';
import { heightY, type Ink, type LaneGeometry, round } from './tracePath.ts';

/** From `at` on: the 5, 25, 50, 75 and 95 % heights, in parts of the lane's height. */
interface BandStep {
  readonly at: number;
  readonly heights: readonly [number, number, number, number, number];
}

/** What lies between the traces of many seeds: the middle 90 % light, the middle half darker. Its edges are vertical. */
export function Band(props: {
  readonly steps: readonly BandStep[];
  readonly scale: TimeScale;
  readonly lane: LaneGeometry;
  readonly ink: Ink;
}) {
  const { steps, scale, lane, ink } = props;
  return (
    <g className="traces" fill={`var(--${ink})`}>
      <path d={bandPath(steps, scale, lane, 0, 4)} fillOpacity=".2" />
      <path d={bandPath(steps, scale, lane, 1, 3)} fillOpacity=".38" />
    </g>
  );
}

/** A box for each stretch in which the two traces lie apart. */
function bandPath(
  steps: readonly BandStep[],
  scale: TimeScale,
  lane: LaneGeometry,
  low: number,
  high: number,
): string {
  return steps
    .map(({ at, heights }, index) => {
      const x0 = round(Math.max(scale.left, scale.x(at)));
      const x1 = round(Math.min(scale.right, scale.x(steps[index + 1]?.at ?? scale.to)));
      if (x1 <= x0 || heights[low] === heights[high]) return '';
      return `M${x0} ${heightY(lane, heights[low]!)}V${heightY(lane, heights[high]!)}H${x1}V${heightY(lane, heights[low]!)}Z`;
    })
    .join('');
}
