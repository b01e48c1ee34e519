import type { JsonObject } from '#api/json.ts';
import { labelSelector } from '#api/labelSelector.ts';
import type { KubernetesObject } from '#api/types.ts';
import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import type { ControllerParts } from '#cluster/kube-controller-manager/controllerParts.ts';
import { controllerOf, ownerKey } from '#cluster/kube-controller-manager/informer.ts';
import { WorkQueue } from '#cluster/kube-controller-manager/workQueue.ts';
import { order } from '#cluster/order.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { Milliseconds } from '#simulation/trace.ts';
import { computeHash } from './computeHash.ts';
import { syncDeployment } from './syncDeployment.ts';

export interface DeploymentControllerOptions {
  readonly workers: number;
  readonly hashOf: typeof computeHash;
}

/** Source: v1.28 pkg/controller/deployment/config/v1alpha1/defaults.go. */
export const deploymentDefaults: DeploymentControllerOptions = { workers: 5, hashOf: computeHash };

/** Source: v1.28 pkg/controller/deployment/deployment_controller.go:maxRetries. */
const maxRetries = 15;

/** What a sync needs of the controller. */
export interface DeploymentParts extends ControllerParts {
  readonly actor: string;
  readonly queue: WorkQueue;
  readonly hashOf: typeof computeHash;
  /** Deployments that wait for old pods to go, so that the wait is told once. */
  readonly waiting: Set<ObjectKey>;
  /** When each rollout's deadline was last said to be looked at. */
  readonly checks: Map<ObjectKey, Milliseconds>;
}

/**
 * Rolls Deployments out through their ReplicaSets. A Deployment is looked at when it or one of its ReplicaSets changes;
 * pods wake it only when a Recreate waits for the last of them.
 *
 * Source: v1.28 pkg/controller/deployment/deployment_controller.go:NewDeploymentController and its event handlers.
 */
export function deploymentController(
  parts: ControllerParts,
  { workers, hashOf }: DeploymentControllerOptions,
): void {
  const { simulator, deployments, replicaSets, pods } = parts;
  const actor = 'kube-controller-manager/deployment';
  const queue: WorkQueue = new WorkQueue(
    simulator,
    { actor, order: order.controllerSync, workers, maxRetries },
    (key, alsoCausedBy) => syncDeployment(own, key, alsoCausedBy),
  );
  const own: DeploymentParts = { ...parts, actor, queue, hashOf, waiting: new Set(), checks: new Map() };

  deployments.onChange((before, after) => {
    const changed = after ?? before;
    if (changed) queue.add(keyOf(changed));
  });

  const queueMatching = ({ metadata: { namespace, labels = {} } }: ReplicaSet): void => {
    for (const deployment of deployments.list()) {
      if (deployment.metadata.namespace !== namespace) continue;
      const selector = labelSelector(deployment.spec.selector as JsonObject | undefined);
      if (selector && !selector.empty && selector.matches(labels)) queue.add(keyOf(deployment));
    }
  };

  replicaSets.onChange((before, after) => {
    const former = before && deploymentOf(parts, before);
    const owner = after && deploymentOf(parts, after);
    if (former && former !== owner) queue.add(keyOf(former));
    if (owner) queue.add(keyOf(owner));
    const orphan = after && controllerOf(after) === undefined ? after : undefined;
    if (orphan && before?.metadata.labels !== orphan.metadata.labels) queueMatching(orphan);
  });

  /** Source: v1.28 deployment_controller.go:deletePod. */
  pods.onChange((before, after) => {
    if (before === undefined || after !== undefined) return;
    const reference = controllerOf(before);
    if (reference?.kind !== 'ReplicaSet') return;
    const replicaSet = replicaSets.get(ownerKey(reference, before.metadata.namespace));
    const deployment = replicaSet && deploymentOf(parts, replicaSet);
    if (deployment?.spec.strategy?.type !== 'Recreate') return;
    const left = replicaSets
      .controlledBy(deployment.metadata.uid)
      .some(({ metadata }) => pods.controlledBy(metadata.uid).length > 0);
    if (!left) queue.add(keyOf(deployment));
  });
}

function deploymentOf({ deployments }: ControllerParts, object: KubernetesObject): Deployment | undefined {
  const reference = controllerOf(object);
  if (reference?.kind !== 'Deployment') return undefined;
  const deployment = deployments.get(ownerKey(reference, object.metadata.namespace));
  return deployment?.metadata.uid === reference.uid ? deployment : undefined;
}
