import type { NodePortFacts } from '#cluster/kube-apiserver/nodeport/facts.ts';
import type { EventOf } from '#simulation/trace.ts';
import type { ClusterEvent } from './facts.ts';

/** An event that has to do with pods, or with whatever the user does. */
export type LifecycleEvent = Exclude<ClusterEvent, EventOf<NodePortFacts>>;

const others: Readonly<Record<keyof NodePortFacts, true>> = {
  NodePortAllocated: true,
  ServiceRefused: true,
  NodePortReleased: true,
  ServiceDryRun: true,
  NodePortsLeaked: true,
  ApiServerRestarted: true,
  NodePortRepairRan: true,
  NodePortRepairFound: true,
};

/** Whether an event is for the Lifecycle scene to explain. */
export function isLifecycleEvent(event: ClusterEvent): event is LifecycleEvent {
  return !(event.kind in others);
}
