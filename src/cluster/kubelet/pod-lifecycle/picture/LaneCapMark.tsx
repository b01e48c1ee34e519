import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import { heightY, round } from '#ui/tracePath.ts';
import type { LaneCap } from './laneShape.ts';
import type { LaneSide } from './laneSide.ts';
import { secondsText } from './secondsText.ts';

/** How an instance ended: a tick for 0, a carmine stem for another code (its number is a label), a cross for SIGKILL. */
export function LaneCapMark(props: {
  readonly side: LaneSide;
  readonly cap: LaneCap;
  readonly locale: Locale;
  readonly selection: EventId | null;
}) {
  const { side, cap: laneCap, locale, selection } = props;
  const { cap } = laneCap;
  const { geometry, lane } = side;
  const x = round(laneCap.x);
  const at = secondsText(cap.at);
  const name =
    cap.by === 'sigkill' ? words.killedName(lane.name, at) : words.exitName(lane.name, cap.exitCode, at);
  const mark = markProps({
    row: side.key,
    x,
    name: name[locale],
    events: [cap.event],
    selected: cap.event === selection,
  });
  const top = stemTop(laneCap, geometry.height);
  return (
    <g {...mark}>
      <rect
        x={x - 5}
        y={Math.min(geometry.baseline, geometry.baseline - geometry.up * top)}
        width="10"
        height={top}
        fill="transparent"
      />
      <Stem x={x} top={top} cap={laneCap} side={side} />
    </g>
  );
}

function Stem(props: {
  readonly x: number;
  readonly top: number;
  readonly cap: LaneCap;
  readonly side: LaneSide;
}) {
  const { x, top, cap, side } = props;
  const { baseline, height, up } = side.geometry;
  const stem = `M${x} ${baseline}v${round(-up * top)}`;
  if (cap.cap.by === 'sigkill') {
    const y = heightY(side.geometry, 0.55);
    const arm = height >= 28 ? 4.5 : 3;
    return (
      <g stroke="var(--fail)" strokeWidth="1.8">
        <path d={stem} strokeWidth="2" />
        <path
          d={`M${x + 6} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`}
          fill="none"
        />
      </g>
    );
  }
  if (cap.cap.exitCode !== 0) return <path d={stem} stroke="var(--fail)" strokeWidth="2" />;
  const ink = `var(--${side.ink})`;
  const tickY = baseline - up * Math.max(6, top / 2);
  return (
    <g stroke={ink} fill="none">
      <path d={stem} strokeWidth="2" />
      {height >= 14 ? <path d={`M${x + 5} ${tickY}l3 3l5 -6.5`} strokeWidth="1.8" /> : null}
    </g>
  );
}

/** A failure stands 4 px over the full height; a tick's stem is as high as the trace was, after a wedge a third of it. */
function stemTop({ cap, h, afterWedge }: LaneCap, height: number): number {
  if (cap.by === 'sigkill' || cap.exitCode !== 0) return height + 4;
  return afterWedge || h === 0 ? Math.min(16, height) : h * height;
}
