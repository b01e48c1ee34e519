import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { lifecycleWords as words } from '#i18n/lifecycle.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { round } from '#ui/tracePath.ts';
import type { GraceHandlePlace } from './graceHandles.ts';
import { secondsText } from './secondsText.ts';

/** The foot of a grace deadline: dragged, it edits `terminationGracePeriodSeconds` in the text. */
export function GraceHandle(props: {
  readonly place: GraceHandlePlace;
  readonly graceSeconds: number;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly onGrace: (seconds: number) => void;
}) {
  const { place, graceSeconds, scale, locale, onGrace } = props;
  const { top, y, words: box } = place;
  const deadline = place.deadline.at;
  const [dragged, setDragged] = useState<number | null>(null);
  const seconds = dragged ?? graceSeconds;
  const at = deadline + (seconds - graceSeconds) * 1000;
  const x = round(Math.min(Math.max(scale.x(at), scale.left), scale.right));

  const secondsAt = (event: PointerEvent<SVGGElement>) => {
    const svg = event.currentTarget.ownerSVGElement;
    const left = svg?.getBoundingClientRect().left ?? 0;
    const moved = (scale.ms(event.clientX - left) - deadline) / 1000;
    return Math.max(0, Math.round(graceSeconds + moved));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onGrace(Math.max(0, graceSeconds + step));
  };
  return (
    <g
      className="grace-handle"
      role="slider"
      tabIndex={0}
      aria-label={words.grace[locale]}
      aria-valuemin={0}
      aria-valuemax={3600}
      aria-valuenow={seconds}
      aria-valuetext={words.graceSeconds(seconds)[locale]}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(graceSeconds);
      }}
      onPointerMove={(event) => {
        if (dragged !== null) setDragged(secondsAt(event));
      }}
      onPointerUp={() => {
        if (dragged !== null && dragged !== graceSeconds) onGrace(dragged);
        setDragged(null);
      }}
    >
      <rect className="grace-ring" x={x - 14} y={y - 1} width="28" height="22" fill="transparent" />
      {dragged === null ? null : (
        <path d={`M${x} ${top}V${y}`} stroke="var(--fail)" strokeWidth="1.25" strokeDasharray="2 4" />
      )}
      <path d={`M${x} ${y}v19`} stroke="var(--fail)" strokeWidth="1.5" />
      <path d={`M${x - 3} ${y + 8}l-6 5l6 5ZM${x + 3} ${y + 8}l6 5l-6 5Z`} fill="var(--fail)" />
      <text
        x={x + (box.x0 < place.x ? -16 : 16)}
        y={y + 17}
        className="type-label text-2"
        textAnchor={box.x0 < place.x ? 'end' : 'start'}
      >
        {dragged === null ? words.dragGrace[locale] : `${seconds} s, ${secondsText(at)}`}
      </text>
    </g>
  );
}
