import type { ExplainedAction } from '#cluster/explanation.ts';
import type { JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Run } from '#cluster/run.ts';
import { documentAt } from '#cluster/runDocuments.ts';
import { jobWhyWords as words } from '#i18n/jobWhy.ts';

type Limit = 'backoffLimit' | 'backoffLimitPerIndex' | 'maxFailedIndexes';

/** Offers to raise a limit of the JobSpec to `value`; null where the text does not write it. */
export function remedy(run: Run, job: JobPicture, limit: Limit, value: number): ExplainedAction | null {
  const document = documentAt(run, job.document);
  const path = `${job.specPath}.${limit}`;
  if (!document?.lines[path]) return null;
  return { title: words.raise(limit, value), document: document.index, path, value };
}

/** The least backoffLimit that the failures, or restarts, of the run would not have exceeded. */
export function enoughBackoffLimit({ budgets, lanes }: JobPicture): number | null {
  const budget = budgets.find(({ field }) => field === 'backoffLimit');
  if (!budget) return null;
  if (budget.counts === 'restarts') {
    return budget.steps.reduce((most, { used }) => Math.max(most, used), budget.failsAt) + 1;
  }
  // Pods that the Job's own failure stopped count too, but only because it had failed.
  const failed = lanes
    .flatMap(({ attempts }) => attempts)
    .filter(({ outcome, match }) => outcome === 'failed' && match?.action !== 'Ignore').length;
  return Math.max(failed, budget.failsAt);
}
