import type { ScenarioEvent } from '#scenario/scenarioEvent.ts';

const kinds = ['scale', 'patch', 'rollout', 'cordon', 'uncordon', 'drain', 'taint', 'evict'] as const;

/** A verb about workloads or nodes. */
export type ClusterVerb = Extract<ScenarioEvent, { kind: (typeof kinds)[number] }>;

/** Whether a component of its own plays the event, which a run without such events never loads. */
export function isClusterVerb(event: ScenarioEvent): event is ClusterVerb {
  return (kinds as readonly string[]).includes(event.kind);
}
