import { heightY, type Ink, type LaneGeometry, round } from './tracePath.ts';

export interface MergedColumn {
  readonly x0: number;
  readonly x1: number;
  readonly h: number;
}

/** Too many spans to draw: a stepped silhouette of their mean height. */
export function MergedTrace(props: {
  readonly columns: readonly MergedColumn[];
  readonly lane: LaneGeometry;
  readonly ink: Ink;
}) {
  const { columns, lane, ink } = props;
  const ground = heightY(lane, 0);
  const first = columns[0];
  if (!first) return null;
  const steps = columns.map(({ x1, h }) => `V${heightY(lane, h)}H${round(x1)}`).join('');
  return (
    <path
      d={`M${round(first.x0)} ${ground}${steps}V${ground}`}
      fill={`var(--${ink})`}
      fillOpacity=".5"
      stroke={`var(--${ink})`}
      strokeWidth="var(--line-trace-dense)"
    />
  );
}
