import { memo } from 'react';
import type { PodLife, Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { markProps } from '#ui/marks.ts';
import { Trace } from '#ui/Trace.tsx';
import type { TimeScale } from '#ui/timeScale.ts';
import { heightY } from '#ui/tracePath.ts';
import { instant } from './instant.ts';
import type { LaneRow } from './laneRows.ts';
import { laneSteps } from './laneSteps.ts';
import { nodeSilhouette } from './nodeSilhouette.ts';
import { stackPaths } from './stackPaths.ts';

interface RowProps {
  readonly stage: Stage;
  readonly scale: TimeScale;
  readonly scope: string;
  readonly locale: Locale;
  readonly selection: EventId | null;
  readonly namesRight: number;
}

/** One row of the record. */
export function LaneRowView({ row, ...props }: RowProps & { readonly row: LaneRow }) {
  switch (row.kind) {
    case 'head':
      return null;
    case 'pod': {
      const pod = props.stage.pods[row.pod];
      return pod ? <PodLane pod={pod} row={row} {...props} /> : null;
    }
    case 'node':
      return <NodeLane row={row} {...props} />;
    default:
      return row satisfies never;
  }
}

const PodLane = memo(function PodLane(
  props: RowProps & { readonly pod: PodLife; readonly row: LaneRow & { readonly kind: 'pod' } },
) {
  const { pod, row, stage, scale, scope, locale, selection } = props;
  const lane = { baseline: row.baseline, height: row.height, up: 1 } as const;
  const ink = stage.revisions[pod.revision]?.ink ?? 'main';
  return (
    <g>
      <path d={`M${scale.left} ${row.baseline}H${scale.right}`} stroke="var(--hair)" />
      <g className="traces">
        <Trace steps={laneSteps(pod, scale)} lane={lane} ink={ink} scope={scope} />
      </g>
      {pod.spans.map(({ state, from, to, event }) => {
        const [x0, x1] = [Math.max(scale.left, scale.x(from)), Math.min(scale.right, scale.x(to))];
        if (x1 < scale.left || x0 > scale.right) return null;
        const word = state === 'terminating' ? words.terminatingLife : words[state];
        return (
          <rect
            key={from}
            x={x0}
            y={row.baseline - row.height}
            width={Math.max(3, x1 - x0)}
            height={row.height}
            fill="transparent"
            {...markProps({
              row: pod.key,
              x: x0,
              name: words.spanName(pod.name, word[locale], instant(from), instant(to))[locale],
              events: [event],
              selected: event === selection,
            })}
          />
        );
      })}
      {pod.exits.map(({ at, exitCode, event }) => {
        if (at < scale.from || at > scale.to) return null;
        const x = scale.x(at);
        return (
          <g
            key={event}
            {...markProps({
              row: pod.key,
              x,
              name: words.exitName(pod.name, exitCode, instant(at))[locale],
              events: [event],
              selected: event === selection,
            })}
          >
            <path
              d={`M${x} ${row.baseline}V${heightY(lane, 1) - 3}`}
              stroke={exitCode === 0 ? `var(--${ink})` : 'var(--fail)'}
              strokeWidth="1.5"
            />
            {exitCode !== 0 && row.named ? (
              <text x={x + 3} y={heightY(lane, 1) + 5} className="type-small text-fail on-plate">
                {exitCode}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
});

const NodeLane = memo(function NodeLane(
  props: RowProps & { readonly row: LaneRow & { readonly kind: 'node' } },
) {
  const { row, stage, scale, locale, namesRight } = props;
  const pods = row.pods.flatMap((place) => stage.pods[place] ?? []);
  const steps = nodeSilhouette(pods, stage.revisions.length).map(({ at, heights }) => ({
    at,
    layers: heights,
  }));
  const paths = stackPaths(steps, scale, { baseline: row.baseline, pxPerUnit: row.height, up: 1 });
  const name = row.node === '' ? words.noNode[locale] : row.node;
  const failures = pods.flatMap(({ exits }) => exits.filter(({ exitCode }) => exitCode !== 0));
  return (
    <g>
      <path d={`M${scale.left} ${row.baseline}H${scale.right}`} stroke="var(--hair)" />
      <g className="traces">
        {paths.map((path, revision) => {
          const ink = stage.revisions[revision]?.ink ?? 'main';
          return (
            <path
              key={ink}
              d={path}
              fill={`var(--${ink})`}
              fillOpacity=".5"
              stroke={`var(--${ink})`}
              strokeWidth="var(--line-trace-dense)"
            />
          );
        })}
      </g>
      {failures.map(({ at, event }) =>
        at < scale.from || at > scale.to ? null : (
          <path
            key={event}
            d={`M${scale.x(at)} ${row.baseline}v${-row.height - 3}`}
            stroke="var(--fail)"
            strokeWidth="1.5"
          />
        ),
      )}
      <g
        {...markProps({
          row: `node ${row.node}`,
          x: scale.left,
          name: (row.opened ? words.closeNode : words.openNode)(name, pods.length)[locale],
          events: [],
          selected: row.opened,
        })}
        data-open={row.node}
      >
        <rect
          x={namesRight - 90}
          y={row.baseline - row.height}
          width={scale.right - namesRight + 90}
          height={row.height + 4}
          fill="transparent"
        />
        <text x={namesRight} y={row.baseline - 2} className="type-label strong" textAnchor="end">
          {name}
        </text>
        <text x={namesRight + 28} y={row.baseline - 2} className="type-small text-2" textAnchor="end">
          {pods.length}
        </text>
      </g>
    </g>
  );
});
