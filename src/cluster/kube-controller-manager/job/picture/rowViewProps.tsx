import type { JobSeeds } from '#cluster/kube-controller-manager/job/seeds/jobSeeds.ts';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Measure } from '#ui/textWidth.ts';
import type { TimeScale } from '#ui/timeScale.ts';
import type { JobRow } from './jobRows.ts';
import type { JobsContent } from './jobsContent.tsx';

/** What a row of the Jobs picture is drawn from. */
export interface RowViewProps {
  readonly row: JobRow;
  readonly model: JobsModel;
  readonly belowModel: JobsModel | null;
  readonly content: JobsContent;
  readonly seeds: readonly JobSeeds[] | null;
  readonly several: boolean;
  readonly plotBottom: number;
  readonly shownJobs: ReadonlySet<string>;
  readonly openedIndexes: ReadonlyMap<string, number>;
  readonly scale: TimeScale;
  readonly width: number;
  readonly nameX: number;
  readonly nameWidth: number;
  readonly narrow: boolean;
  readonly scope: string;
  readonly locale: Locale;
  readonly measure: Measure;
  readonly selection: EventId | null;
}

export type RowOf<Kind extends JobRow['kind']> = Extract<JobRow, { kind: Kind }>;
