import type { Pod } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ControllerParts } from '#cluster/kube-controller-manager/controllerParts.ts';
import {
  type DeploymentControllerOptions,
  deploymentController,
  deploymentDefaults,
} from '#cluster/kube-controller-manager/deployment/deploymentController.ts';
import { Informer } from '#cluster/kube-controller-manager/informer.ts';
import {
  type ReplicaSetControllerOptions,
  replicaSetController,
  replicaSetDefaults,
} from '#cluster/kube-controller-manager/replicaset/replicaSetController.ts';

interface WorkloadOptions {
  readonly deployment: DeploymentControllerOptions;
  readonly replicaSet: ReplicaSetControllerOptions;
}

/**
 * The controllers that keep the pods of Deployments and ReplicaSets, with the watches they share. They hear of a write
 * in this order: ReplicaSets before Deployments.
 */
export function workloadControllers(
  parts: Omit<ControllerParts, 'deployments' | 'replicaSets' | 'pods'>,
  options: WorkloadOptions = { deployment: deploymentDefaults, replicaSet: replicaSetDefaults },
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
