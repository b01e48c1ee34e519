import { completionIndex } from '#cluster/kube-controller-manager/job/jobPod.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { attemptOf, type PodDecisions } from './attemptOf.ts';
import type { JobHistory } from './jobHistory.ts';
import type { Attempt, JobLane, RuleMatch } from './jobsModel.ts';
import { lanesWithWaits } from './jobWaits.ts';

/** A lane before its waits are known. */
export type BareLane = Omit<JobLane, 'waits' | 'held'>;

/** More lanes than this are not made for indexes of which nothing was ever seen. */
const mostLanes = 100_000;

/** The Job's lanes with their attempts and what was waited for: one an index, or as few places as hold its pods. */
export function jobLanes(
  history: JobHistory,
  failsAtDeletion: boolean,
  end: Milliseconds,
): readonly JobLane[] {
  const job = history.versions[0]!.job;
  const decisions = decisionsOf(history);
  const lost = lostIndexes(history);
  const indexed = job.spec.completionMode === 'Indexed';
  const groups = indexed
    ? podsByIndex(history, history.versions.at(-1)!.job.spec.completions ?? 0)
    : podsByPlace(history, decisions, end);
  const bare = groups.map((pods, place): BareLane => {
    const attempts = pods.map((pod, at) => attemptOf(pod, at + 1, decisions, end));
    const done = attempts.find(({ outcome }) => outcome === 'succeeded');
    return {
      key: `${history.subject}#${place}`,
      index: indexed ? place : null,
      place,
      attempts,
      lost: (indexed ? lost.get(place) : undefined) ?? null,
      doneAt: indexed ? (done?.endAt ?? null) : null,
    };
  });
  return lanesWithWaits(bare, history, failsAtDeletion, end);
}

function decisionsOf({ events }: JobHistory): PodDecisions {
  const matches = new Map<string, RuleMatch>();
  const counted = new Map<string, NonNullable<Attempt['counted']>>();
  const deleted = new Map<string, string>();
  for (const event of events) {
    const { at, id } = event;
    if (event.kind === 'JobPodFailureMatched') {
      const { pod, rule } = event.detail;
      if (rule !== null && !matches.has(podSubject(pod)))
        matches.set(podSubject(pod), { ...event.detail, at, event: id });
    } else if (event.kind === 'JobPodCounted') {
      counted.set(podSubject(event.detail.pod), { as: event.detail.as, at, event: id });
    } else if (event.kind === 'JobPodsDeleted') {
      for (const pod of event.detail.pods) deleted.set(podSubject(pod), event.detail.reason);
    }
  }
  return { matches, counted, deleted };
}

/** Facts name pods by their keys; the trace by subjects. */
function podSubject(pod: string): string {
  return pod.startsWith('Pod/') ? pod : `Pod/${pod}`;
}

function lostIndexes({ events }: JobHistory) {
  const lost = new Map<number, { at: Milliseconds; event: EventId; byRule: boolean }>();
  for (const event of events) {
    if (event.kind !== 'JobIndexFailed' || lost.has(event.detail.index)) continue;
    const { index, reason } = event.detail;
    lost.set(index, { at: event.at, event: event.id, byRule: reason === 'FailIndex' });
  }
  return lost;
}

function podsByIndex({ pods }: JobHistory, completions: number): readonly JobHistory['pods'][] {
  const groups: JobHistory['pods'][number][][] = Array.from(
    { length: Math.min(completions, mostLanes) },
    () => [],
  );
  for (const history of pods) {
    const index = completionIndex(history.pod);
    if (index === null || index >= mostLanes) continue;
    while (groups.length <= index) groups.push([]);
    groups[index]!.push(history);
  }
  return groups;
}

/** A pod takes the place of the one that failed longest ago, else the first free place. */
function podsByPlace(history: JobHistory, decisions: PodDecisions, end: Milliseconds) {
  const places: { pods: JobHistory['pods'][number][]; until: Milliseconds; failed: boolean }[] = [];
  for (const pod of history.pods) {
    const { endAt, outcome } = attemptOf(pod, 0, decisions, end);
    const free = places.filter(({ until }) => until <= pod.createdAt);
    const failed = free.filter((place) => place.failed).sort((a, b) => a.until - b.until);
    const place = failed[0] ?? free[0];
    const lost = outcome === 'failed' || outcome === 'removed';
    if (place) {
      place.pods.push(pod);
      place.until = endAt;
      place.failed = lost;
    } else places.push({ pods: [pod], until: endAt, failed: lost });
  }
  return places.map(({ pods }) => pods);
}
