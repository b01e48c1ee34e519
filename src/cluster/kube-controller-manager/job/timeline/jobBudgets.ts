import type { JobHistory } from './jobHistory.ts';
import type { Budget, JobLane } from './jobsModel.ts';

/** What upstream takes for no limit. Source: v1.28 pkg/apis/batch/v1/defaults.go:SetDefaults_Job. */
const noLimit = 2_147_483_647;

/** The Job's budgets and how they run down, in failed pods and in lost indexes. */
export function jobBudgets(history: JobHistory, lanes: readonly JobLane[]): readonly Budget[] {
  const { spec } = history.versions.at(-1)!.job;
  const budgets: Budget[] = [];
  const { backoffLimit = 6, maxFailedIndexes } = spec;
  if (backoffLimit < noLimit) {
    budgets.push({ field: 'backoffLimit', limit: backoffLimit, steps: failedSteps(history) });
  }
  if (maxFailedIndexes !== undefined) {
    const lost = lanes.flatMap((lane) => lane.lost ?? []).sort((a, b) => a.at - b.at);
    const steps = lost.map(({ at, event }, order) => ({ at, event, used: order + 1 }));
    budgets.push({ field: 'maxFailedIndexes', limit: maxFailedIndexes, steps });
  }
  return budgets;
}

function failedSteps({ versions }: JobHistory): Budget['steps'] {
  const steps: Budget['steps'][number][] = [];
  for (const { at, event, job } of versions) {
    const used = job.status?.failed ?? 0;
    if (used !== (steps.at(-1)?.used ?? 0)) steps.push({ at, used, event });
  }
  return steps;
}
