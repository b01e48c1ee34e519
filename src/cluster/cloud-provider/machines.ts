import type { ClusterFacts } from '#cluster/facts.ts';
import type { Machine } from '#cluster/machine.ts';
import { order } from '#cluster/order.ts';
import type { ScenarioEvent } from '#scenario/scenarioEvent.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { EventId } from '#simulation/trace.ts';

type Termination = Extract<ScenarioEvent, { kind: 'terminate' }>;

/** The cloud takes machines away when the Scenario says so: all that runs there stops in that instant. */
export function terminations(
  simulator: Simulator<ClusterFacts>,
  machines: ReadonlyMap<string, Machine>,
  events: readonly ScenarioEvent[],
  said: (event: Termination) => EventId,
): void {
  for (const event of events) {
    if (event.kind !== 'terminate') continue;
    simulator.scheduleAt(event.atMs, order.process, () => {
      const machine = machines.get(event.node);
      if (machine === undefined || machine.gone !== null) {
        const reason = `node/${event.node} ${machine === undefined ? 'not found' : 'is gone already'}`;
        const detail = { path: event.path, reason };
        const source = 'Scenario';
        simulator.emit({
          actor: 'cloud',
          subject: 'Scenario',
          kind: 'ScenarioActionSkipped',
          detail,
          source,
        });
        return;
      }
      simulator.because(said(event), () => terminate(simulator, machine));
    });
  }
}

function terminate(simulator: Simulator<ClusterFacts>, machine: Machine): void {
  const event = simulator.emit({
    actor: 'cloud',
    subject: `Node//${machine.node}`,
    kind: 'MachineTerminated',
    detail: { node: machine.node },
    source: 'Scenario',
  });
  machine.gone = { atMs: simulator.now, event };
  machine.scope.halted = true;
}
