import type { Component } from './component.ts';
import { type ComponentName, neededComponents } from './neededComponents.ts';
import type { PreparedRun } from './prepareRun.ts';

/** Where each component is fetched from: a chunk of its own that a run without it never loads. */
const sources: Readonly<Record<ComponentName, () => Promise<Component>>> = {
  jobs: async () => (await import('#cluster/kube-controller-manager/job/jobs.ts')).jobs,
  cronJobs: async () => (await import('#cluster/kube-controller-manager/cronjob/cronJobs.ts')).cronJobs,
  workloads: async () => (await import('./workloadControllers.ts')).workloads,
  garbageCollector: async () =>
    (await import('#cluster/kube-controller-manager/garbage-collector/garbageCollector.ts')).garbageCollector,
  machines: async () => (await import('./machines.ts')).machines,
  serviceNetwork: async () => (await import('./serviceNetwork.ts')).serviceNetwork,
  clusterVerbs: async () => (await import('#cluster/kubectl/clusterVerbs.ts')).clusterVerbs,
  jobDisruptions: async () => (await import('./jobDisruptions.ts')).jobDisruptions,
  podTemplates: async () =>
    (await import('#cluster/kube-controller-manager/pod-template/podTemplates.ts')).podTemplates,
};

/** Fetches the components a run needs, in the order they join. */
export function componentsFor(prepared: PreparedRun): Promise<readonly Component[]> {
  return Promise.all(neededComponents(prepared).map((name) => sources[name]()));
}
