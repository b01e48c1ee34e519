import type { Job } from '#api/batchTypes.ts';
import type { Pod } from '#api/types.ts';
import { goSorted } from '#base/goSort.ts';
import { comparePodsForRemoval } from './comparePodsForRemoval.ts';
import { compareByCompletionIndex, completionIndex, isIndexedJob } from './jobPod.ts';

/**
 * The active pods to delete, `removeAtLeast` of them and in that order. Of an Indexed Job first all but the best of each
 * index and those whose index it does not have; that may be more than asked for.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:activePodsForRemoval.
 */
export function activePodsForRemoval(
  job: Job,
  activePods: readonly Pod[],
  removeAtLeast: number,
): { readonly pods: readonly Pod[]; readonly ofIndexes: number } {
  const { remove, left } = isIndexedJob(job)
    ? duplicatedIndexPodsForRemoval(activePods, job.spec.completions ?? 0)
    : { remove: [], left: activePods };
  const more = removeAtLeast - remove.length;
  if (more <= 0) return { pods: remove, ofIndexes: remove.length };
  const worst = goSorted(left, comparePodsForRemoval).slice(0, more);
  return { pods: [...remove, ...worst], ofIndexes: remove.length };
}

/** Source: v1.28 pkg/controller/job/indexed_job_utils.go:appendDuplicatedIndexPodsForRemoval. */
function duplicatedIndexPodsForRemoval(
  pods: readonly Pod[],
  completions: number,
): { readonly remove: readonly Pod[]; readonly left: readonly Pod[] } {
  const byIndex = new Map<number | null, Pod[]>();
  for (const pod of goSorted(pods, compareByCompletionIndex)) {
    const index = completionIndex(pod);
    const same = byIndex.get(index);
    if (same) same.push(pod);
    else byIndex.set(index, [pod]);
  }
  const remove: Pod[] = [];
  const left: Pod[] = [];
  for (const [index, same] of byIndex) {
    if (index === null || index >= completions) {
      remove.push(...same);
      continue;
    }
    const worstFirst = goSorted(same, comparePodsForRemoval);
    remove.push(...worstFirst.slice(0, -1));
    left.push(...worstFirst.slice(-1));
  }
  return { remove, left };
}
