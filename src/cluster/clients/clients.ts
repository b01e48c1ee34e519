import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { Scenario, Traffic } from '#scenario/scenario.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { EventId } from '#simulation/trace.ts';
import { ClientGroup } from './clientGroup.ts';
import type { ClientWire } from './wire.ts';

/** Whoever asks the Services of the cluster: one group for each entry of `spec.traffic`. `said` tells that it begins. */
export function clients(
  simulator: Simulator<ClusterFacts>,
  wire: ClientWire,
  { traffic: groups, jitter }: Pick<Scenario, 'traffic' | 'jitter'>,
  said: (traffic: Traffic) => EventId,
): void {
  for (const [index, traffic] of groups.entries()) {
    const endMs = traffic.endMs ?? Number.POSITIVE_INFINITY;
    if (traffic.rate <= 0 || traffic.startMs >= endMs) continue;
    const periodMs = 1000 / traffic.rate;
    const draws = jitter === 'off' ? null : simulator.random('clients', traffic.path, 'when');
    /** Each request in its own stretch of time: at its beginning, or anywhere in it. */
    const sentAt = (number: number) => {
      const within = draws === null ? 0 : (draws.intn(steps) / steps) * periodMs;
      return traffic.startMs + Math.round(number * periodMs + within);
    };
    simulator.scheduleAt(traffic.startMs, order.client, () => {
      const group = new ClientGroup({ simulator, wire, traffic, index, said: said(traffic) });
      const next = (number: number): void => {
        const at = sentAt(number);
        if (at >= endMs) return;
        simulator.because(null, () =>
          simulator.scheduleAt(Math.max(at, simulator.now), order.client, () => {
            group.send(number);
            next(number + 1);
          }),
        );
      };
      next(0);
    });
  }
}

const steps = 1000;
