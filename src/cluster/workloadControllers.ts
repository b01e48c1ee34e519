import type { Pod } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ControllerParts } from '#cluster/kube-controller-manager/controllerParts.ts';
import {
  type DeploymentControllerOptions,
  deploymentController,
  deploymentDefaults,
} from '#cluster/kube-controller-manager/deployment/deploymentController.ts';
import { disruptionController } from '#cluster/kube-controller-manager/disruption/disruptionController.ts';
import { garbageCollector } from '#cluster/kube-controller-manager/garbage-collector/garbageCollector.ts';
import { Informer } from '#cluster/kube-controller-manager/informer.ts';
import { asReplicaSet } from '#cluster/kube-controller-manager/replicaset/asReplicaSet.ts';
import {
  type ReplicaSetControllerOptions,
  replicaSetController,
  replicaSetDefaults,
  replicationDefaults,
} from '#cluster/kube-controller-manager/replicaset/replicaSetController.ts';

interface WorkloadOptions {
  readonly deployment: DeploymentControllerOptions;
  readonly replicaSet: ReplicaSetControllerOptions;
}

type SharedParts = Omit<ControllerParts, 'deployments' | 'replicaSets' | 'pods'>;

const defaults: WorkloadOptions = { deployment: deploymentDefaults, replicaSet: replicaSetDefaults };

/** The controllers that keep the pods of Deployments and ReplicaSets, with the watches they share. */
export function workloadControllers(
  parts: SharedParts,
  options: WorkloadOptions = defaults,
): ControllerParts {
  const api = parts.clientOf('kube-controller-manager');
  const all: ControllerParts = {
    ...parts,
    deployments: new Informer<Deployment>(api, 'Deployment'),
    replicaSets: new Informer<ReplicaSet>(api, 'ReplicaSet'),
    pods: new Informer<Pod>(api, 'Pod'),
  };
  replicaSetController(all, all.replicaSets, options.replicaSet);
  deploymentController(all, options.deployment);
  return all;
}

/** Starts the controllers that objects of these kinds keep busy, and no others: an idle watch costs time too. */
export function startControllers(parts: SharedParts, kinds: ReadonlySet<string>): void {
  const api = parts.clientOf('kube-controller-manager');
  const has = (wanted: readonly string[]) => wanted.some((kind) => kinds.has(kind));
  if (has(ownerKinds))
    garbageCollector(parts.simulator, parts.clientOf('kube-controller-manager/garbage-collector'));
  if (!has(['Deployment', 'ReplicaSet', 'ReplicationController', 'PodDisruptionBudget'])) return;
  const all = workloadControllers(parts);
  if (kinds.has('ReplicationController')) {
    const owners = new Informer<ReplicaSet>(api, 'ReplicationController', asReplicaSet);
    replicaSetController(all, owners, replicationDefaults);
  }
  if (kinds.has('PodDisruptionBudget')) disruptionController(all);
}

const ownerKinds = [
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
];
