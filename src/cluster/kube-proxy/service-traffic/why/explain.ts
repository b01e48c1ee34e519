import type { ExplainedField, Explanation, UpstreamSource } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import type { Sentence } from '#i18n/sentence.ts';
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
    detail: joined(told.details),
    chain: chainOf(run, event),
    fields: distinct(told.fields),
    feature: told.feature === null ? null : explainedFeature(run, told.feature),
    source: sourceOf(event),
    otherwise: told.otherwise,
  };
}

function joined(details: Account['details']): Sentence | null {
  const said = details.filter((one) => one !== null).slice(0, mostDetails);
  if (said.length === 0) return null;
  return { en: said.map(({ en }) => en).join(' '), zh: said.map(({ zh }) => zh).join('') };
}

function distinct(fields: Account['fields']): readonly ExplainedField[] {
  const found = new Map<string, ExplainedField>();
  for (const field of fields) if (field) found.set(`${field.document} ${field.path}`, field);
  return [...found.values()].slice(0, mostFields);
}

/** Where upstream decides it; null where only the Scenario, or the cloud, does. */
function sourceOf({ source }: ClusterEvent): UpstreamSource | null {
  const [file = '', functionName = ''] = source.split(':');
  return /\/.*\.(?:go|proto)$/.test(file) ? { version: 'v1.28.0', file, functionName } : null;
}
