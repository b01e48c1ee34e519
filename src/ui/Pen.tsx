import { axisHeightPx } from './TimeAxis.tsx';
import { clock } from './timeText.ts';

export interface Nib {
  readonly y: number;
}

/** A piece of the pen's way it does not draw, because a word stands there. */
export interface PenGap {
  readonly y0: number;
  readonly y1: number;
}

/**
 * The instant: one vertical line, cased in paper, with a nib on every trace. It is an element of its own that moves by
 * transform, so the picture under it is not drawn again when time moves.
 */
export function Pen(props: {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly gaps: readonly PenGap[];
  readonly nibs: readonly Nib[];
}) {
  const { x, top, bottom, gaps, nibs } = props;
  const line = lineWithGaps(top, bottom, gaps);
  return (
    <svg
      className="pen"
      width="1"
      height={bottom}
      style={{ transform: `translateX(${x}px)` }}
      aria-hidden="true"
    >
      <path d={line} stroke="var(--paper)" strokeWidth="var(--line-pen-casing)" />
      <path d={line} stroke="var(--pen)" strokeWidth="var(--line-pen)" />
      {nibs.map(({ y }) => (
        <path
          key={y}
          d={`M0 ${y}l-6 -4v8Z`}
          fill="var(--pen)"
          stroke="var(--paper)"
          strokeWidth="2.4"
          paintOrder="stroke"
        />
      ))}
    </svg>
  );
}

/** The pen's flag on the axis: the only place that prints the instant in a picture. */
export function PenFlag({ x, at }: { readonly x: number; readonly at: number }) {
  const text = clock(at);
  const half = flagWidth(text) / 2;
  return (
    <svg
      className="pen"
      width="1"
      height={axisHeightPx}
      style={{ transform: `translateX(${x}px)` }}
      aria-hidden="true"
    >
      <path d={`M${-half} 14h${2 * half}v17H6l-6 6l-6 -6H${-half}Z`} fill="var(--pen)" />
      <text
        y={27}
        className="type-tick"
        textAnchor="middle"
        style={{ fill: 'var(--paper)', fontWeight: 500 }}
      >
        {text}
      </text>
    </svg>
  );
}

/** Plex Mono's figures are 0.6 em wide: the flag's width needs no measuring. */
export function flagWidth(text: string): number {
  return Math.round(text.length * 6.6) + 8;
}

function lineWithGaps(top: number, bottom: number, gaps: readonly PenGap[]): string {
  let path = '';
  let y = top;
  for (const gap of [...gaps].sort((a, b) => a.y0 - b.y0)) {
    if (gap.y0 > y) path += `M0 ${y}V${gap.y0}`;
    y = Math.max(y, gap.y1);
  }
  return bottom > y ? `${path}M0 ${y}V${bottom}` : path;
}
