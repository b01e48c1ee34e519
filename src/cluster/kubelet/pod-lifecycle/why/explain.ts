import type { ExplainedField, Explanation, UpstreamSource } from '#cluster/explanation.ts';
import { isLifecycleEvent, type LifecycleEvent } from '#cluster/lifecycleEvent.ts';
import type { Run } from '#cluster/run.ts';
import { whyFieldWords } from '#i18n/why.ts';
import type { EventId } from '#simulation/trace.ts';
import { type Account, together } from './account.ts';
import { accountOf } from './accountOf.ts';
import { chainOf } from './chain.ts';
import { droppedRestartPolicy } from './droppedRestartPolicy.ts';
import { sidecarFeature } from './explainedFeature.ts';
import { terminationOrderSource } from './explainStop.ts';
import { podWhy } from './podWhy.ts';

const mostFields = 4;

/**
 * Why an event of a run happened: its reason in a sentence, the chain of causes back to what the user wrote, the lines
 * that decided it, and where upstream decides it. Null when the run has no such event.
 */
export function explain(run: Run, id: EventId): Explanation | null {
  const event = run.trace.events[id];
  if (!event || !isLifecycleEvent(event)) return null;
  const told = accountOf(run, event);
  const dropped = droppedOf(run, event);
  return {
    event: id,
    at: event.at,
    headline: told.headline,
    detail: together(told.detail, dropped ? droppedBecause(run)(dropped.container) : null),
    chain: chainOf(run, event),
    fields: distinct([dropped?.field ?? null, ...told.fields]).slice(0, mostFields),
    feature: told.sidecar || dropped ? sidecarFeature(run) : null,
    source: sourceOf(run, event, told),
    otherwise: told.otherwise,
  };
}

function droppedOf(run: Run, event: LifecycleEvent) {
  const why = podWhy(run, event);
  if (!why || !('container' in event.detail)) return null;
  const { container } = event.detail;
  const field = droppedRestartPolicy(why, container);
  return field ? { container, field } : null;
}

function droppedBecause({ scenario }: Run) {
  return scenario.cluster.version === 'v1.27' ? whyFieldWords.unknownField : whyFieldWords.dropped;
}

function distinct(fields: readonly (ExplainedField | null)[]): readonly ExplainedField[] {
  const seen = new Set<string>();
  return fields.filter((field) => {
    const key = `${field?.document} ${field?.path} ${field?.text}`;
    if (!field || seen.has(key)) return false;
    seen.add(key);
    return true;
  }) as readonly ExplainedField[];
}

/** Where upstream decides it; null where only the Scenario does. */
function sourceOf(run: Run, event: LifecycleEvent, told: Account): UpstreamSource | null {
  const [file = '', functionName = ''] = (told.source ?? event.source).split(':');
  if (!file.includes('/')) return null;
  if (told.source === terminationOrderSource) return { version: 'v1.29+', file, functionName };
  const before = run.scenario.cluster.version === 'v1.27' && functionName === 'findNextInitContainerToRun';
  return { version: before ? 'v1.28.7' : 'v1.28.0', file, functionName };
}
