import type { ChainStep } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { chainStep } from './chainStep.ts';
import { changeAt, subjectOfChange } from './explainStatus.ts';
import { type PodWhy, podWhy } from './podWhy.ts';
import { tellingCause } from './tellingCause.ts';
import { firstAfter, traceIndex } from './traceIndex.ts';

const mostSteps = 10;
const mostEffects = 3;
/** Plumbing between an event and what it led to is never deeper than this many events. */
const mostSearched = 200;

/**
 * From the root (a manifest or an event of the Scenario) to the event, then what it led to: what a reader would name,
 * at most ten steps, in order of time.
 */
export function chainOf(run: Run, event: ClusterEvent): readonly ChainStep[] {
  const after = effectsOf(run, event);
  const before = causesOf(run, event);
  const [root, ...rest] = before;
  const room = mostSteps - 1 - after.length - (root ? 1 : 0);
  return [...(root ? [root] : []), ...rest.slice(Math.max(0, rest.length - room)), event, ...after].map(
    (one) => chainStep(run, one, one.id < event.id ? 'cause' : one.id === event.id ? 'self' : 'effect'),
  );
}

function causesOf(run: Run, event: ClusterEvent): readonly ClusterEvent[] {
  const causes: ClusterEvent[] = [];
  let focus: string | null = null;
  for (let at: ClusterEvent | null = event; at; ) {
    focus = containerOf(run, at) ?? focus;
    const cause: ClusterEvent | null = tellingCause(run, at, focus);
    if (cause && (cause.cause === null || tells(run, cause))) causes.unshift(cause);
    at = cause;
  }
  return causes;
}

function effectsOf(run: Run, event: ClusterEvent): readonly ClusterEvent[] {
  const { events, effects } = traceIndex(run);
  const found = new Map<number, ClusterEvent>();
  const queue = [event.id];
  for (let next = 0; next < queue.length && next < mostSearched; next += 1) {
    for (const id of effects.get(queue[next]!) ?? []) {
      const effect = events[id]!;
      // A probe is armed by what happens to its container; what it answers is not its effect.
      if (effect.kind === 'ProbeAnswered') continue;
      if (effect.kind === 'ProbeResultChanged' && events[queue[next]!]!.kind !== 'ProbeAnswered') continue;
      const told = tells(run, effect) || changesColumns(run, effect);
      if (told) found.set(id, effect);
      // A mark on the object and the start of a sync lead on to what is done about it.
      if (!told || effect.kind === 'ObjectModified' || effect.kind === 'SyncPodStarted') queue.push(id);
    }
  }
  const why = podWhy(run, event);
  for (const late of why ? lateEffects(why, event) : []) found.set(late.id, late);
  return [...found.values()].sort((a, b) => a.id - b.id).slice(0, mostEffects);
}

/** A refusal causes nothing by itself: it is remembered, shown by the next sync, and over with the next start. */
function lateEffects(why: PodWhy, event: ClusterEvent): readonly ClusterEvent[] {
  const refused = event.kind === 'ContainerBackedOff' || event.kind === 'ImagePullBackedOff';
  if (!refused && event.kind !== 'ImagePullFailed') return [];
  const { container } = event.detail;
  const same = (one: { readonly detail: { readonly container: string } }) =>
    one.detail.container === container;
  const again =
    event.kind === 'ContainerBackedOff'
      ? firstAfter(why.history, event.id, 'ContainerStarted', same)
      : firstAfter(why.history, event.id, 'ImagePullStarted', same);
  const shown = firstAfter(why.history, event.id, 'ObjectModified', (one) => {
    return /BackOff|ErrImagePull/.test(changeAt(why, one)?.status?.after ?? '');
  });
  return [shown && (!again || shown.id < again.id) ? shown : null, again].filter((one) => one !== null);
}

function tells(run: Run, event: ClusterEvent): boolean {
  switch (event.kind) {
    case 'ObjectModified': {
      const why = podWhy(run, event);
      const change = why ? changeAt(why, event) : null;
      const { before, after } = change ?? {};
      const marked = before?.metadata.deletionTimestamp !== after?.metadata.deletionTimestamp;
      return marked && event.actor === 'kubectl';
    }
    case 'SyncPodStarted':
      return event.detail.sync === 'sync'
        ? ['retryAfterError', 'periodicResync', 'activeDeadline'].includes(event.detail.triggers[0] ?? '')
        : event.detail.sync === 'terminating';
    case 'ProbeAnswered':
      return event.detail.consecutive <= event.detail.threshold;
    case 'ProbeResultChanged':
      return run.trace.events[event.cause ?? -1]?.kind !== 'ProbeAnswered';
    case 'ObjectCreated':
    case 'PodBound':
    case 'PodUpdateReceived':
    case 'SyncPodFinished':
    case 'PodStatusComputed':
    case 'ContainerCreated':
      return false;
    default:
      return true;
  }
}

function changesColumns(run: Run, event: ClusterEvent): boolean {
  if (event.kind !== 'ObjectModified') return false;
  const why = podWhy(run, event);
  const change = why && changeAt(why, event);
  return change !== null && (change.status !== null || change.phase !== null);
}

function containerOf(run: Run, event: ClusterEvent): string | null {
  if ('container' in event.detail) return event.detail.container;
  const why = podWhy(run, event);
  const change = why && changeAt(why, event);
  return change ? subjectOfChange(change) : null;
}
