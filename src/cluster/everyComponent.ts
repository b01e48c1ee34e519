import { cronJobs } from '#cluster/kube-controller-manager/cronjob/cronJobs.ts';
import { garbageCollector } from '#cluster/kube-controller-manager/garbage-collector/garbageCollector.ts';
import { jobs } from '#cluster/kube-controller-manager/job/jobs.ts';
import { podTemplates } from '#cluster/kube-controller-manager/pod-template/podTemplates.ts';
import { clusterVerbs } from '#cluster/kubectl/clusterVerbs.ts';
import type { Component } from './component.ts';
import { jobDisruptions } from './jobDisruptions.ts';
import { machines } from './machines.ts';
import { type ComponentName, neededComponents } from './neededComponents.ts';
import type { PreparedRun } from './prepareRun.ts';
import { serviceNetwork } from './serviceNetwork.ts';
import { workloads } from './workloadControllers.ts';

/** Each component, at hand: for Node, where nothing has to be fetched. */
const components: Readonly<Record<ComponentName, Component>> = {
  workloads,
  garbageCollector,
  clusterVerbs,
  machines,
  serviceNetwork,
  jobs,
  cronJobs,
  jobDisruptions,
  podTemplates,
};

/** The components a run needs, in the order they join; the same as `componentsFor` fetches. */
export function componentsAtHand(
  prepared: Pick<PreparedRun, 'manifests' | 'scenario'>,
): readonly Component[] {
  return neededComponents(prepared).map((name) => components[name]);
}
