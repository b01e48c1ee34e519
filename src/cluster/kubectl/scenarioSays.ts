import type { ClusterFacts } from '#cluster/facts.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { EventId } from '#simulation/trace.ts';

type Action = ClusterFacts['ScenarioActionTaken'];

/** Records that something happens because the Scenario says so: the root of what follows. */
export function scenarioSays(
  simulator: Simulator<ClusterFacts>,
  subject: string,
  said: Pick<Action, 'verb' | 'target' | 'path'> & Partial<Action> & { readonly source?: string },
): EventId {
  const { source = 'Scenario', verb, target, path, gracePeriodSeconds = null, force = false } = said;
  return simulator.emit({
    actor: 'kubectl',
    subject,
    kind: 'ScenarioActionTaken',
    detail: { verb, target, path, gracePeriodSeconds, force },
    source,
  });
}
