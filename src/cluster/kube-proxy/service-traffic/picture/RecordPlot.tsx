import { memo } from 'react';
import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import type { SceneMark } from '#cluster/scene.ts';
import { rolloutWords as words } from '#i18n/rollout.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId, Limit } from '#simulation/trace.ts';
import type { AxisTicks } from '#ui/axisTicks.ts';
import { Patterns } from '#ui/Patterns.tsx';
import { TimeGrid } from '#ui/TimeAxis.tsx';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import { EventsRow } from './EventsRow.tsx';
import { HealthLanes } from './HealthLanes.tsx';
import { LaneRowView } from './LaneRowView.tsx';
import { eventsPx, type PictureLayout } from './pictureLayout.ts';
import { ReplicasChart } from './ReplicasChart.tsx';
import { RequestsChart } from './RequestsChart.tsx';

/** Everything of the record that does not move with the pen. */
export const RecordPlot = memo(function RecordPlot(props: {
  readonly stage: Stage;
  readonly other: Stage | null;
  readonly layout: PictureLayout;
  readonly scale: TimeScale;
  readonly ticks: AxisTicks;
  readonly scope: string;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
  readonly truncated: Limit | null;
  readonly marks: readonly SceneMark[];
}) {
  const { stage, other, layout, scale, ticks, scope, locale, measure, selection, truncated, marks } = props;
  const { namesRight } = layout;
  const end = scale.x(stage.end);
  return (
    <svg
      className="picture-plot"
      width={layout.width}
      height={layout.bottom}
      role="graphics-object"
      aria-label={words.title[locale]}
    >
      <Patterns scope={scope} />
      <TimeGrid ticks={ticks} top={0} bottom={layout.bottom - 4} />
      <EventsRow
        {...{ marks, scale, namesRight, locale, measure, selection }}
        y={layout.lanesTop - eventsPx / 2}
      />
      {layout.rows.map((row) => (
        <LaneRowView key={rowKey(row)} {...{ row, stage, scale, scope, locale, selection, namesRight }} />
      ))}
      <ReplicasChart
        {...{ stage, scale, scope, locale, namesRight, measure }}
        below={other}
        box={layout.replicas}
      />
      {layout.requests ? (
        <RequestsChart
          {...{ stage, scale, locale, namesRight, selection }}
          below={other}
          box={layout.requests}
        />
      ) : null}
      {layout.health ? (
        <HealthLanes {...{ stage, scale, locale, namesRight, selection, measure }} health={layout.health} />
      ) : null}
      {truncated !== null && end >= scale.left && end <= scale.right ? (
        <path
          d={`M${end} ${layout.lanesTop}${'l4 5l-4 5'.repeat(Math.floor((layout.bottom - layout.lanesTop) / 10))}`}
          stroke="var(--fail)"
          fill="none"
        />
      ) : null}
    </svg>
  );
});

function rowKey(row: PictureLayout['rows'][number]): string {
  return row.kind === 'pod' ? `pod ${row.pod}` : `${row.kind} ${row.node}`;
}
