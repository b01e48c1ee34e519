import { memo } from 'react';
import type { AxisTicks } from './axisTicks.ts';
import type { Measure } from './textWidth.ts';
import type { TimeScale } from './timeScale.ts';

/** Height of the axis: its line is the last pixel. */
export const axisHeightPx = 36;

/** Numbers, ticks and the line of a time axis. `hiddenAt` is the number the pen's flag stands on. */
export const TimeAxis = memo(function TimeAxis(props: {
  readonly scale: TimeScale;
  readonly ticks: AxisTicks;
  readonly hiddenAt: number | null;
}) {
  const { scale, ticks, hiddenAt } = props;
  const line = axisHeightPx - 0.5;
  return (
    <g className="time-axis">
      {ticks.minors.map(({ x, half }) => (
        <path
          key={x}
          d={`M${x} ${line}v${half ? 6 : 3}`}
          stroke="var(--rule)"
          strokeWidth={half ? 1 : 0.75}
        />
      ))}
      {ticks.majors.map(({ at, x, label }) => (
        <g key={at}>
          <path d={`M${x} ${line}v6`} stroke="var(--rule)" />
          {at === hiddenAt ? null : (
            <text x={x} y={26} className="type-tick text-2" textAnchor={anchorOf(x, scale)}>
              {label}
            </text>
          )}
        </g>
      ))}
      <path d={`M${scale.left} ${line}H${scale.right}`} stroke="var(--rule)" />
    </g>
  );
});

/** Numbers stay inside a picture without margins. */
function anchorOf(x: number, { left, right }: TimeScale): 'start' | 'middle' | 'end' {
  if (x < left + 12) return 'start';
  return left === 0 && x > right - 12 ? 'end' : 'middle';
}

/** The time whose number the pen's flag would cover; null when it covers none. */
export function numberUnderFlag(
  ticks: AxisTicks,
  penX: number,
  flagWidth: number,
  measure: Measure,
): number | null {
  const covered = ticks.majors.find(
    ({ x, label }) => Math.abs(x - penX) < (flagWidth + measure(label, 'tick')) / 2 + 4,
  );
  return covered?.at ?? null;
}

/** The hair lines that carry the axis down through the picture; they only repeat what its ticks say. */
export const TimeGrid = memo(function TimeGrid(props: {
  readonly ticks: AxisTicks;
  readonly top: number;
  readonly bottom: number;
}) {
  return (
    <g>
      {props.ticks.majors.map(({ at, x }) => (
        <path key={at} d={`M${x} ${props.top}V${props.bottom}`} stroke="var(--hair)" />
      ))}
    </g>
  );
});
