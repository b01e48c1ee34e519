import { useRef } from 'react';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import { axisTicks } from '#ui/axisTicks.ts';
import { axisHeightPx, TimeAxis } from '#ui/TimeAxis.tsx';
import { type TimeRange, timeScale } from '#ui/timeScale.ts';
import { useElementSize } from '#ui/useElementSize.ts';

/** Nothing to draw yet: the axis, one baseline, and the pen at zero. */
export function EmptyPicture(props: { readonly view: TimeRange; readonly locale: Locale }) {
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(frame, { width: 820, height: 640 });
  const left = width < 560 ? 20 : 170;
  const scale = timeScale(props.view, left, width - 24);
  return (
    <div className="picture" ref={frame}>
      <div className="picture-scroll">
        <svg width={width} height={axisHeightPx + 120} aria-hidden="true">
          <TimeAxis scale={scale} ticks={axisTicks(scale)} hiddenAt={null} />
          <path d={`M${left} ${axisHeightPx + 76}H${scale.right}`} stroke="var(--rule)" strokeWidth="0.75" />
          <path d={`M${left} ${axisHeightPx}V${axisHeightPx + 84}`} stroke="var(--pen)" strokeWidth="1.5" />
          <path d={`M${left - 6} ${axisHeightPx - 6}h12l-6 6Z`} fill="var(--pen)" />
        </svg>
        <p className="type-body text-2" style={{ paddingLeft: left }}>
          {words.empty[props.locale]}
        </p>
      </div>
    </div>
  );
}
