import { lazy, Suspense } from 'react';
import type { Feature, SceneProps, StripProps } from '#cluster/feature.tsx';
import { deriveJobs } from '#cluster/kube-controller-manager/job/timeline/deriveJobs.ts';
import { focusJobs } from '#cluster/kube-controller-manager/job/timeline/focusJobs.ts';
import type { JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { sceneMarks } from '#cluster/kube-controller-manager/job/timeline/sceneMarks.ts';
import { Silhouette } from '#cluster/kube-controller-manager/job/twin/Silhouette.tsx';
import { jobWords as words } from '#i18n/jobs.ts';

// Most texts have no Job: what draws them comes when there is one to draw.
const JobsView = lazy(async () => ({ default: (await import('./view.tsx')).JobsView }));
const JobStrip = lazy(async () => ({ default: (await import('./view.tsx')).JobStrip }));

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
  focus: focusJobs,
  marks: sceneMarks,
  View,
  Strip,
  Silhouette,
  study: async () => (await import('./study.tsx')).study,
};

function View(props: SceneProps<JobsModel>) {
  return (
    <Suspense>
      <JobsView {...props} />
    </Suspense>
  );
}

function Strip(props: StripProps<JobsModel>) {
  return (
    <Suspense>
      <JobStrip {...props} />
    </Suspense>
  );
}
