import type { ExplainedField, Explanation, UpstreamSource } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import type { Sentence } from '#i18n/sentence.ts';
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
    detail: joined(told.details),
    chain: chainOf(run, event),
    fields: distinct(told.fields),
    feature: told.gate ? jobFeature(run, told.gate) : null,
    source: sourceOf(event),
    otherwise: told.otherwise,
    ...(told.action === null ? {} : { action: told.action }),
  };
}

function joined(details: readonly Sentence[]): Sentence | null {
  if (details.length === 0) return null;
  return { en: details.map(({ en }) => en).join(' '), zh: details.map(({ zh }) => zh).join('') };
}

function distinct(fields: readonly (ExplainedField | null)[]): readonly ExplainedField[] {
  const seen = new Set<string>();
  return fields.filter((field) => {
    if (!field || seen.has(field.path)) return false;
    seen.add(field.path);
    return true;
  }) as readonly ExplainedField[];
}

function sourceOf({ source }: ClusterEvent): UpstreamSource | null {
  const [file = '', functionName = ''] = source.split(':');
  return file.includes('/') ? { version: 'v1.28.0', file, functionName } : null;
}
