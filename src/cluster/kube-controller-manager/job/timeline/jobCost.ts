import type { Milliseconds } from '#simulation/trace.ts';
import type { Attempt, JobCost, JobLane, SlotStep } from './jobsModel.ts';

/** What failures cost: work thrown away, and places that stood empty while work was left. `waits`: places are kept. */
export function jobCost(
  lanes: readonly JobLane[],
  slots: readonly SlotStep[],
  waits: boolean,
  end: Milliseconds,
): JobCost {
  const attempts = lanes.flatMap((lane) => lane.attempts);
  const ranMs = (outcomes: readonly Attempt['outcome'][]) =>
    attempts
      .filter(({ outcome }) => outcomes.includes(outcome))
      .reduce((sum, { startedAt, endAt }) => sum + (startedAt === null ? 0 : endAt - startedAt), 0);
  let emptySlotMs = 0;
  let terminatingSlotMs = 0;
  for (const [order, { at, active, terminating, wanted }] of slots.entries()) {
    const ms = (slots[order + 1]?.at ?? end) - at;
    const free = Math.max(0, wanted - active);
    const kept = waits ? Math.min(free, terminating) : 0;
    terminatingSlotMs += kept * ms;
    emptySlotMs += (free - kept) * ms;
  }
  return { failedPodMs: ranMs(['failed']), killedPodMs: ranMs(['killed']), emptySlotMs, terminatingSlotMs };
}
