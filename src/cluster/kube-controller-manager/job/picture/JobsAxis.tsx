import type { PointerEvent } from 'react';
import type { Milliseconds } from '#simulation/trace.ts';
import type { AxisTicks } from '#ui/axisTicks.ts';
import { flagWidth, PenFlag } from '#ui/Pen.tsx';
import { axisHeightPx, numberUnderFlag, TimeAxis } from '#ui/TimeAxis.tsx';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { clock } from '#ui/timeText.ts';

/** The sticky top of the picture: the axis, and on it the pen's flag. Dragging it scrubs. */
export function JobsAxis(props: {
  readonly scale: TimeScale;
  readonly ticks: AxisTicks;
  readonly now: Milliseconds;
  readonly measure: Measure;
  readonly hands: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
  };
}) {
  const { scale, ticks, now, measure, hands } = props;
  const x = scale.x(now);
  const inView = now >= scale.from && now <= scale.to;
  const hiddenAt = inView ? numberUnderFlag(ticks, x, flagWidth(clock(now)), measure) : null;
  return (
    <div className="picture-axis">
      <div className="picture-axis-ground" {...hands} />
      <svg width={scale.right} height={axisHeightPx} aria-hidden="true">
        <TimeAxis scale={scale} ticks={ticks} hiddenAt={hiddenAt} />
      </svg>
      {inView ? <PenFlag x={x} at={now} /> : null}
    </div>
  );
}
