import type { Pod } from '#api/types.ts';
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
    const restarts = spec.template.spec.restartPolicy === 'OnFailure';
    budgets.push({
      field: 'backoffLimit',
      limit: backoffLimit,
      ...(restarts
        ? { counts: 'restarts', failsAt: Math.max(1, backoffLimit), steps: restartSteps(history) }
        : { counts: 'pods', failsAt: backoffLimit + 1, steps: failedSteps(history) }),
    });
  }
  if (maxFailedIndexes !== undefined) {
    const lost = lanes.flatMap((lane) => lane.lost ?? []).sort((a, b) => a.at - b.at);
    const steps = lost.map(({ at, event }, order) => ({ at, event, used: order + 1 }));
    budgets.push({
      field: 'maxFailedIndexes',
      limit: maxFailedIndexes,
      counts: 'indexes',
      failsAt: maxFailedIndexes + 1,
      steps,
    });
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

/**
 * Restarts of all containers, those before the others included, of pods that have not finished; with failed pods, which
 * count as well.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:pastBackoffLimitOnFailure.
 */
function restartSteps({ pods, versions }: JobHistory): Budget['steps'] {
  const changes: { readonly at: number; readonly event: number; readonly by: number }[] = [];
  for (const { events } of pods) {
    let known = 0;
    for (const event of events) {
      if (event.kind !== 'ObjectModified' && event.kind !== 'ObjectDeleted') continue;
      const now = event.kind === 'ObjectDeleted' ? 0 : restartsOf(event.detail.object as Pod);
      if (now !== known) changes.push({ at: event.at, event: event.id, by: now - known });
      known = now;
    }
  }
  let failed = 0;
  for (const { at, event, job } of versions) {
    const now = job.status?.failed ?? 0;
    if (now !== failed) changes.push({ at, event, by: now - failed });
    failed = now;
  }
  let used = 0;
  return changes
    .sort((a, b) => a.at - b.at || a.event - b.event)
    .map(({ at, event, by }) => {
      used += by;
      return { at, event, used };
    });
}

function restartsOf({ status }: Pod): number {
  if (status?.phase !== 'Running' && status?.phase !== 'Pending') return 0;
  const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return statuses.reduce((sum, { restartCount }) => sum + restartCount, 0);
}
