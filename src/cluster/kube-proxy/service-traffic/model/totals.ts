import type { Milliseconds } from '#simulation/trace.ts';
import type { Fate, RequestLog } from './requestLog.ts';
import { sentWithin } from './requestLog.ts';
import type { LimitStep, ReplicaStep, Stage } from './rolloutModel.ts';

/** What a rollout cost, over a stretch of time. */
export interface Totals {
  readonly requests: number;
  readonly failed: number;
  /** Those of them that were sent before the first answer: the Service was not up yet. */
  readonly failedBefore: number;
  readonly byFate: Readonly<Record<Fate, number>>;
  /** Once it was up: how long no pod was ready, and how long fewer than the strategy allows were, in ms. */
  readonly withoutReadyMs: number;
  readonly shortMs: number;
  /** Pods beyond what is wanted, times how long, in pod-seconds; those terminating count too, for they hold their room. */
  readonly surgePodSeconds: number;
  readonly mostPods: number;
  readonly leastReady: number;
}

/** `from` and `to` in ms; the whole run when they are left out. */
export function totalsOf(stage: Stage, from: Milliseconds = 0, to: Milliseconds = stage.end): Totals {
  return { ...requestTotals(stage.requests, from, to), ...podTotals(stage, from, to) };
}

function requestTotals(log: RequestLog, from: Milliseconds, to: Milliseconds) {
  const byFate: Record<Fate, number> = { served: 0, refused: 0, reset: 0, timedOut: 0, error: 0 };
  const [first, last] = sentWithin(log, from - 1, to);
  for (let place = first; place < last; place += 1) byFate[log.fate[place]!] += 1;
  const requests = last - first;
  const failedBefore = Math.max(0, Math.min(log.firstServed, last) - first);
  return { requests, failed: requests - byFate.served, failedBefore, byFate };
}

function podTotals({ replicas, limits }: Stage, from: Milliseconds, to: Milliseconds) {
  let withoutReadyMs = 0;
  let shortMs = 0;
  let surgeMs = 0;
  let mostPods = 0;
  let leastReady = Number.POSITIVE_INFINITY;
  let wasReady = false;
  for (const { start, stop, step, limit } of stretches(replicas, limits, to)) {
    const ready = sum(step.ready);
    // Until it has been up once there is nothing to lose.
    wasReady ||= limit !== null && ready >= (limit.leastReady ?? limit.wanted) && ready > 0;
    const length = Math.max(0, Math.min(stop, to) - Math.max(start, from));
    if (length === 0) continue;
    const pods = ready + sum(step.starting) + step.terminating;
    mostPods = Math.max(mostPods, pods);
    if (!wasReady) continue;
    leastReady = Math.min(leastReady, ready);
    const wanted = limit?.wanted ?? 0;
    if (wanted > 0 && ready === 0) withoutReadyMs += length;
    if (limit?.leastReady != null && ready < limit.leastReady) shortMs += length;
    surgeMs += Math.max(0, pods - wanted) * length;
  }
  return {
    withoutReadyMs,
    shortMs,
    surgePodSeconds: Math.round(surgeMs / 100) / 10,
    mostPods,
    leastReady: Number.isFinite(leastReady) ? leastReady : 0,
  };
}

/** The replica steps cut at the limits' steps, each with what is asked for in it. */
function* stretches(replicas: readonly ReplicaStep[], limits: readonly LimitStep[], end: Milliseconds) {
  const cuts = [...new Set([...replicas, ...limits].map(({ at }) => at))].sort((a, b) => a - b);
  let replica = -1;
  let limit = -1;
  for (const [index, start] of cuts.entries()) {
    while (replica + 1 < replicas.length && replicas[replica + 1]!.at <= start) replica += 1;
    while (limit + 1 < limits.length && limits[limit + 1]!.at <= start) limit += 1;
    const step = replicas[replica];
    if (!step || start > end) continue;
    yield { start, stop: cuts[index + 1] ?? end, step, limit: limits[limit] ?? null };
  }
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
