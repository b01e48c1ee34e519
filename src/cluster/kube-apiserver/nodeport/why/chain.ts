import type { ChainStep } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { nameOf } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import type { Run } from '#cluster/run.ts';
import { documentOf, scenarioPlace } from '#cluster/runDocuments.ts';
import { nodePortMarks as marks } from '#i18n/nodePorts.ts';
import { nodePortWhy as words } from '#i18n/nodePortWhy.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { accountOf, actionWords } from './accountOf.ts';

const mostEffects = 4;

/** From what the user wrote to the event, with whoever came before it at its port, and then what it led to. */
export function chainOf(run: Run, event: ClusterEvent): readonly ChainStep[] {
  const { events } = run.trace;
  const causes: ClusterEvent[] = [];
  for (let at = event.cause; at !== null; ) {
    const cause = events[at];
    if (!cause) break;
    causes.unshift(cause);
    at = cause.cause;
  }
  const before = holderBefore(run, event);
  const led = events.filter(({ cause, id }) => cause === event.id && id !== event.id).slice(0, mostEffects);
  const earlier = [...causes, ...(before ? [before] : [])].sort((a, b) => a.id - b.id);
  return [
    ...earlier.map((one) => step(run, one, 'cause')),
    step(run, event, 'self'),
    ...led.map((one) => step(run, one, 'effect')),
  ];
}

/** How the port that a refused request wanted came to be taken. */
function holderBefore({ trace }: Run, event: ClusterEvent): ClusterEvent | null {
  if (event.kind !== 'ServiceRefused' || event.detail.holder === null) return null;
  const { port, holder } = event.detail;
  const found = trace.events.findLast(
    (one) =>
      one.id < event.id &&
      one.kind === 'NodePortAllocated' &&
      one.subject === holder &&
      one.detail.port === port,
  );
  return found ?? null;
}

function step(run: Run, event: ClusterEvent, role: ChainStep['role']): ChainStep {
  const failing = event.kind === 'ServiceRefused' || event.kind === 'NodePortRepairFound';
  return {
    event: event.id,
    at: event.at,
    title: titleOf(run, event),
    note: noteOf(run, event),
    role,
    failing,
  };
}

function titleOf(run: Run, event: ClusterEvent): Sentence {
  const name = nameOf(event.subject);
  switch (event.kind) {
    case 'NodePortAllocated':
      return (event.detail.how === 'drawn' ? words.drewBefore : words.askedBefore)(name, event.detail.port);
    case 'NodePortReleased':
      return marks.markReleased(event.detail.port);
    case 'ServiceRefused':
      return marks.markRefused(name);
    case 'ScenarioActionTaken':
      return actionWords(event.detail);
    default:
      return accountOf(run, event)?.headline ?? verbatim(event.kind);
  }
}

function noteOf(run: Run, event: ClusterEvent): Sentence | null {
  if (event.kind === 'ManifestApplied') {
    const line = documentOf(run, event.subject)?.range.start.line;
    return line === undefined ? null : words.line(String(line));
  }
  if (event.kind !== 'ScenarioActionTaken') return null;
  const line = scenarioPlace(run, event.detail.path)?.line;
  return line === undefined ? null : words.line(String(line));
}
