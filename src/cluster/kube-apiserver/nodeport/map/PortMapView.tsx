import '#ui/picture.css';
import './port-map.css';
import { useMemo, useRef, useState } from 'react';
import type { SceneProps } from '#cluster/feature.tsx';
import { OddsPanel } from '#cluster/kube-apiserver/nodeport/odds/OddsPanel.tsx';
import { documentAt } from '#cluster/runDocuments.ts';
import { nodePortWords as words } from '#i18n/nodePorts.ts';
import { measureText } from '#ui/textWidth.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { useFontsVersion } from '#ui/useFontsVersion.ts';
import { BandsPanel } from './BandsPanel.tsx';
import { CellLine } from './CellLine.tsx';
import { groupProps } from './gridProps.ts';
import { landingZones } from './landingZones.ts';
import { MapGrid } from './MapGrid.tsx';
import { MapOverview } from './MapOverview.tsx';
import { leastMapHeight, mapGeometry } from './mapGeometry.ts';
import { nextDraws } from './nextDraws.ts';
import type { PortMap } from './portMap.ts';
import type { PortState } from './portState.ts';
import { TallyPanel } from './TallyPanel.tsx';
import { usePortState } from './usePortState.tsx';

/** What is laid over the map on request. */
export type MapLayer = 'none' | 'landing' | 'next20';

/** From so many rows on the map scrolls, and stands in small beside itself. */
const overviewFromRows = 100;

/** The NodePorts scene: the whole range as a map that is read like a timetable. */
export function PortMapView(props: SceneProps<PortMap>) {
  const { run, model, below, now, locale, selection, hovered, onSelect, onHover } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame, { width: 820, height: 460 });
  const fontsVersion = useFontsVersion();
  const measure = useMemo(() => measureText(locale, fontsVersion), [locale, fontsVersion]);
  const state = usePortState(model, now);
  const other = usePortState(below?.model ?? null, now);
  const [layer, setLayer] = useState<MapLayer>('none');
  const [active, setActive] = useState<number | null>(null);

  const map = useMemo(() => mapGeometry(union(state.range, other?.range), size), [state.range, other, size]);
  const draws = useMemo(() => nextDraws(state, model, 20), [state, model]);
  const zones = useMemo(() => landingZones(state), [state]);
  const selected = useMemo(() => portOf(model, selection), [model, selection]);
  const shown = active ?? selected;
  const lineOf = (document: number | null) => nodePortLine(run, document);
  const documents = useMemo(
    () => new Map(model.services.map(({ subject, document }) => [subject, document])),
    [model],
  );
  const touched = useMemo(
    () => (hovered === null ? [] : portsOf(state, documents, hovered.document)),
    [state, documents, hovered],
  );
  const point = (port: number | null) => {
    setActive(port);
    const subject = port === null ? undefined : state.holders.get(port)?.subject;
    const document = subject === undefined ? null : (documents.get(subject) ?? null);
    onHover(document === null ? null : { document, path: '' });
  };

  return (
    <div className={props.stale ? 'ports stale' : 'ports'} {...groupProps(words.picture[locale])}>
      <div className="ports-room">
        <div className="ports-map" ref={frame} style={{ minHeight: leastMapHeight(map.rows) }}>
          <MapGrid
            {...{ map, state, other, draws, zones, layer, locale, measure, selected, lineOf, onSelect }}
            active={shown ?? state.range.base}
            touched={touched}
            onActive={point}
          />
        </div>
        {map.rows > overviewFromRows ? (
          <MapOverview
            {...{ map, state, locale }}
            next={draws[0]?.port ?? null}
            frame={frame}
            height={size.height}
          />
        ) : null}
      </div>
      <CellLine
        {...{ state, other, zones, locale, onSelect }}
        port={shown}
        note={below ? words.bothFates(props.aboveLabel, below.label)[locale] : ''}
      />
      <div className="ports-panels">
        <BandsPanel {...{ model, state, locale }} onRange={props.onScenario} onCompare={props.onCompare} />
        <OddsPanel {...{ model, state, locale }} port={shown} ask={props.ask} />
        <TallyPanel {...{ state, zones, draws, layer, locale }} onLayer={setLayer} />
      </div>
    </div>
  );
}

/** Ports that a document's Service holds. */
function portsOf(
  { holders }: PortState,
  documents: ReadonlyMap<string, number | null>,
  document: number,
): readonly number[] {
  return [...holders].flatMap(([port, { subject }]) => (documents.get(subject) === document ? [port] : []));
}

function union(a: PortRangeLike, b: PortRangeLike | undefined): PortRangeLike {
  if (!b) return a;
  const base = Math.min(a.base, b.base);
  return { base, size: Math.max(a.base + a.size, b.base + b.size) - base };
}

interface PortRangeLike {
  readonly base: number;
  readonly size: number;
}

/** The port an event is about. */
function portOf(model: PortMap, event: number | null): number | null {
  if (event === null) return null;
  const change = model.changes.find((one) => one.event === event);
  return change?.port ?? model.refusals.find((one) => one.event === event)?.port ?? null;
}

/** The line that asks for a port: the first `nodePort` of a document. */
function nodePortLine(run: SceneProps<PortMap>['run'], document: number | null): number | null {
  const found = documentAt(run, document);
  const path = Object.keys(found?.lines ?? {}).find((one) => one.endsWith('.nodePort'));
  return path === undefined ? null : (found?.lines[path]?.[0] ?? null);
}
