import { joinedSentences, upstreamSourceOf } from '#cluster/explained.ts';
import type { ExplainedField, Explanation } from '#cluster/explanation.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId } from '#simulation/trace.ts';
import { accountOf } from './accountOf.ts';
import { chainOf } from './chain.ts';
import { jobFeature } from './jobFeature.ts';

/** Why something happened to a Job, back to the lines that decided it. Null for events that are about no Job. */
export function explain(run: Run, id: EventId): Explanation | null {
  const event = run.trace.events[id];
  const told = event ? accountOf(run, event) : null;
  if (!event || !told) return null;
  return {
    event: id,
    at: event.at,
    headline: told.headline,
    detail: joinedSentences(told.details),
    chain: chainOf(run, event),
    fields: distinct(told.fields),
    feature: told.gate ? jobFeature(run, told.gate) : null,
    source: upstreamSourceOf(event),
    otherwise: told.otherwise,
    ...(told.action === null ? {} : { action: told.action }),
  };
}

function distinct(fields: readonly (ExplainedField | null)[]): readonly ExplainedField[] {
  const seen = new Set<string>();
  return fields.filter((field) => {
    if (!field || seen.has(field.path)) return false;
    seen.add(field.path);
    return true;
  }) as readonly ExplainedField[];
}
