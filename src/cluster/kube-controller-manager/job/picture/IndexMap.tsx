import { memo, useMemo } from 'react';
import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { type LaneState, laneStateAt } from '#cluster/kube-controller-manager/job/timeline/laneState.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { clock } from '#ui/timeText.ts';
import { round } from '#ui/tracePath.ts';

const columns = 100;
const cellPx = 3.4;
const leftPx = 26;

/** Every index at the pen, read like a timetable: a row is a hundred, a column its last two digits. */
export const IndexMap = memo(function IndexMap(props: {
  readonly job: JobPicture;
  readonly now: Milliseconds;
  readonly opened: number | null;
  readonly height: number;
  readonly locale: Locale;
  readonly onOpen: (index: number) => void;
}) {
  const { job, now, opened, locale, onOpen } = props;
  const states = useMemo(() => job.lanes.map((lane) => laneStateAt(lane, now)), [job, now]);
  const rows = Math.ceil(states.length / columns);
  const pitch = Math.max(2.5, Math.min(14.4, props.height / rows));
  const cell = { width: cellPx - 0.9, height: Math.max(1.6, pitch - (pitch > 8 ? 5 : 0.8)) };
  const top = 20;
  const counts = tally(states);
  const every = pitch >= 11 ? 1 : Math.ceil(11 / pitch);
  const indexAt = (x: number, y: number) => {
    const column = Math.floor((x - leftPx) / cellPx);
    const row = Math.floor((y - top) / pitch);
    return column < 0 || column >= columns || row < 0 ? -1 : row * columns + column;
  };
  return (
    <section className="job-map">
      <h3 className="type-body strong">{words.everyIndexAt(clock(now))[locale]}</h3>
      <p className="type-label text-2">{words.mapReading(columns)[locale]}</p>
      <div
        className="job-map-cells"
        role="slider"
        tabIndex={0}
        aria-label={words.openAnIndex[locale]}
        aria-valuemin={0}
        aria-valuemax={states.length - 1}
        aria-valuenow={opened ?? 0}
        aria-valuetext={opened === null ? '' : `${opened}: ${words[states[opened] ?? 'notBegun'][locale]}`}
        onKeyDown={(event) => {
          const step = keySteps[event.key];
          if (step === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          const next = opened === null ? 0 : opened + step;
          if (next >= 0 && next < states.length && next !== opened) onOpen(next);
        }}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const index = indexAt(event.clientX - box.left, event.clientY - box.top);
          if (index >= 0 && index < states.length) onOpen(index);
        }}
      >
        <svg
          width={leftPx + columns * cellPx + 4}
          height={top + rows * pitch + (opened === null ? 4 : 20)}
          aria-hidden="true"
        >
          {[0, 20, 40, 60, 80].map((column) => (
            <text key={column} x={leftPx + column * cellPx} y="11" className="type-tick text-2">
              {String(column).padStart(2, '0')}
            </text>
          ))}
          {Array.from({ length: rows }, (_, row) => row)
            .filter((row) => row % every === 0)
            .map((row) => (
              <text
                key={row}
                x={leftPx - 6}
                y={round(top + row * pitch + 8)}
                textAnchor="end"
                className="type-tick text-2"
              >
                {row}
              </text>
            ))}
          <Cells states={states} {...{ pitch, top, cell }} />
          {opened === null ? null : (
            <OpenedCell index={opened} {...{ pitch, top, cell, locale }} bottom={top + rows * pitch} />
          )}
        </svg>
      </div>
      <table className="job-counts type-body">
        <tbody>
          {order.map((state) => (
            <tr key={state}>
              <td>
                <svg width="14" height="14" aria-hidden="true">
                  <path d={cellPath(state, 4, 1, 5, 10)} {...strokeOf(state)} />
                </svg>
              </td>
              <th scope="row">{words[state][locale]}</th>
              <td className="numeric">{counts[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});

const order: readonly LaneState[] = ['succeeded', 'working', 'backOff', 'pending', 'lost', 'notBegun'];

function tally(states: readonly LaneState[]): Readonly<Record<LaneState, number>> {
  const counts = { succeeded: 0, working: 0, backOff: 0, pending: 0, lost: 0, notBegun: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** Across a row by one, down a column by a row. */
const keySteps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: columns,
  ArrowUp: -columns,
};

interface CellSize {
  readonly width: number;
  readonly height: number;
}

/** One path a state: a mark for each index would be ten thousand elements. */
function Cells(props: {
  readonly states: readonly LaneState[];
  readonly pitch: number;
  readonly top: number;
  readonly cell: CellSize;
}) {
  const { states, pitch, top, cell } = props;
  const paths = { succeeded: '', working: '', backOff: '', pending: '', lost: '', notBegun: '' };
  for (const [index, state] of states.entries()) {
    const x = round(leftPx + (index % columns) * cellPx);
    const y = round(top + Math.floor(index / columns) * pitch);
    paths[state] += cellPath(state, x, y, cell.width, cell.height);
  }
  return (
    <g>
      {order.map((state) => (
        <path key={state} d={paths[state]} {...strokeOf(state)} />
      ))}
    </g>
  );
}

/** Solid succeeded, outline at 0.6 at work, dot in back-off, cross lost, speck not begun. */
function cellPath(state: LaneState, x: number, y: number, width: number, height: number): string {
  const middle = round(y + height / 2);
  switch (state) {
    case 'succeeded':
      return `M${x} ${y}h${width}v${height}h${-width}z`;
    case 'working': {
      const h = round(height * 0.6);
      return `M${x} ${round(y + height - h)}h${width}v${h}h${-width}z`;
    }
    case 'backOff':
      return `M${round(x + width / 2)} ${middle}h.01`;
    case 'pending':
      return `M${x} ${round(y + height)}h${width}`;
    case 'lost':
      return `M${x - 0.6} ${y}l${round(width + 1.2)} ${height}M${round(x + width + 0.6)} ${y}l${round(-width - 1.2)} ${height}`;
    case 'notBegun':
      return `M${round(x + width / 2)} ${round(y + height)}h.01`;
    default:
      return state satisfies never;
  }
}

function strokeOf(state: LaneState) {
  switch (state) {
    case 'succeeded':
      return { fill: 'var(--main)' };
    case 'working':
      return { fill: 'none', stroke: 'var(--main)', strokeWidth: 1 };
    case 'backOff':
      return { stroke: 'var(--fail)', strokeWidth: 3, strokeLinecap: 'round' as const };
    case 'pending':
      return { stroke: 'var(--main)', strokeWidth: 1.2 };
    case 'lost':
      return { stroke: 'var(--fail)', strokeWidth: 1.5, fill: 'none' };
    case 'notBegun':
      return { stroke: 'var(--rule)', strokeWidth: 1.2, strokeLinecap: 'round' as const };
    default:
      return state satisfies never;
  }
}

function OpenedCell(props: {
  readonly index: number;
  readonly pitch: number;
  readonly top: number;
  readonly cell: CellSize;
  readonly bottom: number;
  readonly locale: Locale;
}) {
  const { index, pitch, top, cell, bottom, locale } = props;
  const x = leftPx + (index % columns) * cellPx;
  const y = top + Math.floor(index / columns) * pitch;
  const right = index % columns > 80;
  return (
    <g>
      <rect
        x={round(x - 2)}
        y={round(y - 2)}
        width={cell.width + 4}
        height={cell.height + 4}
        fill="none"
        stroke="var(--text)"
        strokeWidth="1.5"
      />
      <path
        d={`M${round(x + cell.width / 2)} ${round(y + cell.height + 2)}V${bottom + 4}`}
        stroke="var(--text)"
      />
      <text x={x} y={bottom + 16} textAnchor={right ? 'end' : 'start'} className="type-label strong">
        {words.opened(index)[locale]}
      </text>
    </g>
  );
}
