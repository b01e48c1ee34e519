import type { PointerEvent } from 'react';
import type { AxisTicks } from './axisTicks.ts';
import { flagWidth, PenFlag } from './Pen.tsx';
import { axisHeightPx, numberUnderFlag, TimeAxis } from './TimeAxis.tsx';
import type { Measure } from './textWidth.ts';
import type { TimeScale } from './timeScale.ts';
import { clock } from './timeText.ts';

/** The sticky top of the picture: the axis, and on it the pen's flag. Dragging it scrubs. */
export function PictureAxis(props: {
  readonly scale: TimeScale;
  readonly ticks: AxisTicks;
  /** The pen, in ms. */
  readonly now: number;
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
