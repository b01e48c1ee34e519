import type { Run } from '#cluster/run.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { countUntil } from './countUntil.ts';
import type { Stage, StageChoice } from './rolloutModel.ts';
import type { TrafficIndex } from './trafficIndex.ts';

export type Fate = 'served' | 'refused' | 'reset' | 'timedOut' | 'error';

/**
 * Requests in order of when they were sent, one column an aspect, so that thousands of them are read at any t by
 * halving. `node` and `pod` are places in the stage's lists, −1 where it never got that far.
 */
export interface RequestLog {
  readonly sentAt: readonly Milliseconds[];
  readonly endedAt: readonly Milliseconds[];
  readonly event: readonly EventId[];
  readonly node: readonly number[];
  readonly pod: readonly number[];
  readonly fate: readonly Fate[];
  /** Whether it came from outside, through the balancer or a node port. */
  readonly outside: readonly boolean[];
  /** Places of those that failed, in the same order. */
  readonly failed: readonly number[];
  /** Requests a second that are asked for, and when. */
  readonly ratePerSecond: number;
}

export const noRequests: RequestLog = {
  sentAt: [],
  endedAt: [],
  event: [],
  node: [],
  pod: [],
  fate: [],
  outside: [],
  failed: [],
  ratePerSecond: 0,
};

/** Places `[first, last)` of the requests sent after `from` and not after `to`. */
export function sentWithin(log: RequestLog, from: Milliseconds, to: Milliseconds): readonly [number, number] {
  return [countUntil(log.sentAt, from), countUntil(log.sentAt, to)];
}

/** Reads the clients' facts about one Service. */
export function requestLog(
  _run: Run,
  _index: TrafficIndex,
  _choice: StageChoice,
  _of: Pick<Stage, 'pods' | 'nodes'>,
): RequestLog {
  return noRequests;
}
