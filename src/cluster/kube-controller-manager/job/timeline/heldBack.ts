import type { Milliseconds } from '#simulation/trace.ts';
import type { JobHistory } from './jobHistory.ts';
import type { HeldBack, JobLane } from './jobsModel.ts';

/** For more lanes than this nobody reads who waits for whom. */
const mostLanes = 400;
/** The controller needs about a second to see that a place is free: that is no holding back. */
const leastMs = 1500;

/**
 * Which index waits though a place is free, and for whom: v1.28 looks at the lowest pending indexes only, as many as
 * there are free places, and one of them that is in its back-off keeps its place. The first index kept out waits for
 * the first of those, and so on. Without a limit for each index all of them wait for the Job's back-off.
 *
 * Source: v1.28 pkg/controller/job/indexed_job_utils.go:firstPendingIndexes.
 */
export function withHeldBack(
  lanes: readonly JobLane[],
  history: JobHistory,
  perIndex: boolean,
  overAt: Milliseconds,
): readonly JobLane[] {
  const someWait = lanes.some(({ index, waits }) => index !== null && waits.length > 0);
  if (!someWait || lanes.length > mostLanes) return lanes;
  const held = lanes.map((): HeldBack[] => []);
  const open = new Map<number, { readonly from: Milliseconds; readonly by: number | null }>();
  const times = changeTimes(lanes, history).filter((at) => at <= overAt);
  for (const at of [...times, overAt]) {
    const now = at === overAt ? new Map<number, number | null>() : keptOut(lanes, history, perIndex, at);
    for (const [place, { from, by }] of open) {
      if (now.has(place)) continue;
      open.delete(place);
      if (at - from >= leastMs) held[place]!.push({ from, to: at, by });
    }
    for (const [place, by] of now) if (!open.has(place)) open.set(place, { from: at, by });
  }
  return lanes.map((lane, place) => ({ ...lane, held: held[place]! }));
}

function changeTimes(lanes: readonly JobLane[], { versions }: JobHistory): readonly Milliseconds[] {
  const times = new Set(versions.map(({ at }) => at));
  for (const { attempts, waits } of lanes) {
    for (const { createdAt, endAt } of attempts) times.add(createdAt).add(endAt);
    for (const { from, to } of waits) times.add(from).add(to);
  }
  return [...times].sort((a, b) => a - b);
}

/** Who waits for whom at an instant: by place. */
function keptOut(
  lanes: readonly JobLane[],
  history: JobHistory,
  perIndex: boolean,
  at: Milliseconds,
): Map<number, number | null> {
  const version = history.versions.findLast((one) => one.at <= at);
  const { parallelism = 1, completions = 0, suspend } = version?.job.spec ?? {};
  if (!version || suspend) return new Map();
  let live = 0;
  let done = 0;
  const pending: { readonly place: number; readonly waits: boolean }[] = [];
  for (const { place, attempts, doneAt, lost, waits } of lanes) {
    if (doneAt !== null && doneAt <= at) done += 1;
    else if (attempts.some(({ createdAt, endAt }) => createdAt <= at && endAt > at)) live += 1;
    else if (lost === null || lost.at > at)
      pending.push({ place, waits: waits.some(({ from, to }) => from <= at && to > at) });
  }
  const free = Math.max(0, Math.min(parallelism, completions - done) - live);
  const considered = pending.slice(0, free);
  const keepers = considered.filter((one) => one.waits);
  // The Job's own back-off holds all it would have begun.
  if (!perIndex) {
    const all = keepers.length > 0 ? considered.filter((one) => !one.waits) : [];
    return new Map(all.map((one) => [one.place, null] as const));
  }
  const kept = pending.slice(free).filter((one) => !one.waits);
  return new Map(
    keepers.flatMap((keeper, order) => (kept[order] ? [[kept[order].place, keeper.place] as const] : [])),
  );
}
