import { useMemo } from 'react';
import type { SilhouetteProps } from '#cluster/feature.tsx';
import {
  bandPath,
  cellX,
  cellY,
  type MapGeometry,
  round,
} from '#cluster/kube-apiserver/nodeport/map/mapGeometry.ts';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { portStateAt } from '#cluster/kube-apiserver/nodeport/map/portState.ts';

/** The map in small at the end of the run: the band, what is taken, who was refused. No text. */
export function Silhouette({ model, width, height }: SilhouetteProps<PortMap>) {
  const { map, state, taken } = useMemo(() => {
    const at = portStateAt(model, model.end);
    const rows = at.rows.length;
    const geometry: MapGeometry = {
      left: 1,
      top: 1,
      cellWidth: (width - 2) / 100,
      rowHeight: (height - 2) / Math.max(rows, 6),
      firstHundred: at.rows[0]?.hundred ?? 0,
      rows,
      notesLeft: null,
      height,
    };
    return { map: geometry, state: at, taken: takenPaths(geometry, at.holders) };
  }, [model, width, height]);
  const { range, offset, refused } = state;
  return (
    <svg
      className="silhouette"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <path d={bandPath(map, range.base, range.size)} fill="none" stroke="var(--hair)" />
      {offset > 0 ? (
        <path
          d={bandPath(map, range.base, offset)}
          fill="var(--glow)"
          stroke="var(--sidecar)"
          strokeWidth="0.8"
        />
      ) : null}
      <path d={taken.drawn} fill="var(--main)" />
      <path d={taken.asked} fill="var(--sidecar)" />
      {refused.map(({ port, event }) =>
        port === null || port < range.base || port >= range.base + range.size ? null : (
          <path
            key={event}
            d={`M${round(cellX(map, port) - 2.5)} ${round(cellY(map, port) - 1)}l5 5m0-5l-5 5`}
            stroke="var(--fail)"
            strokeWidth="1.4"
          />
        ),
      )}
    </svg>
  );
}

function takenPaths(
  map: MapGeometry,
  holders: ReadonlyMap<number, { readonly kind: string }>,
): { readonly drawn: string; readonly asked: string } {
  const paths = { drawn: '', asked: '' };
  const width = Math.max(1.4, map.cellWidth);
  const height = Math.max(1.4, map.rowHeight * 0.8);
  for (const [port, { kind }] of holders) {
    const at = `M${round(cellX(map, port))} ${round(cellY(map, port))}h${round(width)}v${round(height)}h${round(-width)}z`;
    if (kind === 'asked') paths.asked += at;
    else paths.drawn += at;
  }
  return paths;
}
