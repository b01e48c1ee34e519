import { gateInfo } from '#api/featureGates.ts';
import type { ExplainedFeature, Explanation, UpstreamSource } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import type { Run } from '#cluster/run.ts';
import { gateStages } from '#i18n/admission.ts';
import { nodePortWhy as words } from '#i18n/nodePortWhy.ts';
import type { Sentence } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { accountOf } from './accountOf.ts';
import { chainOf } from './chain.ts';

const gate = 'ServiceNodePortStaticSubrange';

/** Why a port went where it did, back to the line that asked for it. Null for events that are about no Service. */
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
    fields: told.fields.filter((field) => field !== null),
    feature: told.bands ? bandsFeature(run) : null,
    source: sourceOf(event),
    otherwise: told.otherwise,
    ...(told.action === null ? {} : { action: told.action }),
  };
}

function joined(details: readonly Sentence[]): Sentence | null {
  if (details.length === 0) return null;
  return { en: details.map(({ en }) => en).join(' '), zh: details.map(({ zh }) => zh).join('') };
}

function bandsFeature({ scenario, enabledGates }: Run): ExplainedFeature {
  const { version } = scenario.cluster;
  const info = gateInfo(gate, version);
  const stage = info ? gateStages[info.stage] : gateStages.ALPHA;
  const state = (language: 'en' | 'zh') =>
    (enabledGates.includes(gate) ? words.stateOn : words.stateOff)(stage[language], version)[language];
  return {
    kep: 3668,
    title: words.featureTitle.en,
    gate,
    stage,
    state: { en: state('en'), zh: state('zh') },
  };
}

function sourceOf({ source }: ClusterEvent): UpstreamSource | null {
  const [file = '', functionName = ''] = source.split(':');
  return file.includes('/') ? { version: 'v1.28.0', file, functionName } : null;
}
