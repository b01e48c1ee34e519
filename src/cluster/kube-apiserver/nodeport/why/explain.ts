import { gateInfo } from '#api/featureGates.ts';
import { joinedSentences, upstreamSourceOf } from '#cluster/explained.ts';
import type { ExplainedFeature, Explanation } from '#cluster/explanation.ts';
import type { Run } from '#cluster/run.ts';
import { gateStages } from '#i18n/admission.ts';
import { nodePortWhy as words } from '#i18n/nodePortWhy.ts';
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
    detail: joinedSentences(told.details),
    chain: chainOf(run, event),
    fields: told.fields.filter((field) => field !== null),
    feature: told.bands ? bandsFeature(run) : null,
    source: upstreamSourceOf(event),
    otherwise: told.otherwise,
    ...(told.action === null ? {} : { action: told.action }),
  };
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
