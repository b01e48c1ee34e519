import { memo } from 'react';
import type { NodeLife, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { instant } from './instant.ts';
import type { PictureLayout } from './pictureLayout.ts';

/** What the nodes answer the balancer: a line while it is 200, dashed carmine while it is not; a tick a check. */
export const HealthLanes = memo(function HealthLanes(props: {
  readonly stage: Stage;
  readonly health: NonNullable<PictureLayout['health']>;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly namesRight: number;
  readonly selection: EventId | null;
  readonly measure: Measure;
}) {
  const { stage, health, scale, locale, namesRight, selection, measure } = props;
  const hidden = stage.nodes.length - health.nodes.length;
  return (
    <g>
      <text x={namesRight} y={health.top} className="type-lane" textAnchor="end">
        {words.health[locale]}
      </text>
      {health.nodes.map((place, row) => {
        const node = stage.nodes[place];
        if (!node) return null;
        const y = health.top + (row + 1) * health.pitch - 2;
        return <HealthLane key={node.name} {...{ node, y, scale, locale, namesRight, selection, measure }} />;
      })}
      {hidden > 0 ? (
        <text
          x={scale.left}
          y={health.top + (health.nodes.length + 1) * health.pitch}
          className="type-label text-2"
        >
          {words.healthRest(hidden)[locale]}
        </text>
      ) : null}
    </g>
  );
});

function HealthLane(props: {
  readonly node: NodeLife;
  readonly y: number;
  readonly scale: TimeScale;
  readonly locale: Locale;
  readonly namesRight: number;
  readonly selection: EventId | null;
  readonly measure: Measure;
}) {
  const { node, y, scale, locale, namesRight, selection, measure } = props;
  const inView = (at: number) => at >= scale.from && at <= scale.to;
  const out = node.backend.find(({ inService, from }) => !inService && from > 0);
  const outText = out ? words.outAt(node.name, instant(out.from))[locale] : '';
  const outWidth = measure(outText, 'label');
  return (
    <g>
      <text x={namesRight} y={y + 4} className="type-label text-2" textAnchor="end">
        {node.name}
      </text>
      <path d={`M${scale.left} ${y + 5}H${scale.right}`} stroke="var(--hair)" />
      {node.health.map(({ from, to, healthz, event }) => {
        const [x0, x1] = [Math.max(scale.left, scale.x(from)), Math.min(scale.right, scale.x(to))];
        if (x1 <= x0) return null;
        const good = healthz === 200;
        const code = healthz === null ? words.noAnswer[locale] : String(healthz);
        return (
          <g
            key={event}
            {...markProps({
              row: `health ${node.name}`,
              x: x0,
              name: words.healthName(node.name, code, instant(from), instant(to))[locale],
              events: [event],
              selected: event === selection,
            })}
          >
            <rect x={x0} y={y - 5} width={x1 - x0} height="10" fill="transparent" />
            <path
              d={`M${x0} ${y}H${x1}`}
              stroke={good ? 'var(--init)' : 'var(--fail)'}
              strokeWidth={good ? 2.6 : 1.6}
              strokeDasharray={healthz === null ? '1.5 4' : good ? undefined : '5 3'}
            />
          </g>
        );
      })}
      {node.checks.map(({ at, code, event }) => {
        if (!inView(at)) return null;
        const x = scale.x(at);
        const good = code === 200;
        return (
          <path
            key={event}
            d={good ? `M${x} ${y - 4}v8` : `M${x - 3.4} ${y - 3.4}l6.8 6.8m0 -6.8l-6.8 6.8`}
            stroke={good ? 'var(--text)' : 'var(--fail)'}
            strokeWidth="1.6"
            {...markProps({
              row: `health ${node.name}`,
              x,
              name: words.checkName(
                node.name,
                code === null ? words.noAnswer[locale] : String(code),
                instant(at),
              )[locale],
              events: [event],
              selected: event === selection,
            })}
          />
        );
      })}
      {out && inView(out.from) ? (
        <text
          x={Math.min(scale.x(out.from) + 8, scale.right - outWidth)}
          y={y + 14}
          className="type-label text-fail on-plate"
        >
          {outText}
        </text>
      ) : null}
    </g>
  );
}

/** Of few nodes all are drawn; of many those that ever answered otherwise. */
export function nodesWithHealth({ nodes }: Stage): readonly number[] {
  const asked = nodes.flatMap(({ health }, place) => (health.length > 0 ? [place] : []));
  if (asked.length <= 6) return asked;
  return asked.filter((place) => {
    const node = nodes[place];
    return (
      node?.health.some(({ healthz }) => healthz !== 200) ||
      node?.backend.some(({ inService, from }) => !inService && from > 0)
    );
  });
}
