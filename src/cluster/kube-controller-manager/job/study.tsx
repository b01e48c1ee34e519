import type { SceneStudy } from '#cluster/feature.tsx';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { JobTable } from '#cluster/kube-controller-manager/job/twin/JobTable.tsx';
import { verbatim } from '#i18n/sentence.ts';

export const study: SceneStudy<JobsModel> = {
  placeOf: () => null,
  explain: () => null,
  claims: () => [],
  differences: () => ({ headline: verbatim(''), rows: [], sentences: [] }),
  measure: () => [],
  Table: JobTable,
};
