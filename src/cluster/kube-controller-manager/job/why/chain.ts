import type { ChainStep } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { jobMarks as words } from '#i18n/jobs.ts';
import { jobFieldWords } from '#i18n/jobFields.ts';
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
  const lane = why?.lane ? String(why.lane.index ?? why.lane.place + 1) : '';
  switch (event.kind) {
    case 'ObjectCreated':
      if (why?.attempt) return words.begins(lane, why.attempt.ordinal);
      break;
    case 'ContainerExited':
      return event.detail.exitCode === 0 ? words.succeeds(lane) : words.fails(lane, event.detail.exitCode);
    case 'JobBackoffStarted':
      return words.backOff(
        lane === '' ? (why?.job.name ?? '') : lane,
        Math.round(event.detail.delaySeconds * 10) / 10,
      );
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

/** The line of the text that a root stands in. */
function noteOf({ documents }: Run, event: ClusterEvent): Sentence | null {
  if (event.kind === 'ManifestApplied') {
    const line = documents.find(({ index }) => index === event.detail.document)?.range.start.line;
    return line === undefined ? null : jobFieldWords.line(String(line));
  }
  if (event.kind !== 'ScenarioActionTaken') return null;
  const line = documents.find(({ outcome }) => outcome === 'scenario')?.lines[event.detail.path]?.[0];
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
