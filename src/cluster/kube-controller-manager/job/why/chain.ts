import type { ChainStep } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { JobLane } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import type { Run } from '#cluster/run.ts';
import { documentAt, scenarioPlace } from '#cluster/runDocuments.ts';
import { jobFieldWords } from '#i18n/jobFields.ts';
import { jobWords, jobMarks as words } from '#i18n/jobs.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { accountOf } from './accountOf.ts';
import { type JobWhy, jobWhy } from './jobWhy.ts';

const mostSteps = 10;
const mostCauses = 5;
const mostEffects = 3;

/**
 * From what the user wrote to the event, then what it led to: what happened before at the same index or slot, for an end
 * of the Job what used up its budget; at most ten steps, in order of time.
 */
export function chainOf(run: Run, event: ClusterEvent): readonly ChainStep[] {
  const why = jobWhy(run, event);
  const { roots, actions } = ancestry(run, event);
  const told = why ? storyOf(why) : [];
  const after = told.filter((id) => id > event.id).slice(0, mostEffects);
  const ways = [...new Set([...roots, ...actions])];
  const room = Math.min(mostCauses, mostSteps - 1 - ways.length - after.length);
  const before = told.filter((id) => id < event.id && !ways.includes(id)).slice(-room);
  const causes = [...new Set([...ways, ...before])].filter((id) => id !== event.id);
  return [...causes.sort((a, b) => a - b), event.id, ...after].flatMap((id) => {
    const one = run.trace.events[id];
    return one ? [step(run, one, id < event.id ? 'cause' : id === event.id ? 'self' : 'effect')] : [];
  });
}

/** The first cause, and what the Scenario did on the way from it. */
function ancestry({ trace }: Run, event: ClusterEvent) {
  const actions: EventId[] = [];
  let at: ClusterEvent | undefined = event;
  let root = event.id;
  while (at) {
    root = at.id;
    if (at.kind === 'ScenarioActionTaken' || at.kind === 'PodDisrupted') actions.unshift(at.id);
    at = at.cause === null ? undefined : trace.events[at.cause];
  }
  return { roots: [root], actions: actions.slice(0, 2) };
}

/** What happens at the event's index or slot; for the Job itself, what it gave up or what failed, and its conditions. */
function storyOf({ job, lane }: JobWhy): readonly EventId[] {
  const conditions = job.conditions.map(({ event }) => event);
  if (!lane) {
    const lost = job.lanes.flatMap((one) => (one.lost ? [one.lost.event] : []));
    const failures = job.lanes.flatMap(({ attempts }) =>
      attempts.flatMap(({ outcome, cap }) => (outcome === 'failed' && cap ? [cap.event] : [])),
    );
    return distinct([...(lost.length > 0 ? lost : failures), ...conditions]);
  }
  const final = job.outcome?.kind === 'failed' && lane.lost ? [job.outcome.event] : [];
  return distinct([
    ...lane.attempts.flatMap(({ event, cap, match, terminating }) => [
      event,
      ...(terminating ? [terminating.event] : []),
      ...(cap ? [cap.event] : []),
      ...(match ? [match.event] : []),
    ]),
    ...lane.waits.map(({ event }) => event),
    ...(lane.lost ? [lane.lost.event] : []),
    ...final,
  ]);
}

function distinct(events: readonly EventId[]): readonly EventId[] {
  return [...new Set(events)].sort((a, b) => a - b);
}

function step(run: Run, event: ClusterEvent, role: ChainStep['role']): ChainStep {
  return {
    event: event.id,
    at: event.at,
    title: titleOf(run, event),
    note: noteOf(run, event),
    role,
    failing: isFailing(event),
  };
}

function titleOf(run: Run, event: ClusterEvent): Sentence {
  const why = jobWhy(run, event);
  const lane = why?.lane ? laneTitle(why.lane) : verbatim(why?.job.name ?? '');
  switch (event.kind) {
    case 'ObjectCreated': {
      const { attempt } = why ?? {};
      if (attempt) return saidOf(lane, (name) => words.begins(name, attempt.ordinal));
      break;
    }
    case 'ContainerExited': {
      const { exitCode } = event.detail;
      return saidOf(lane, (name) => (exitCode === 0 ? words.succeeds(name) : words.fails(name, exitCode)));
    }
    case 'JobBackoffStarted': {
      const seconds = Math.round(event.detail.delaySeconds * 10) / 10;
      return saidOf(lane, (name) => words.backOff(name, seconds));
    }
    case 'JobIndexFailed':
      return words.lost(event.detail.index);
    case 'JobConditionChanged': {
      const { type, status, reason } = event.detail;
      return words.condition(why?.job.name ?? '', type, status, reason);
    }
    default:
      break;
  }
  return accountOf(run, event)?.headline ?? verbatim(event.kind);
}

function laneTitle({ index, place }: JobLane): Sentence {
  return index === null ? jobWords.place(place + 1) : jobWords.index(index);
}

/** A sentence about something that has a name in each language. */
function saidOf({ en, zh }: Sentence, say: (name: string) => Sentence): Sentence {
  return { en: say(en).en, zh: say(zh).zh };
}

/** The line of the text that a root stands in. */
function noteOf(run: Run, event: ClusterEvent): Sentence | null {
  const line =
    event.kind === 'ManifestApplied'
      ? documentAt(run, event.detail.document)?.range.start.line
      : event.kind === 'ScenarioActionTaken'
        ? scenarioPlace(run, event.detail.path)?.line
        : undefined;
  return line === undefined ? null : jobFieldWords.line(String(line));
}

function isFailing(event: ClusterEvent): boolean {
  switch (event.kind) {
    case 'ContainerExited':
      return event.detail.exitCode !== 0;
    case 'JobIndexFailed':
    case 'JobControllerPanicked':
      return true;
    case 'JobConditionChanged':
      return event.detail.type === 'Failed' || event.detail.type === 'FailureTarget';
    default:
      return false;
  }
}
