import type { Measure } from '#ui/textWidth.ts';
import { cellX, type MapGeometry, round } from './mapGeometry.ts';
import type { PortState } from './portState.ts';

const gapPx = 10;
const baseline = 34;

/** Names of the Services that asked for a port of the first row, as far as they find room above it. */
export function StaticNames(props: {
  readonly map: MapGeometry;
  readonly state: PortState;
  readonly measure: Measure;
}) {
  const { map, state, measure } = props;
  const inFirstRow = [...state.holders]
    .filter(([port, { kind }]) => kind === 'asked' && Math.floor(port / 100) === map.firstHundred)
    .sort(([a], [b]) => a - b);
  const right = map.left + 100 * map.cellWidth;
  let free = map.left - 1;
  const placed = inFirstRow.flatMap(([port, { name }]) => {
    const x = cellX(map, port) + map.cellWidth / 2;
    const text = `${port} ${name}`;
    const width = measure(text, 'label');
    if (x < free || x + 5 + width > right + 40) return [];
    free = x + 5 + width + gapPx;
    return [{ port, x: round(x), text }];
  });
  return (
    <g className="text-sidecar">
      {placed.map(({ port, x, text }) => (
        <g key={port}>
          <path d={`M${x} ${baseline - 10}V${map.top}`} stroke="var(--sidecar)" />
          <text className="type-label" x={x + 4} y={baseline}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
