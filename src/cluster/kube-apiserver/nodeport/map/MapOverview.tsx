import { type PointerEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { nodePortWords as words } from '#i18n/nodePorts.ts';
import type { Locale } from '#i18n/sentence.ts';
import { type MapGeometry, round } from './mapGeometry.ts';
import type { PortState } from './portState.ts';

const widthPx = 72;
const barPx = 50;

/** A very long map in small: a line a row, as long as many of its ports are taken, and the part that is in sight. */
export function MapOverview(props: {
  readonly map: MapGeometry;
  readonly state: PortState;
  /** Where the next draw lands. */
  readonly next: number | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly height: number;
  readonly locale: Locale;
}) {
  const { map, state, next, frame, height, locale } = props;
  const top = useScrollTop(frame);
  const scale = (height - 8) / Math.max(1, map.height);
  const y = (port: number) =>
    round(4 + scale * (map.top + (Math.floor(port / 100) - map.firstHundred + 0.5) * map.rowHeight));
  const bars = useMemo(() => takenByRow(state), [state]);
  const refused = new Set(state.refused.flatMap(({ port }) => port ?? []));
  const seek = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    frame.current?.scrollTo({ top: (event.clientY - box.top - 4) / scale - height / 2 });
  };
  return (
    <div className="ports-overview">
      <svg
        width={widthPx}
        height={height}
        role="img"
        aria-label={words.overview[locale]}
        onPointerDown={seek}
        onPointerMove={seek}
      >
        <path
          d={bars.map(({ hundred, share }) => `M12 ${y(hundred * 100)}h${round(share * barPx)}`).join('')}
          stroke="var(--main)"
          strokeWidth={Math.max(0.6, scale * map.rowHeight * 0.8)}
        />
        {[...refused].map((port) => (
          <path key={port} d={`M4 ${y(port)}h8`} stroke="var(--fail)" strokeWidth="2" />
        ))}
        {next === null ? null : <circle cx="8" cy={y(next)} r="2.4" fill="none" stroke="var(--text)" />}
        <rect
          x="1"
          y={round(4 + top * scale)}
          width={widthPx - 8}
          height={round(height * scale)}
          fill="none"
          stroke="var(--text)"
          strokeWidth="1.5"
        />
      </svg>
    </div>
  );
}

/** How full each row is, the fullest being 1. */
function takenByRow({ rows }: PortState): readonly { readonly hundred: number; readonly share: number }[] {
  const counted = rows.map(({ hundred, cells }) => ({
    hundred,
    taken: [...cells].filter((cell) => cell !== '.' && cell !== ' ').length,
  }));
  const most = counted.reduce((max, { taken }) => Math.max(max, taken), 1);
  return counted
    .filter(({ taken }) => taken > 0)
    .map(({ hundred, taken }) => ({ hundred, share: taken / most }));
}

function useScrollTop(frame: RefObject<HTMLDivElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const read = () => setTop(element.scrollTop);
    element.addEventListener('scroll', read, { passive: true });
    return () => element.removeEventListener('scroll', read);
  }, [frame]);
  return top;
}
