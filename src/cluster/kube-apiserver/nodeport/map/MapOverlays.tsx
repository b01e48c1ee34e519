import { containsPort, type PortRange } from '#api/portRange.ts';
import type { Draw } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import type { LandingZones } from './landingZones.ts';
import { bandPath, cellX, cellY, type MapGeometry, round } from './mapGeometry.ts';
import type { PortState } from './portState.ts';

/** The static band: one frame without a lock, for it is a preference. That of a second run alone is a dashed line. */
export function StaticBand(props: {
  readonly map: MapGeometry;
  readonly state: PortState;
  readonly other: PortState | null;
}) {
  const { map, state, other } = props;
  const own = bandPath(map, state.range.base, state.offset);
  const theirs = other === null ? '' : bandPath(map, other.range.base, other.offset);
  return (
    <>
      {own === '' ? null : <path className="port-band" d={own} />}
      {theirs === '' || theirs === own ? null : <path className="port-band-below" d={theirs} />}
    </>
  );
}

/**
 * A carmine frame with a cross: somebody asked for this port and was refused. Of two runs it stands in the half of the
 * one that refused.
 */
export function RefusedMarks(props: {
  readonly map: MapGeometry;
  readonly state: PortState;
  readonly other: PortState | null;
}) {
  const { map, state, other } = props;
  const above = portsRefused(state);
  const below = other === null ? above : portsRefused(other);
  const ports = [...new Set([...above, ...below])];
  return (
    <g className="port-refused">
      {ports.map((port) => {
        const half = above.has(port) && below.has(port) ? 1 : 0.5;
        const x = cellX(map, port) - 2;
        const y = cellY(map, port) - 1 + (half === 0.5 && !above.has(port) ? (map.rowHeight + 2) / 2 : 0);
        const width = map.cellWidth + 4;
        const height = (map.rowHeight + 2) * half;
        const [cx, cy] = [x + width / 2, y + height / 2];
        const arm = half === 1 ? 3 : 2;
        return (
          <g key={port}>
            <rect {...{ x, y, width, height }} />
            <path d={`M${cx - arm} ${cy - arm}l${2 * arm} ${2 * arm}m0-${2 * arm}l-${2 * arm} ${2 * arm}`} />
          </g>
        );
      })}
    </g>
  );
}

function portsRefused({ refused, range }: PortState): ReadonlySet<number> {
  return new Set(refused.flatMap(({ port }) => (port !== null && containsPort(range, port) ? [port] : [])));
}

/** Where the next draw begins, what it walks over, and where it lands. */
export function NextDrawMark(props: {
  readonly map: MapGeometry;
  readonly draw: Draw | undefined;
  readonly range: PortRange;
  readonly offset: number;
}) {
  const { map, draw, range, offset } = props;
  if (!draw) return null;
  const { start, port, walked, band } = draw;
  const first = band === 'static' ? range.base : range.base + offset;
  const end = band === 'static' ? range.base + offset : range.base + range.size;
  const ahead = Math.min(walked + 1, end - start);
  const tick = cellX(map, start) + map.cellWidth / 2;
  const top = cellY(map, start);
  return (
    <g className="port-next">
      {walked > 0 ? (
        <path d={bandPath(map, start, ahead) + bandPath(map, first, walked + 1 - ahead)} />
      ) : null}
      <path d={`M${round(tick)} ${round(top - 4)}V${round(top + 1)}`} />
      <circle
        cx={round(cellX(map, port) + map.cellWidth / 2)}
        cy={round(cellY(map, port) + map.rowHeight / 2)}
        r={Math.min(3.4, map.cellWidth / 2)}
      />
    </g>
  );
}

/** The next twenty, in the order they would be drawn: the first darkest. */
export function NextDrawsMarks({
  map,
  draws,
}: {
  readonly map: MapGeometry;
  readonly draws: readonly Draw[];
}) {
  return (
    <g className="port-next">
      {draws.map(({ port }, index) => (
        <circle
          key={port}
          cx={round(cellX(map, port) + map.cellWidth / 2)}
          cy={round(cellY(map, port) + map.rowHeight / 2)}
          r={Math.min(4, map.cellWidth / 2 + 0.4)}
          opacity={1 - index * 0.03}
        />
      ))}
    </g>
  );
}

const mostShownWeight = 12;

/** A bar from the cell's foot for each free port that a scan is more likely to end at than at its neighbours. */
export function Landings({ map, zones }: { readonly map: MapGeometry; readonly zones: LandingZones | null }) {
  if (!zones) return null;
  const width = Math.max(2, map.cellWidth - 3);
  const bars = zones.landings.flatMap(({ port, weight }) => {
    if (weight < 2) return [];
    const height = (map.rowHeight - 2) * Math.min(1, weight / mostShownWeight);
    const x = cellX(map, port) + (map.cellWidth - width) / 2;
    const foot = cellY(map, port) + map.rowHeight - 1;
    return `M${round(x)} ${round(foot)}h${round(width)}v${round(-height)}h${round(-width)}z`;
  });
  return <path className="port-landing" d={bars.join('')} />;
}
