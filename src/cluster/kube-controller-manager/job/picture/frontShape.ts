import type { JobLane } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** Some indexes as one row: how many of them had a pod that was useful, and what failed among them. */
export interface FrontGroup {
  readonly first: number;
  readonly last: number;
  /** From `at` on, so many of them run. */
  readonly steps: readonly { readonly at: Milliseconds; readonly count: number }[];
  readonly failures: readonly { readonly at: Milliseconds; readonly event: EventId }[];
  readonly lost: readonly { readonly at: Milliseconds; readonly event: EventId }[];
}

/** The lanes of a Job, `per` to a row. What terminates counts 0: a wedge has no number. */
export function frontGroups(lanes: readonly JobLane[], per: number): readonly FrontGroup[] {
  const groups: FrontGroup[] = [];
  for (let first = 0; first < lanes.length; first += per)
    groups.push(groupOf(lanes.slice(first, first + per)));
  return groups;
}

function groupOf(lanes: readonly JobLane[]): FrontGroup {
  const changes: { readonly at: Milliseconds; readonly by: number }[] = [];
  const failures: { readonly at: Milliseconds; readonly event: EventId }[] = [];
  const lost: { readonly at: Milliseconds; readonly event: EventId }[] = [];
  for (const lane of lanes) {
    for (const { createdAt, endAt, terminating, outcome, cap } of lane.attempts) {
      changes.push({ at: createdAt, by: 1 }, { at: Math.min(endAt, terminating?.from ?? endAt), by: -1 });
      if (outcome === 'failed' && cap) failures.push({ at: cap.at, event: cap.event });
    }
    if (lane.lost) lost.push({ at: lane.lost.at, event: lane.lost.event });
  }
  changes.sort((a, b) => a.at - b.at);
  const steps: { at: Milliseconds; count: number }[] = [];
  let count = 0;
  for (const [order, { at, by }] of changes.entries()) {
    count += by;
    if (changes[order + 1]?.at !== at) steps.push({ at, count });
  }
  failures.sort((a, b) => a.at - b.at);
  return { first: lanes[0]!.place, last: lanes.at(-1)!.place, steps, failures, lost };
}
