import type { Milliseconds } from '#simulation/trace.ts';
import type { Attempt, JobLane } from './jobsModel.ts';

/** What an index is doing: `pending` has been tried, waits for nothing, and has no pod. */
export type LaneState = 'succeeded' | 'working' | 'backOff' | 'pending' | 'lost' | 'notBegun';

/** An index, or a place, at an instant. */
export function laneStateAt({ attempts, waits, lost, doneAt }: JobLane, at: Milliseconds): LaneState {
  if (doneAt !== null && doneAt <= at) return 'succeeded';
  if (lost !== null && lost.at <= at) return 'lost';
  let begun = false;
  for (const { createdAt, endAt } of attempts) {
    if (createdAt > at) break;
    if (endAt > at) return 'working';
    begun = true;
  }
  if (!begun) return 'notBegun';
  return waits.some(({ from, to }) => from <= at && to > at) ? 'backOff' : 'pending';
}

/** Whether an attempt counts against the budgets: a failure that no Ignore rule excuses. */
export function isCountedFailure({ outcome, match }: Attempt): boolean {
  return (outcome === 'failed' || outcome === 'killed') && match?.action !== 'Ignore';
}

/** Failures of a lane that count, up to an instant. */
export function failuresAt({ attempts }: JobLane, at: Milliseconds): number {
  return attempts.filter((attempt) => attempt.endAt <= at && isCountedFailure(attempt)).length;
}
