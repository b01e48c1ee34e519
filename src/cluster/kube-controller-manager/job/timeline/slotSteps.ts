import { isJobFinished } from '#cluster/kube-controller-manager/job/jobConditions.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import type { JobHistory } from './jobHistory.ts';
import type { JobLane, SlotStep } from './jobsModel.ts';

type Change = { readonly at: Milliseconds } & Partial<Record<'active' | 'terminating' | 'left', number>>;

/** How many pods were at work, were terminating, and could have been at work, step by step. */
export function slotSteps(lanes: readonly JobLane[], history: JobHistory): readonly SlotStep[] {
  const { versions } = history;
  const changes: Change[] = lanes.flatMap(laneChanges);
  for (const { at } of versions) changes.push({ at });
  if (history.goneAt !== null) changes.push({ at: history.goneAt });
  changes.sort((a, b) => a.at - b.at);
  const steps: SlotStep[] = [];
  const indexed = versions[0]!.job.spec.completionMode === 'Indexed';
  const total = { active: 0, terminating: 0, left: indexed ? lanes.length : 0 };
  let version = -1;
  for (const [order, change] of changes.entries()) {
    total.active += change.active ?? 0;
    total.terminating += change.terminating ?? 0;
    total.left += change.left ?? 0;
    const { at } = change;
    if (changes[order + 1]?.at === at) continue;
    while (versions[version + 1] && versions[version + 1]!.at <= at) version += 1;
    const job = versions[Math.max(0, version)]!.job;
    const { parallelism = 1, completions, suspend } = job.spec;
    const over = isJobFinished(job) || suspend === true || (history.goneAt !== null && at >= history.goneAt);
    const succeeded = job.status?.succeeded ?? 0;
    const left = indexed
      ? total.left
      : completions === undefined
        ? succeeded > 0
          ? total.active
          : parallelism
        : completions - succeeded;
    const wanted = over ? 0 : Math.max(0, Math.min(parallelism, left));
    const { active, terminating } = total;
    const last = steps.at(-1);
    const same =
      last?.active === active &&
      last.terminating === terminating &&
      last.wanted === wanted &&
      last.parallelism === parallelism;
    if (!same) steps.push({ at, active, terminating, wanted, parallelism });
  }
  return steps;
}

function laneChanges({ attempts, doneAt, lost }: JobLane): Change[] {
  const changes: Change[] = [];
  for (const { createdAt, endAt, terminating } of attempts) {
    const activeTo = Math.min(endAt, terminating?.from ?? endAt);
    changes.push({ at: createdAt, active: 1 }, { at: activeTo, active: -1 });
    if (terminating && endAt > terminating.from)
      changes.push({ at: terminating.from, terminating: 1 }, { at: endAt, terminating: -1 });
  }
  const overAt = Math.min(doneAt ?? Number.POSITIVE_INFINITY, lost?.at ?? Number.POSITIVE_INFINITY);
  if (overAt < Number.POSITIVE_INFINITY) changes.push({ at: overAt, left: -1 });
  return changes;
}
