import { memo, useMemo } from 'react';
import { rowPaths } from './rowPaths.ts';

/** One row of a hundred ports. Drawn again only when one of its ports changed hands. */
export const MapRowView = memo(function MapRowView(props: {
  readonly hundred: number;
  readonly cells: string;
  readonly below: string | null;
  readonly x: number;
  readonly y: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
}) {
  const { hundred, cells, below, x, y, cellWidth, rowHeight } = props;
  const paths = useMemo(
    () => rowPaths(cells, below, { cellWidth, rowHeight }),
    [cells, below, cellWidth, rowHeight],
  );
  const strong = hundred % 5 === 0;
  return (
    <g transform={`translate(${x} ${y})`} data-row={hundred}>
      <text
        className={strong ? 'type-tick strong' : 'type-tick'}
        x={-10}
        y={rowHeight / 2 + 4}
        textAnchor="end"
      >
        {hundred}
        <tspan className="text-3">··</tspan>
      </text>
      <path className="port-free" d={paths.free} />
      <path className="port-drawn" d={paths.drawn} />
      <path className="port-asked" d={paths.asked} />
      <path className="port-health" d={paths.health} />
      <path className="port-leaked" d={paths.leaked} />
    </g>
  );
});
