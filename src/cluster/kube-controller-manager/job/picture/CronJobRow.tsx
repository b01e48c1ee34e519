import type { CronJobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWords as words } from '#i18n/jobs.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { clock } from '#ui/timeText.ts';
import { Baseline } from './Baseline.tsx';
import { CronRow } from './CronRow.tsx';
import type { RowOf, RowViewProps } from './rowViewProps.tsx';

/** A CronJob: its name, its Jobs by their start, and what the row shows. */
export function CronJobRow(props: RowViewProps & { readonly row: RowOf<'cron'> }) {
  const { row, model, belowModel, scale, scope, nameX, narrow, locale, selection, shownJobs } = props;
  const { pair, baseline, height } = row;
  const name = (pair.above ?? pair.below)!.name;
  return (
    <g>
      <text x={nameX} y={narrow ? baseline - height - 8 : baseline - 8} className="type-lane">
        {name}
      </text>
      {narrow ? null : (
        <text x={nameX} y={baseline + 7} className="type-label text-2">
          {words.cronJob[locale]}
        </text>
      )}
      <text x={scale.left + 6} y={baseline + (belowModel ? height : 0) + 26} className="type-label text-2">
        {cronNote(pair.above ?? pair.below)[locale]}
      </text>
      <Baseline y={baseline} scale={scale} scope={scope} />
      {(['above', 'below'] as const).map((side) => {
        const cronJob = pair[side];
        const from = side === 'above' ? model : belowModel;
        return cronJob && from ? (
          <CronRow
            key={side}
            {...{ cronJob, scale, scope, locale, selection }}
            jobs={from.jobs}
            rowKey={`${row.key} ${side}`}
            lane={{ baseline, height, up: side === 'above' ? 1 : -1 }}
            end={from.end}
            shown={shownJobs}
          />
        ) : null;
      })}
    </g>
  );
}

/** What the row of a CronJob shows, or why it is empty. */
function cronNote(cronJob: CronJobPicture | null): Sentence {
  if (cronJob === null || cronJob.starts.length > 0) return words.cronNote;
  return cronJob.nextAt === null ? words.cronNever : words.cronLater(clock(cronJob.nextAt));
}
