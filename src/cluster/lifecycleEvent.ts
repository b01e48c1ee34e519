import type { NodePortFacts } from '#cluster/kube-apiserver/nodeport/facts.ts';
import type { CronJobFacts } from '#cluster/kube-controller-manager/cronjob/facts.ts';
import type { JobFacts } from '#cluster/kube-controller-manager/job/facts.ts';
import type { EventOf } from '#simulation/trace.ts';
import type { ClusterEvent, NetworkFacts, WorkloadFacts } from './facts.ts';

/** An event that has to do with pods, or with whatever the user does. */
export type LifecycleEvent = Exclude<ClusterEvent, EventOf<OtherFacts>>;

type OtherFacts = NodePortFacts & JobFacts & CronJobFacts & WorkloadFacts & NetworkFacts;

const others: Readonly<Record<keyof OtherFacts, true>> = {
  NodePortAllocated: true,
  ServiceRefused: true,
  NodePortReleased: true,
  ServiceDryRun: true,
  NodePortsLeaked: true,
  ApiServerRestarted: true,
  NodePortRepairRan: true,
  NodePortRepairFound: true,
  JobSynced: true,
  JobPodCreated: true,
  JobPodsDeleted: true,
  JobPodCounted: true,
  JobPodFailureMatched: true,
  JobBackoffStarted: true,
  JobIndexFailed: true,
  JobConditionChanged: true,
  JobControllerPanicked: true,
  JobExpired: true,
  PodDisrupted: true,
  CronJobStarted: true,
  CronJobSkipped: true,
  CronJobReplaced: true,
  CronJobHistoryCleaned: true,
  CronJobScheduled: true,
  EventRecorded: true,
  SyncFailed: true,
  NewReplicaSetDecided: true,
  ReplicaSetReused: true,
  ScalingDecided: true,
  RecreateWaited: true,
  DeploymentConditionChanged: true,
  OldReplicaSetDeleted: true,
  TemplateHashCollided: true,
  ProgressCheckScheduled: true,
  ReplicaSetClaimed: true,
  PodCreationsDecided: true,
  PodDeletionsDecided: true,
  PodClaimed: true,
  DisruptionBudgetChanged: true,
  DependentCollected: true,
  DependentOrphaned: true,
  EvictionAllowed: true,
  EvictionRefused: true,
  DrainStarted: true,
  DrainEnded: true,
  ProxyRulesSynced: true,
  ProxyHealthChanged: true,
  LoadBalancerProvisioned: true,
  LoadBalancerNodesChanged: true,
  HealthCheckAnswered: true,
  LoadBalancerBackendChanged: true,
  MachineTerminated: true,
  NodeNotReported: true,
  NodeGoneInCloud: true,
  OrphanedPodCollected: true,
  RequestDecided: true,
};

/** Whether an event is for the Lifecycle scene to explain. */
export function isLifecycleEvent(event: ClusterEvent): event is LifecycleEvent {
  return !(event.kind in others);
}
