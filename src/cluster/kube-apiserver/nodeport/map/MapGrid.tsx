import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { containsPort } from '#api/portRange.ts';
import type { Draw } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import { nodePortWords as words } from '#i18n/nodePorts.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Measure } from '#ui/textWidth.ts';
import { useScrollWindow } from '#ui/useScrollWindow.ts';
import { cellWords } from './cellWords.ts';
import { eventOfPort } from './eventOfPort.ts';
import { gridCellProps, gridProps, gridRowProps } from './gridProps.ts';
import type { LandingZones } from './landingZones.ts';
import { MapNotes } from './MapNotes.tsx';
import { Landings, NextDrawMark, NextDrawsMarks, RefusedMarks, StaticBand } from './MapOverlays.tsx';
import { MapRowView } from './MapRowView.tsx';
import { cellX, cellY, type MapGeometry, portAt, round } from './mapGeometry.ts';
import { portAfterKey } from './portAfterKey.ts';
import type { PortState } from './portState.ts';
import { StaticNames } from './StaticNames.tsx';

interface MapGridProps {
  readonly map: MapGeometry;
  readonly state: PortState;
  /** A second run's map, drawn in the lower half of each cell. */
  readonly other: PortState | null;
  readonly draws: readonly Draw[];
  readonly zones: LandingZones | null;
  readonly layer: 'none' | 'landing' | 'next20';
  readonly locale: Locale;
  readonly measure: Measure;
  /** The port of the selected event. */
  readonly selected: number | null;
  /** Ports of the Service whose lines are under the cursor. */
  readonly touched: readonly number[];
  /** The port the keyboard stands on. */
  readonly active: number;
  readonly lineOf: (document: number | null) => number | null;
  readonly onActive: (port: number | null) => void;
  readonly onSelect: (event: EventId | null) => void;
}

/** The cells, and a hand for them: one stop of the Tab key, from which arrows lead to every port. */
export function MapGrid(props: MapGridProps) {
  const { map, state, other, locale, active, onActive, onSelect } = props;
  const grid = useRef<HTMLDivElement>(null);
  const cell = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const window = useScrollWindow(scroller, 900);
  const width = map.left + 100 * map.cellWidth + (map.notesLeft === null ? 24 : 170);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const next = portAfterKey(event.key, active, { range: state.range, toEnds: event.ctrlKey });
    if (next !== null) {
      flushSync(() => onActive(next));
      cell.current?.focus();
      cell.current?.scrollIntoView?.({ block: 'nearest' });
    } else if (event.key === 'Enter' || event.key === ' ') onSelect(eventOfPort(state, active));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const portUnder = (event: MouseEvent) => {
    const box = grid.current?.getBoundingClientRect();
    const port = box ? portAt(map, event.clientX - box.left, event.clientY - box.top) : null;
    return port !== null && containsPort(state.range, port) ? port : null;
  };
  const onPointerMove = (event: PointerEvent) => {
    const port = portUnder(event);
    if (port !== null && event.pointerType === 'mouse') onActive(port);
  };
  const onClick = (event: MouseEvent) => {
    const port = portUnder(event);
    if (port === null) return;
    onActive(port);
    onSelect(eventOfPort(state, port));
  };
  const rows = state.rows.filter((_, index) => {
    const y = map.top + index * map.rowHeight;
    return map.rows <= 60 || (y >= window.top && y <= window.bottom);
  });
  const at = {
    left: cellX(map, active),
    top: cellY(map, active),
    width: map.cellWidth,
    height: map.rowHeight,
  };
  const label = cellWords(state, active, locale, other);
  return (
    <div className="ports-sheet" style={{ width, height: map.height }} ref={scrollerOf(scroller)}>
      <div
        ref={grid}
        className="ports-grid"
        {...gridProps(words.map[locale], map.rows)}
        {...{ onKeyDown, onPointerMove, onClick }}
      >
        <svg className="traces" width={width} height={map.height} aria-hidden="true">
          <StaticBand {...{ map, state, other }} />
          {props.touched.map((port) => (
            <rect
              key={port}
              className="port-touched"
              x={cellX(map, port) - 1}
              y={cellY(map, port)}
              width={map.cellWidth + 2}
              height={map.rowHeight}
            />
          ))}
          <ColumnNumbers map={map} />
          {rows.map(({ hundred, cells }) => (
            <MapRowView
              key={hundred}
              hundred={hundred}
              cells={cells}
              below={
                other === null ? null : (other.rows.find((row) => row.hundred === hundred)?.cells ?? blank)
              }
              x={map.left}
              y={map.top + (hundred - map.firstHundred) * map.rowHeight}
              cellWidth={map.cellWidth}
              rowHeight={map.rowHeight}
            />
          ))}
          {props.layer === 'landing' ? <Landings map={map} zones={props.zones} /> : null}
          {props.layer === 'next20' ? <NextDrawsMarks map={map} draws={props.draws} /> : null}
          <RefusedMarks {...{ map, state, other }} />
          <NextDrawMark map={map} draw={props.draws[0]} range={state.range} offset={state.offset} />
          <StaticNames map={map} state={state} measure={props.measure} />
          {props.selected === null ? null : <CellFrame map={map} port={props.selected} />}
        </svg>
        <div {...gridRowProps(Math.floor(active / 100) - map.firstHundred + 1)} className="ports-active-row">
          <div
            ref={cell}
            {...gridCellProps({
              column: (active % 100) + 1,
              name: label,
              selected: active === props.selected,
            })}
            className="ports-active"
            style={at}
          />
        </div>
      </div>
      <MapNotes {...props} />
    </div>
  );
}

const blank = ' '.repeat(100);

/** The map's sheet scrolls in its parent. */
function scrollerOf(target: { current: HTMLElement | null }) {
  return (sheet: HTMLElement | null) => {
    target.current = sheet?.parentElement ?? null;
  };
}

function CellFrame({ map, port }: { readonly map: MapGeometry; readonly port: number }) {
  const x = cellX(map, port) - 1.5;
  const y = cellY(map, port) - 0.5;
  return (
    <rect
      className="port-selected"
      x={x}
      y={y}
      width={map.cellWidth + 3}
      height={map.rowHeight + 1}
      fill="none"
    />
  );
}

/** The last two digits, above and below. */
function ColumnNumbers({ map }: { readonly map: MapGeometry }) {
  const columns = Array.from({ length: 20 }, (_, index) => index * 5);
  const foot = map.top + map.rows * map.rowHeight + 16;
  return (
    <g className="type-tick text-3">
      {columns.map((column) => {
        const x = round(map.left + (column + 0.5) * map.cellWidth);
        const text = String(column).padStart(2, '0');
        return column % 10 === 0 ? (
          <g key={column}>
            <text className="type-tick" x={x} y={18} textAnchor="middle">
              {text}
            </text>
            <text className="type-tick" x={x} y={foot} textAnchor="middle">
              {text}
            </text>
          </g>
        ) : (
          <path key={column} d={`M${x} 12v5M${x} ${foot - 9}v5`} stroke="var(--rule)" />
        );
      })}
    </g>
  );
}
