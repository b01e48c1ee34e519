import type { Attempt, JobPicture } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** What one Job comes to in one run: how it ended and what its failures cost. Times are lengths, but `endedAt`. */
export interface JobFigures {
  readonly subject: string;
  readonly end: 'complete' | 'failed' | 'none';
  readonly reason: string;
  readonly endedAt: Milliseconds | null;
  readonly endEvent: EventId | null;
  readonly pods: number;
  readonly failedPods: number;
  /** Failures that an Ignore rule keeps from the count. */
  readonly ignored: number;
  readonly done: number;
  readonly lost: number;
  /** Pods that failed, or that the Job's failure stopped, ran so long for nothing. */
  readonly thrownAwayMs: Milliseconds;
  /** Slots stood empty while work was left; those kept by terminating pods are apart. */
  readonly emptyMs: Milliseconds;
  readonly keptMs: Milliseconds;
  /** Two pods of one index, or of one slot, at a time. */
  readonly overlapMs: Milliseconds;
}

/** The figures of a Job, over its whole life in the run. */
export function jobFigures(job: JobPicture): JobFigures {
  const attempts = job.lanes.flatMap((lane) => lane.attempts);
  const count = (holds: (attempt: Attempt) => boolean) => attempts.filter(holds).length;
  const { outcome, cost } = job;
  return {
    subject: job.subject,
    end: outcome?.kind ?? 'none',
    reason: outcome?.reason ?? '',
    endedAt: outcome?.at ?? null,
    endEvent: outcome?.event ?? null,
    pods: attempts.length,
    failedPods: count(({ outcome: how }) => how === 'failed' || how === 'killed'),
    ignored: count(({ match }) => match?.action === 'Ignore'),
    done: count(({ outcome: how }) => how === 'succeeded'),
    lost: job.lanes.filter((lane) => lane.lost !== null).length,
    thrownAwayMs: cost.failedPodMs + cost.killedPodMs,
    emptyMs: cost.emptySlotMs,
    keptMs: cost.terminatingSlotMs,
    overlapMs: overlapOf(job),
  };
}

function overlapOf({ lanes }: JobPicture): Milliseconds {
  let sum = 0;
  for (const { index, attempts } of lanes)
    for (const [order, { endAt }] of attempts.entries()) {
      const next = index === null ? undefined : attempts[order + 1];
      if (next) sum += Math.max(0, endAt - next.createdAt);
    }
  return sum;
}
