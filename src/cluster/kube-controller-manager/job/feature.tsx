import type { Feature } from '#cluster/feature.tsx';
import { JobsView } from '#cluster/kube-controller-manager/job/picture/JobsView.tsx';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { sceneMarks } from '#cluster/kube-controller-manager/job/timeline/sceneMarks.ts';
import { JobStrip } from '#cluster/kube-controller-manager/job/twin/JobStrip.tsx';
import { Silhouette } from '#cluster/kube-controller-manager/job/twin/Silhouette.tsx';
import { jobWords as words } from '#i18n/jobs.ts';

export const feature: Feature<JobsModel> = {
  id: 'jobs',
  title: words.title,
  gate: 'JobBackoffLimitPerIndex',
  kep: 3850,
  drawsSeeds: true,
  nothingToShow: ({ documents }) => {
    const jobs = documents.filter(({ kind }) => kind === 'Job' || kind === 'CronJob');
    if (jobs.length === 0) return words.nothingToShow;
    return jobs.some(({ outcome }) => outcome === 'simulated') ? null : words.nothingRuns;
  },
  derive: deriveJobs,
  marks: sceneMarks,
  View: JobsView,
  Strip: JobStrip,
  Silhouette,
  study: async () => (await import('./study.tsx')).study,
};
