import { joinedSentences, upstreamSourceOf } from '#cluster/explained.ts';
import type { ExplainedField, Explanation } from '#cluster/explanation.ts';
import type { Run } from '#cluster/run.ts';
import type { EventId } from '#simulation/trace.ts';
import type { Account } from './account.ts';
import { accountOf } from './accountOf.ts';
import { chainOf } from './chain.ts';
import { explainedFeature } from './features.ts';

const mostFields = 4;
const mostDetails = 5;

/**
 * Why a request met its fate, and why controllers, proxies, balancers and nodes did what led to it: with the numbers
 * that decided, the chain back to the text, and its lines. Null for an event of another scene, or none.
 */
export function explain(run: Run, id: EventId): Explanation | null {
  const event = run.trace.events[id];
  const told = event ? accountOf(run, event) : null;
  if (!event || !told) return null;
  return {
    event: id,
    at: event.at,
    headline: told.headline,
    detail: joinedSentences(told.details.filter((one) => one !== null).slice(0, mostDetails)),
    chain: chainOf(run, event),
    fields: distinct(told.fields),
    feature: told.feature === null ? null : explainedFeature(run, told.feature),
    source: upstreamSourceOf(event),
    otherwise: told.otherwise,
  };
}

function distinct(fields: Account['fields']): readonly ExplainedField[] {
  const found = new Map<string, ExplainedField>();
  for (const field of fields) if (field) found.set(`${field.document} ${field.path}`, field);
  return [...found.values()].slice(0, mostFields);
}
