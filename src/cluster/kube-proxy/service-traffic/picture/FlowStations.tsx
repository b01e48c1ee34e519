import type { FlowState } from '#cluster/kube-proxy/service-traffic/model/flowState.ts';
import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Locale } from '#i18n/sentence.ts';
import { markProps } from '#ui/marks.ts';
import { fateWord } from './fateWord.ts';
import { type FlowGeometry, pointOn } from './flowGeometry.ts';
import { rateText } from './instant.ts';
import { type NodeLine, nodeLines } from './nodeWords.ts';

const linePx = 15;

/** Clients, balancer and nodes with what there is to say of them; a node is a mark that shows its rules. */
export function FlowStations(props: {
  readonly stage: Stage;
  readonly state: FlowState;
  readonly geometry: FlowGeometry;
  readonly locale: Locale;
  /** Name of the node whose rules are shown. */
  readonly shownNode: string | null;
  readonly atRest: boolean;
}) {
  const { stage, state, geometry, locale, shownNode, atRest } = props;
  const { clients, balancer } = geometry;
  const labelX = Math.max(12, clients.x - 32);
  // On a phone there is no room for two titles side by side.
  const beneath = balancer !== null && balancer.x - clients.x < 110;
  const asked = stage.requests.sentAt.length > 0;
  const inService = state.nodes.filter((node) => node.inService !== false && !node.gone).length;
  return (
    <g>
      {asked ? (
        <g>
          <path d={`M${clients.x} ${clients.y - 26}v52`} stroke="var(--text)" strokeWidth="2" />
          <text x={labelX} y={clients.y + (beneath ? 46 : -52)} className="type-lane">
            {words.clients[locale]}
          </text>
          <text x={labelX} y={clients.y + (beneath ? 62 : -35)} className="type-label text-2">
            {words.requestsPerSecond(rateText(stage.requests.ratePerSecond))[locale]}
          </text>
        </g>
      ) : null}
      {balancer && asked ? (
        <g>
          <path d={`M${balancer.x} ${balancer.y - 40}v80`} stroke="var(--text)" strokeWidth="4.5" />
          <text x={balancer.x + besidePx} y={balancer.y - 66} className="type-lane" textAnchor="end">
            {words.loadBalancer[locale]}
          </text>
          <text
            x={balancer.x + besidePx}
            y={balancer.y - 49}
            className={inService === 0 ? 'type-label text-fail' : 'type-label text-2'}
            textAnchor="end"
          >
            {(inService === 0 ? words.noBackend : words.evenSplit(inService))[locale]}
          </text>
        </g>
      ) : null}
      {state.nodes.map((node) => (
        <NodeStation
          key={node.node.name}
          {...{ node, geometry, locale, atRest }}
          hasRules={stage.serviceSpec?.clusterIP !== 'None'}
          shown={node.node.name === shownNode}
        />
      ))}
      {state.links
        .filter(({ lost, rate }) => lost > 0 && lost >= rate / 2)
        .slice(0, mostLossLabels)
        .map(({ node, pod, lost, lostBy }) => {
          const way = geometry.toPod(node, pod);
          if (!way || lostBy === null) return null;
          const at = pointOn(way, way.length * 0.7);
          const text = words.lostRate(rateText(lost), fateWord(lostBy)[locale])[locale];
          return (
            <text
              key={`${node} ${pod}`}
              x={at.x}
              y={at.y + 18}
              className="type-label text-fail on-plate"
              textAnchor="middle"
            >
              {text}
            </text>
          );
        })}
    </g>
  );
}

const mostLossLabels = 4;
/** The balancer's words end so far right of it: what stands at the nodes begins there. */
const besidePx = 22;

function NodeStation(props: {
  readonly node: FlowState['nodes'][number];
  readonly geometry: FlowGeometry;
  readonly locale: Locale;
  /** A headless Service has none. */
  readonly hasRules: boolean;
  readonly shown: boolean;
  readonly atRest: boolean;
}) {
  const { node, geometry, locale, hasRules, shown, atRest } = props;
  const place = geometry.nodes[node.place];
  if (!place) return null;
  const { x, y, detail } = place;
  const half = detail === 'full' ? 22 : detail === 'two' ? 13 : 6;
  const all = nodeLines(node, hasRules);
  const failing = all.some(({ tone }) => tone === 'failing');
  const lines = detail === 'full' ? all.slice(0, 4) : detail === 'two' ? mostTelling(all) : [];
  const top = y - half - 6 - lines.length * linePx;
  const lost =
    node.lost > 0 && node.lostBy !== null
      ? words.lostRate(rateText(node.lost), fateWord(node.lostBy)[locale])[locale]
      : null;
  return (
    <g>
      <g
        {...markProps({
          row: 'flow nodes',
          x: y,
          name: words.nodeName(node.node.name)[locale],
          events: [],
          selected: shown,
        })}
        data-node={node.node.name}
      >
        <rect x={x - 96} y={top - 14} width="104" height={y + half - top + 16} fill="transparent" />
        <path
          d={`M${x} ${y - half}v${2 * half}`}
          stroke={node.gone ? 'var(--fail)' : 'var(--text)'}
          strokeWidth="4.5"
          strokeDasharray={node.gone ? '3 3' : undefined}
        />
        {shown ? (
          <path d={`M${x - 5} ${y - half}v${2 * half}`} stroke="var(--text)" strokeWidth="1.5" />
        ) : null}
        <text
          x={detail === 'one' ? x - 8 : x + 2}
          y={detail === 'one' ? y + 4 : top}
          className={
            detail === 'one'
              ? `type-label strong on-plate${failing ? ' text-fail' : ''}`
              : 'type-lane on-plate'
          }
          textAnchor="end"
        >
          {node.node.name}
        </text>
      </g>
      {lines.map(({ text, tone }, index) => (
        <text
          key={text.en}
          x={x + 2}
          y={top + (index + 1) * linePx}
          className={
            tone === 'failing' ? 'type-label strong text-fail on-plate' : 'type-label text-2 on-plate'
          }
          textAnchor="end"
        >
          {text[locale]}
        </text>
      ))}
      {atRest && node.rate > 0 ? (
        <text x={x - 8} y={y + half + 13} className="type-label text-2" textAnchor="end">
          {words.perSecond(rateText(node.rate))[locale]}
        </text>
      ) : null}
      {lost ? (
        <text x={x + 8} y={y + half + 13} className="type-label strong text-fail on-plate">
          {lost}
        </text>
      ) : null}
    </g>
  );
}

/** Where there is room for one line, what is wrong comes before what is as ever. */
function mostTelling(lines: readonly NodeLine[]): readonly NodeLine[] {
  return [lines.find(({ tone }) => tone === 'failing') ?? lines[0]].filter((line) => line !== undefined);
}
