import type { ContainerRuntimeFacts } from '#cluster/container-runtime/facts.ts';
import type { NodePortFacts } from '#cluster/kube-apiserver/nodeport/facts.ts';
import type { CronJobFacts } from '#cluster/kube-controller-manager/cronjob/facts.ts';
import type { EventFacts, JobFacts } from '#cluster/kube-controller-manager/job/facts.ts';
import type { SchedulerFacts } from '#cluster/kube-scheduler/facts.ts';
import type { KubectlFacts } from '#cluster/kubectl/facts.ts';
import type { PodLifecycleFacts } from '#cluster/kubelet/pod-lifecycle/facts.ts';
import type { StoreFacts } from '#simulation/storeFacts.ts';
import type { EventOf, Trace } from '#simulation/trace.ts';

/** Everything that can happen in a cluster: one line per feature. */
export interface ClusterFacts
  extends StoreFacts,
    KubectlFacts,
    SchedulerFacts,
    NodePortFacts,
    PodLifecycleFacts,
    ContainerRuntimeFacts,
    JobFacts,
    CronJobFacts,
    EventFacts {}

export type ClusterEvent = EventOf<ClusterFacts>;
export type ClusterTrace = Trace<ClusterFacts>;
