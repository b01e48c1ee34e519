import type { Pod } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ComponentContext } from '#cluster/component.ts';
import type { ControllerParts } from '#cluster/kube-controller-manager/controllerParts.ts';
import {
  type DeploymentControllerOptions,
  deploymentController,
  deploymentDefaults,
} from '#cluster/kube-controller-manager/deployment/deploymentController.ts';
import { disruptionController } from '#cluster/kube-controller-manager/disruption/disruptionController.ts';
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

/** Deployments, ReplicaSets, ReplicationControllers and what a budget lets be disrupted of their pods. */
export function workloads({ simulator, client, gateEnabled }: ComponentContext): void {
  const all = workloadControllers({ simulator, clientOf: client, gateEnabled, conflicts: true });
  const api = client('kube-controller-manager');
  const owners = new Informer<ReplicaSet>(api, 'ReplicationController', asReplicaSet);
  replicaSetController(all, owners, replicationDefaults);
  disruptionController(all);
}
