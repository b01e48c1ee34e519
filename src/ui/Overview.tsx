import { type KeyboardEvent, memo, type PointerEvent, useId, useRef } from 'react';
import { axisTicks } from './axisTicks.ts';
import { heldAt, movedView, type OverviewHold } from './overviewView.ts';
import { type TimeRange, timeScale } from './timeScale.ts';
import { round } from './tracePath.ts';
import { isZoomed } from './zoom.ts';

/** What a whole run looks like: from each time on, a height in parts of the strip. */
export interface OverviewStep {
  readonly at: number;
  readonly h: number;
}

/** The whole run as one strip over a picture; the brace is what the picture shows of it. Its ends zoom, its middle pans. */
export const Overview = memo(function Overview(props: {
  readonly steps: readonly OverviewStep[];
  readonly limits: TimeRange;
  readonly view: TimeRange;
  readonly left: number;
  readonly right: number;
  readonly nameX: number;
  readonly words: {
    readonly title: string;
    readonly length: string;
    readonly begins: string;
    readonly ends: string;
    /** Printed from `noteAt` on: that nothing changes any more. */
    readonly note: string | null;
  };
  readonly noteAt: number;
  readonly onView: (view: TimeRange) => void;
}) {
  const { steps, limits, view, left, right, nameX, words, noteAt, onView } = props;
  const frame = useRef<SVGSVGElement>(null);
  const held = useRef<{ readonly hold: OverviewHold; readonly x: number; readonly view: TimeRange } | null>(
    null,
  );
  const title = useId();
  const scale = timeScale(limits, left, right);
  const zoomed = isZoomed(view, limits);
  const x0 = round(scale.x(view.from));
  const x1 = round(scale.x(view.to));

  const xOf = (event: PointerEvent) => event.clientX - (frame.current?.getBoundingClientRect().left ?? 0);
  const press = (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    const x = xOf(event);
    const hold = heldAt(x, x0, x1);
    const centred =
      hold === 'outside' ? movedView(view, 'window', scale.ms(x) - (view.from + view.to) / 2, limits) : view;
    if (hold === 'outside') onView(centred);
    held.current = { hold: hold === 'outside' ? 'window' : hold, x, view: centred };
  };
  const drag = (event: PointerEvent<SVGElement>) => {
    const from = held.current;
    if (!from || event.buttons === 0) return;
    const byMs = ((xOf(event) - from.x) / scale.pxPerSecond) * 1000;
    onView(movedView(from.view, from.hold, byMs, limits));
  };
  const step = (hold: OverviewHold) => (event: KeyboardEvent) => {
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onView(movedView(view, hold, (direction * (limits.to - limits.from)) / keySteps, limits));
  };
  const end = (hold: 'from' | 'to', x: number, name: string) => (
    <rect
      className="overview-end"
      x={x - 6}
      y={topPx - 4}
      width="12"
      height={stripPx + 8}
      fill="transparent"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={limits.from}
      aria-valuemax={limits.to}
      aria-valuenow={view[hold]}
      aria-valuetext={`${(view[hold] / 1000).toFixed(1)} s`}
      onKeyDown={step(hold)}
    />
  );
  const noteX = Math.max(scale.x(noteAt) + 8, x1 < right - 60 ? x1 + 8 : 0);
  return (
    <svg
      ref={frame}
      className="overview"
      width={right + nameX}
      height={zoomed ? numberedPx : plainPx}
      role="graphics-object"
      aria-labelledby={title}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={() => {
        held.current = null;
      }}
    >
      <text id={title} x={nameX} y={topPx + 14} className="type-label strong">
        {words.title}
        <tspan dx="8" className="text-2" style={{ fontWeight: 400 }}>
          {words.length}
        </tspan>
      </text>
      <rect x={left} y={topPx} width={right - left} height={stripPx} fill="transparent" />
      <path
        d={stripPath(steps, limits, scale.x)}
        fill="var(--graphite)"
        fillOpacity=".38"
        stroke="var(--graphite)"
        strokeWidth="1"
      />
      <path d={`M${left} ${bottomPx}H${right}`} stroke="var(--rule)" strokeWidth="0.75" />
      {words.note && noteX < right - 80 ? (
        <text x={round(noteX)} y={topPx + 14} className="type-label">
          {words.note}
        </text>
      ) : null}
      {(zoomed ? axisTicks(scale).majors : []).map(({ at, x, label }) => (
        <text
          key={at}
          x={x}
          y={bottomPx + 14}
          className="type-tick text-3"
          textAnchor={x < left + 12 ? 'start' : 'middle'}
        >
          {label}
        </text>
      ))}
      <path
        d={`M${x0} ${bottomPx + 2}V${topPx - 3}H${x1}V${bottomPx + 2}`}
        stroke="var(--text)"
        strokeWidth="1.5"
        fill="none"
      />
      {end('from', x0, words.begins)}
      {end('to', x1, words.ends)}
    </svg>
  );
});

/** Height of the strip: with numbers of its own when the axis below has others. */
const numberedPx = 48;
const plainPx = 34;
const topPx = 9;
const stripPx = 20;
const bottomPx = topPx + stripPx;
const keySteps = 50;

/** One stepped outline; where several changes fall into a pixel the last one holds. */
function stripPath(steps: readonly OverviewStep[], limits: TimeRange, x: (ms: number) => number): string {
  let path = `M${round(x(limits.from))} ${bottomPx}`;
  let drawn = Number.NEGATIVE_INFINITY;
  let y = bottomPx;
  for (const [index, { at, h }] of steps.entries()) {
    const next = steps[index + 1];
    const px = round(x(at));
    if (next && x(next.at) - drawn < 0.5) continue;
    y = round(bottomPx - h * stripPx);
    path += `H${px}V${y}`;
    drawn = px;
  }
  return `${path}H${round(x(limits.to))}V${bottomPx}Z`;
}
