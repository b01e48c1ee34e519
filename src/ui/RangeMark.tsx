import type { TimeRange, TimeScale } from './timeScale.ts';

/** A marked range: two dashed lines over everything, and under the axis a bracket with its words on a plate. */
export function RangeMark(props: {
  readonly range: TimeRange;
  readonly scale: TimeScale;
  readonly bottom: number;
  readonly label: string;
  readonly labelWidth: number;
}) {
  const { range, scale, bottom, label, labelWidth } = props;
  const x0 = Math.max(scale.left, scale.x(range.from));
  const x1 = Math.min(scale.right, scale.x(range.to));
  if (x1 <= x0) return null;
  const y = 9;
  const middle = Math.min(Math.max((x0 + x1) / 2, scale.left + labelWidth / 2), scale.right - labelWidth / 2);
  return (
    <svg className="range" width={scale.right} height={bottom} aria-hidden="true">
      {[range.from, range.to]
        .filter((at) => at >= scale.from && at <= scale.to)
        .map((at) => (
          <path
            key={at}
            d={`M${scale.x(at)} 0V${bottom}`}
            stroke="var(--text)"
            strokeWidth="1.25"
            strokeDasharray="6 2"
          />
        ))}
      <path d={`M${x0} ${y - 4}v4H${x1}v-4`} fill="none" stroke="var(--text)" strokeWidth="1.5" />
      <rect
        x={middle - labelWidth / 2 - 5}
        y={y - 8}
        width={labelWidth + 10}
        height="16"
        fill="var(--paper)"
      />
      <text x={middle} y={y + 4} className="type-label strong" textAnchor="middle">
        {label}
      </text>
    </svg>
  );
}
