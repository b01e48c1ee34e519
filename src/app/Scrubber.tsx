import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import type { SceneMark } from '#cluster/scene.ts';
import { appWords as words } from '#i18n/app.ts';
import { Diamond } from '#ui/Diamond.tsx';
import { joinMarks } from '#ui/joinMarks.ts';
import { clock } from '#ui/timeText.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { goToEvent, seek, stepEvent } from './commands.ts';
import { marksOf, useScene } from './scenes.ts';
import { appStore, endOf, useApp } from './store.ts';

const insetPx = 8;
const middlePx = 17;
/** A press this near to a diamond means the diamond. */
const catchPx = 5;
const stepMs = 1000;

/** The whole run as a line: drag the pen along it, press a diamond to go to its event. */
export function Scrubber() {
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(frame, { width: 600, height: 34 });
  const end = useApp(endOf);
  const now = useApp((state) => state.now);
  const selection = useApp((state) => state.selection);
  const picture = useApp((state) => state.picture);
  const locale = useApp((state) => state.locale);
  const scene = useScene();
  const focus = useApp((state) => state.focus);
  const marks = useMemo(
    () => (scene && picture ? marksOf(scene, picture, focus) : []),
    [scene, picture, focus],
  );
  const pxPerMs = Math.max(1, width - 2 * insetPx) / Math.max(1, end);
  const x = (at: number) => insetPx + at * pxPerMs;

  const timeAt = (event: PointerEvent) => {
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    return (event.clientX - left - insetPx) / pxPerMs;
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = timeAt(event);
    const near = nearest(marks, at, catchPx / pxPerMs);
    if (near) goToEvent(near.event);
    else seek(at);
  };
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || Math.abs(event.movementX) < 1) return;
    appStore.setState({ playing: false });
    seek(timeAt(event));
  };
  return (
    <div
      ref={frame}
      className="scrubber"
      role="slider"
      tabIndex={0}
      aria-label={words.scrubber[locale]}
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={now}
      aria-valuetext={`${clock(now)} s`}
      onPointerDown={press}
      onPointerMove={drag}
      onKeyDown={(event) => handleKey(event, now, end)}
    >
      <svg width={width} height="34" aria-hidden="true">
        <path d={`M${x(0)} ${middlePx}H${x(end)}`} stroke="var(--rule)" />
        <path d={`M${x(0)} ${middlePx}H${x(now)}`} stroke="var(--text)" strokeWidth="3" />
        <Diamonds marks={marks} pxPerMs={pxPerMs} selection={selection} />
        <g transform={`translate(${x(now)} 0)`}>
          <path d={`M0 8V28`} stroke="var(--paper)" strokeWidth="3.5" />
          <path d="M0 8V28" stroke="var(--pen)" strokeWidth="1.5" />
          <path d="M-6 2H6L0 9Z" fill="var(--pen)" />
        </g>
      </svg>
    </div>
  );
}

const Diamonds = memo(function Diamonds(props: {
  readonly marks: readonly SceneMark[];
  readonly pxPerMs: number;
  readonly selection: number | null;
}) {
  const { marks, pxPerMs, selection } = props;
  const joined = useMemo(
    () =>
      joinMarks(
        marks.map((mark) => ({ x: insetPx + mark.at * pxPerMs, mark })),
        7,
      ),
    [marks, pxPerMs],
  );
  return (
    <>
      {joined.map(({ x, marks: together }) => (
        <g key={together[0]?.mark.event} transform={`translate(${x} ${middlePx}) scale(0.72)`}>
          <Diamond
            x={0}
            y={0}
            tone={together.some(({ mark }) => mark.tone === 'failing') ? 'fail' : 'text'}
            filled={together.some(({ mark }) => mark.event === selection || mark.tone === 'notable')}
            count={1}
          />
        </g>
      ))}
    </>
  );
});

function nearest(marks: readonly SceneMark[], at: number, within: number): SceneMark | null {
  let best: SceneMark | null = null;
  for (const mark of marks) {
    const distance = Math.abs(mark.at - at);
    if (distance <= within && (!best || distance < Math.abs(best.at - at))) best = mark;
  }
  return best;
}

function handleKey(event: KeyboardEvent, now: number, end: number): void {
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: now - stepMs,
    ArrowDown: now - stepMs,
    ArrowRight: now + stepMs,
    ArrowUp: now + stepMs,
    Home: 0,
    End: end,
  };
  const to = targets[event.key];
  if (to !== undefined) seek(to);
  else if (event.key === 'PageUp') stepEvent(1);
  else if (event.key === 'PageDown') stepEvent(-1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
