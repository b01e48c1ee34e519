import type { NodePortFacts } from '#cluster/kube-apiserver/nodeport/facts.ts';
import type { CronJobFacts } from '#cluster/kube-controller-manager/cronjob/facts.ts';
import type { EventFacts, JobFacts } from '#cluster/kube-controller-manager/job/facts.ts';
import type { EventOf } from '#simulation/trace.ts';
import type { ClusterEvent } from './facts.ts';

/** An event that has to do with pods, or with whatever the user does. */
export type LifecycleEvent = Exclude<ClusterEvent, EventOf<OtherFacts>>;

type OtherFacts = NodePortFacts & JobFacts & CronJobFacts & EventFacts;

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
  JobSyncFailed: true,
  JobExpired: true,
  CronJobStarted: true,
  CronJobSkipped: true,
  CronJobReplaced: true,
  CronJobHistoryCleaned: true,
  CronJobScheduled: true,
  EventRecorded: true,
};

/** Whether an event is for the Lifecycle scene to explain. */
export function isLifecycleEvent(event: ClusterEvent): event is LifecycleEvent {
  return !(event.kind in others);
}
