import type { SceneStudy } from '#cluster/feature.tsx';
import { claims } from '#cluster/kube-controller-manager/job/claims/claims.ts';
import { differences } from '#cluster/kube-controller-manager/job/comparison/differences.ts';
import { measureRange } from '#cluster/kube-controller-manager/job/comparison/measureRange.ts';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { JobTable } from '#cluster/kube-controller-manager/job/twin/JobTable.tsx';
import { explain } from '#cluster/kube-controller-manager/job/why/explain.ts';
import { placeOf } from '#cluster/kube-controller-manager/job/why/placeOf.ts';

/** The part of the scene that comes after the first picture. */
export const study: SceneStudy<JobsModel> = {
  placeOf,
  explain,
  claims,
  differences,
  measure: measureRange,
  Table: JobTable,
};
