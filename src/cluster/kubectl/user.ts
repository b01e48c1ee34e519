import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Simulator } from '#simulation/simulator.ts';

/** Who types the commands, and what he types them to. */
export interface User {
  readonly simulator: Simulator<ClusterFacts>;
  readonly api: ApiClient;
}

/** Records that a command did nothing, and what kubectl says. `path` is the event's place in the Scenario. */
export function skipAction({ simulator }: User, path: string, reason: string): void {
  const detail = { path, reason };
  simulator.emit({
    actor: 'kubectl',
    subject: 'Scenario',
    kind: 'ScenarioActionSkipped',
    detail,
    source: 'Scenario',
  });
}
