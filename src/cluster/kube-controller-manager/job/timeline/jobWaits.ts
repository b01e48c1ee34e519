import type { ClusterEvent } from '#cluster/facts.ts';
import { isJobFinished } from '#cluster/kube-controller-manager/job/jobConditions.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { withHeldBack } from './heldBack.ts';
import type { JobHistory } from './jobHistory.ts';
import type { BareLane } from './jobLanes.ts';
import type { Attempt, JobLane, Wait } from './jobsModel.ts';

type BackoffStarted = Extract<ClusterEvent, { kind: 'JobBackoffStarted' }>;

/** Lanes with the back-offs that stood in them: an index's own, or the Job's where a pod had failed. */
export function lanesWithWaits(
  lanes: readonly BareLane[],
  history: JobHistory,
  failsAtDeletion: boolean,
  end: Milliseconds,
): readonly JobLane[] {
  const overAt = finishedAt(history) ?? history.goneAt ?? end;
  const begun = history.events.filter((event) => event.kind === 'JobBackoffStarted');
  const ofIndex = new Map<number, BackoffStarted[]>();
  const ofJob: BackoffStarted[] = [];
  for (const event of begun) {
    const { index } = event.detail;
    const own = index === null ? ofJob : (ofIndex.get(index) ?? []);
    if (index !== null) ofIndex.set(index, own);
    if (own.at(-1)?.detail.untilMs !== event.detail.untilMs) own.push(event);
  }
  const waiting = lanes.map((lane): JobLane => {
    const own = lane.index === null ? [] : (ofIndex.get(lane.index) ?? []);
    const waits =
      ofJob.length > 0
        ? jobWaits(lane, ofJob, failsAtDeletion, overAt)
        : own.map((one) => ownWait(lane, one, failsAtDeletion, overAt));
    return { ...lane, waits: waits.filter(({ from, to }) => to > from), held: [] };
  });
  return withHeldBack(waiting, history, ofJob.length === 0, overAt);
}

/** When the Job was complete or failed; null when it never was. */
function finishedAt({ versions }: JobHistory): Milliseconds | null {
  return versions.find(({ job }) => isJobFinished(job))?.at ?? null;
}

function ownWait(
  lane: BareLane,
  event: BackoffStarted,
  failsAtDeletion: boolean,
  overAt: Milliseconds,
): Wait {
  const { fromMs } = event.detail;
  const fails = lane.attempts.map((attempt) => failedAt(attempt, failsAtDeletion));
  const failed = fails.findLast((at) => at <= event.at);
  return waitOf(event, Math.max(fromMs, failed ?? 0), Math.min(nextAfter(lane, fromMs), overAt));
}

/** The Job's waits, where one of its failures stands unreplaced; a new failure prolongs what is waited for. */
function jobWaits(
  { attempts }: BareLane,
  begun: readonly BackoffStarted[],
  failsAtDeletion: boolean,
  overAt: Milliseconds,
): readonly Wait[] {
  const waits: Wait[] = [];
  for (const [place, attempt] of attempts.entries()) {
    if (attempt.outcome !== 'failed') continue;
    const until = Math.min(attempts[place + 1]?.createdAt ?? overAt, overAt);
    const failed = failedAt(attempt, failsAtDeletion);
    const own = begun.filter(({ at, detail }) => detail.untilMs > failed && at < until);
    for (const [order, event] of own.entries()) {
      const from = order === 0 ? failed : event.at;
      waits.push(waitOf(event, from, Math.min(until, own[order + 1]?.at ?? until)));
    }
  }
  return waits;
}

/** A pod that is deleted has failed at once, unless the Job replaces only those that have. */
function failedAt({ endAt, terminating }: Attempt, failsAtDeletion: boolean): Milliseconds {
  return failsAtDeletion && terminating ? Math.min(endAt, terminating.from) : endAt;
}

function waitOf({ id, detail }: BackoffStarted, from: Milliseconds, until: Milliseconds): Wait {
  const { delaySeconds, failures, untilMs } = detail;
  const to = Math.min(untilMs, until);
  return { from, to, delaySeconds, failures, event: id, cut: until < untilMs };
}

function nextAfter({ attempts }: BareLane, at: Milliseconds): Milliseconds {
  const next: Attempt | undefined = attempts.find(({ createdAt }) => createdAt > at);
  return next?.createdAt ?? Number.POSITIVE_INFINITY;
}
