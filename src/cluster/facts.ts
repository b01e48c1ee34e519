import type { ClientFacts } from '#cluster/clients/facts.ts';
import type { CloudProviderFacts } from '#cluster/cloud-provider/facts.ts';
import type { ContainerRuntimeFacts } from '#cluster/container-runtime/facts.ts';
import type { EvictionFacts } from '#cluster/kube-apiserver/eviction/facts.ts';
import type { NodePortFacts } from '#cluster/kube-apiserver/nodeport/facts.ts';
import type { CronJobFacts } from '#cluster/kube-controller-manager/cronjob/facts.ts';
import type { DeploymentFacts } from '#cluster/kube-controller-manager/deployment/facts.ts';
import type { DisruptionFacts } from '#cluster/kube-controller-manager/disruption/facts.ts';
import type { ControllerManagerFacts } from '#cluster/kube-controller-manager/facts.ts';
import type { GarbageCollectorFacts } from '#cluster/kube-controller-manager/garbage-collector/facts.ts';
import type { JobFacts } from '#cluster/kube-controller-manager/job/facts.ts';
import type { NodeLifecycleFacts } from '#cluster/kube-controller-manager/node-lifecycle/facts.ts';
import type { ReplicaSetFacts } from '#cluster/kube-controller-manager/replicaset/facts.ts';
import type { KubeProxyFacts } from '#cluster/kube-proxy/facts.ts';
import type { SchedulerFacts } from '#cluster/kube-scheduler/facts.ts';
import type { DrainFacts, KubectlFacts } from '#cluster/kubectl/facts.ts';
import type { PodLifecycleFacts } from '#cluster/kubelet/pod-lifecycle/facts.ts';
import type { StoreFacts } from '#simulation/storeFacts.ts';
import type { EventOf, Trace } from '#simulation/trace.ts';

/** What keeps pods: controllers, and who may take pods away. */
export interface WorkloadFacts
  extends ControllerManagerFacts,
    DeploymentFacts,
    ReplicaSetFacts,
    DisruptionFacts,
    GarbageCollectorFacts,
    EvictionFacts,
    DrainFacts {}

/** What brings requests to pods, and what becomes of machines and requests. */
export interface NetworkFacts extends KubeProxyFacts, CloudProviderFacts, ClientFacts, NodeLifecycleFacts {}

/** Everything that can happen in a cluster: one line per feature. */
export interface ClusterFacts
  extends StoreFacts,
    KubectlFacts,
    SchedulerFacts,
    NodePortFacts,
    WorkloadFacts,
    NetworkFacts,
    PodLifecycleFacts,
    ContainerRuntimeFacts,
    JobFacts,
    CronJobFacts {}

export type ClusterEvent = EventOf<ClusterFacts>;
export type ClusterTrace = Trace<ClusterFacts>;
