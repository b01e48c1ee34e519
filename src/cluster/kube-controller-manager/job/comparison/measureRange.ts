import type { JobPicture, JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Measurement, ViewRange } from '#cluster/scene.ts';
import { jobDifferenceWords as words } from '#i18n/jobDifferences.ts';

/**
 * The numbers of a marked range, of all Jobs together: pods begun, ended and failed, back-offs, indexes lost, pods at
 * work (least, mean, most) and slots that stood empty. What happens at the range's very end is not in it.
 */
export function measureRange({ jobs }: JobsModel, range: ViewRange): readonly Measurement[] {
  const lanes = jobs.flatMap((job) => job.lanes);
  const attempts = lanes.flatMap((lane) => lane.attempts);
  const inRange = (at: number) => at >= range.from && at < range.to;
  const count = (holds: (attempt: (typeof attempts)[number]) => boolean) =>
    String(attempts.filter(holds).length);
  const work = workIn(jobs, range);
  return [
    { what: words.begun, value: count(({ createdAt }) => inRange(createdAt)) },
    {
      what: words.succeeded,
      value: count(({ outcome, endAt }) => outcome === 'succeeded' && inRange(endAt)),
    },
    {
      what: words.failedPods,
      value: count(({ outcome, endAt }) => (outcome === 'failed' || outcome === 'killed') && inRange(endAt)),
    },
    {
      what: words.backOffs,
      value: String(lanes.flatMap(({ waits }) => waits).filter(({ from }) => inRange(from)).length),
    },
    { what: words.lost, value: String(lanes.filter(({ lost }) => lost && inRange(lost.at)).length) },
    { what: words.atWork, value: `${work.least} / ${work.mean.toFixed(1)} / ${work.most}` },
    { what: words.empty, value: `${(work.emptyMs / 1000).toFixed(1)} s` },
  ];
}

function workIn(jobs: readonly JobPicture[], range: ViewRange) {
  const changes: { readonly at: number; readonly active: number; readonly empty: number }[] = [];
  for (const { slots } of jobs) {
    let active = 0;
    let empty = 0;
    for (const step of slots) {
      const free = Math.max(0, step.wanted - step.active - step.terminating);
      changes.push({ at: step.at, active: step.active - active, empty: free - empty });
      active = step.active;
      empty = free;
    }
  }
  changes.sort((a, b) => a.at - b.at);
  let [active, empty, at] = [0, 0, range.from];
  let [least, most, podMs, emptyMs] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  const pass = (until: number) => {
    const ms = until - at;
    if (ms <= 0) return;
    least = Math.min(least, active);
    most = Math.max(most, active);
    podMs += active * ms;
    emptyMs += empty * ms;
    at = until;
  };
  for (const change of changes) {
    pass(Math.min(change.at, range.to));
    active += change.active;
    empty += change.empty;
  }
  pass(range.to);
  const mean = podMs / Math.max(1, range.to - range.from);
  return { least: Number.isFinite(least) ? least : 0, most, mean, emptyMs };
}
