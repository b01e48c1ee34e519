import { memo } from 'react';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { EventId } from '#simulation/trace.ts';
import type { AxisTicks } from '#ui/axisTicks.ts';
import { Patterns } from '#ui/Patterns.tsx';
import { TimeGrid } from '#ui/TimeAxis.tsx';
import { WordsClip } from '#ui/WordsClip.tsx';
import { JobLabels } from './JobLabels.tsx';
import { JobRowView } from './JobRowView.tsx';
import type { JobRows } from './jobRows.ts';
import type { JobsContent } from './jobsContent.tsx';
import type { RowViewProps } from './rowViewProps.tsx';
import { TornEdge } from './TornEdge.tsx';

export interface JobsBodyProps extends Omit<RowViewProps, 'row'> {
  readonly model: JobsModel;
  readonly rows: JobRows;
  readonly content: JobsContent;
  readonly ticks: AxisTicks;
  readonly selection: EventId | null;
}

/** Everything of the picture that does not move with the pen. */
export const JobsBody = memo(function JobsBody(props: JobsBodyProps) {
  const { model, rows, content, ticks, scale, scope, locale, width } = props;
  return (
    <svg
      className="picture-plot"
      width={width}
      height={rows.height}
      role="graphics-object"
      aria-label={words.title[locale]}
    >
      <Patterns scope={scope} />
      <WordsClip id={`${scope}-words`} labels={content.labels.placed} width={width} height={rows.height} />
      <TimeGrid ticks={ticks} top={0} bottom={rows.plotBottom} />
      {rows.rows.map((row) => (
        <JobRowView key={`${row.kind} ${row.key}`} {...props} row={row} />
      ))}
      <TornEdge model={model} scale={scale} bottom={rows.plotBottom} locale={locale} />
      <JobLabels labels={content.labels.placed} />
    </svg>
  );
});
