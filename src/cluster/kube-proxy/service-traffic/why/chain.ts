import type { ChainStep } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { documentAt, nearestLine, scenarioPlace } from '#cluster/runDocuments.ts';
import { rolloutWhy as words } from '#i18n/rolloutWhy.ts';
import { requestWhy } from '#i18n/rolloutWhyRequest.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { accountOf } from './accountOf.ts';
import { isTellingWrite } from './explainWrite.ts';
import { requestStory } from './requestStory.ts';
import { writesOf } from './writes.ts';

const mostSteps = 10;
const mostEffects = 3;
/** Plumbing between an event and what it led to is never more than this many events. */
const mostSearched = 200;

/** From what the user wrote to the event, then what it led to: at most ten steps, in order of time. */
export function chainOf(run: Run, event: ClusterEvent): readonly ChainStep[] {
  const after = effectsOf(run, event);
  const [root, ...rest] = causesOf(run, event);
  const extra = event.kind === 'RequestDecided' ? requestSteps(run, event) : [];
  const ownRoom = mostSteps - 1 - after.length - extra.length - (root ? 1 : 0);
  const causes = [...(root ? [root] : []), ...rest.slice(Math.max(0, rest.length - ownRoom))];
  const steps = new Map<number, ChainStep>();
  for (const one of [...causes, event, ...after]) steps.set(one.id, stepOf(run, one, event));
  for (const step of extra) if (!steps.has(step.event)) steps.set(step.event, step);
  return [...steps.values()].sort((a, b) => a.event - b.event);
}

function causesOf(run: Run, event: ClusterEvent): readonly ClusterEvent[] {
  const { trace } = run;
  const causes: ClusterEvent[] = [];
  for (let at = event.cause; at !== null; ) {
    const cause = trace.events[at];
    if (!cause) break;
    if (cause.cause === null || isTold(run, cause)) causes.unshift(cause);
    at = cause.cause;
  }
  return causes;
}

function effectsOf(run: Run, event: ClusterEvent): readonly ClusterEvent[] {
  const { trace } = run;
  const { effects } = writesOf(trace);
  const found: ClusterEvent[] = [];
  const queue = [event.id];
  for (let next = 0; next < queue.length && next < mostSearched && found.length < mostEffects; next += 1) {
    for (const id of effects.get(queue[next]!) ?? []) {
      const effect = trace.events[id]!;
      // What becomes of requests has a row of its own; a thousand of them would hide what led to them.
      if (effect.kind === 'RequestDecided' && event.kind !== 'ProxyRulesSynced') continue;
      if (effect.kind === 'ProbeAnswered') continue;
      if (isTold(run, effect)) found.push(effect);
      else queue.push(id);
    }
  }
  return found.sort((a, b) => a.id - b.id).slice(0, mostEffects);
}

/** The sync that took a request's endpoint out of the rules: what came too late, or in time. */
function requestSteps(
  run: Run,
  event: Extract<ClusterEvent, { kind: 'RequestDecided' }>,
): readonly ChainStep[] {
  if (event.detail.fate === 'served' || event.detail.node === null) return [];
  const { left } = requestStory(run, event);
  if (!left) return [];
  const role = left.event < event.id ? 'cause' : 'effect';
  const title = requestWhy.stepLeft(event.detail.node);
  return [{ event: left.event, at: left.atMs, title, note: null, role, failing: false }];
}

/** What this scene has words for; what others tell is no step of its stories. */
function isTold(run: Run, event: ClusterEvent): boolean {
  return tells(run.trace, event) && accountOf(run, event) !== null;
}

function tells(trace: Run['trace'], event: ClusterEvent): boolean {
  switch (event.kind) {
    case 'ObjectModified':
      return isTellingWrite({ trace }, event);
    case 'ObjectCreated':
      return event.detail.object.kind === 'Pod' || event.detail.object.kind === 'ReplicaSet';
    case 'EventRecorded':
    case 'SyncFailed':
    case 'ProgressCheckScheduled':
    case 'PodUpdateReceived':
    case 'SyncPodStarted':
    case 'SyncPodFinished':
    case 'PodActionsComputed':
    case 'PodStatusComputed':
    case 'ContainerStateRelisted':
    case 'ContainerCreated':
    case 'SandboxStarted':
    case 'ProbeAnswered':
    case 'LoadBalancerProvisioned':
      return false;
    default:
      return true;
  }
}

function stepOf(run: Run, event: ClusterEvent, self: ClusterEvent): ChainStep {
  const told = accountOf(run, event);
  return {
    event: event.id,
    at: event.at,
    title: told?.step ?? (told ? withoutStop(told.headline) : verbatim(event.kind)),
    note: noteOf(run, event),
    role: event.id === self.id ? 'self' : event.id < self.id ? 'cause' : 'effect',
    failing: told?.failing ?? false,
  };
}

/** A step is no sentence among others. */
function withoutStop({ en, zh }: Sentence): Sentence {
  return { en: en.replace(/\.$/, ''), zh: zh.replace(/。$/, '') };
}

function noteOf(run: Run, event: ClusterEvent): Sentence | null {
  if (event.kind === 'ManifestApplied') {
    const document = documentAt(run, event.detail.document);
    return document && words.ofYaml(String(nearestLine(document, 'kind')));
  }
  if (event.kind !== 'ScenarioActionTaken' && event.kind !== 'ScenarioActionSkipped') return null;
  const place = scenarioPlace(run, event.detail.path);
  return place && words.ofScenario(String(place.line));
}
