import type { JsonObject } from '#api/json.ts';
import { labelSelector } from '#api/labelSelector.ts';
import type { PodDisruptionBudget } from '#api/policyTypes.ts';
import { unixMs } from '#api/printers/unixMs.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod } from '#api/types.ts';
import { answered } from '#cluster/kube-controller-manager/answered.ts';
import type { ControllerParts } from '#cluster/kube-controller-manager/controllerParts.ts';
import { controllerOf, Informer, ownerKey } from '#cluster/kube-controller-manager/informer.ts';
import { WorkQueue } from '#cluster/kube-controller-manager/workQueue.ts';
import { errorOf, replacing, whenAccepted } from '#cluster/kube-controller-manager/writes.ts';
import { order } from '#cluster/order.ts';
import type { Process } from '#simulation/process.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import { budgetStatus } from './budgetStatus.ts';

const actor = 'kube-controller-manager/disruption';
const epochUnixMs = unixMs(rfc3339(0)) ?? 0;

/**
 * Keeps the numbers of each PodDisruptionBudget up to date, by which the API server answers evictions.
 *
 * Source: v1.28 pkg/controller/disruption/disruption.go.
 */
export function disruptionController(parts: ControllerParts): void {
  const { simulator, pods } = parts;
  const api = parts.clientOf('kube-controller-manager');
  const budgets = new Informer<PodDisruptionBudget>(api, 'PodDisruptionBudget');
  const queue: WorkQueue = new WorkQueue(
    simulator,
    { actor, order: order.controllerSync, workers: 1, maxRetries: null },
    (key) => sync(parts, budgets, queue, key),
  );
  budgets.onChange((before, after) => {
    const changed = after ?? before;
    if (changed) queue.add(keyOf(changed));
  });
  const queueMatching = (pod: Pod | undefined): void => {
    if (pod === undefined) return;
    for (const budget of budgets.list()) if (selects(budget, pod)) queue.add(keyOf(budget));
  };
  pods.onChange((before, after) => {
    queueMatching(after ?? before);
  });
}

function selects({ metadata, spec }: PodDisruptionBudget, pod: Pod): boolean {
  if (metadata.namespace !== pod.metadata.namespace) return false;
  const selector = labelSelector(spec.selector as JsonObject | undefined);
  return selector?.matches(pod.metadata.labels ?? {}) ?? false;
}

function* sync(
  parts: ControllerParts,
  budgets: Informer<PodDisruptionBudget>,
  queue: WorkQueue,
  key: ObjectKey,
): Process<string | null> {
  const { simulator, clientOf, conflicts } = parts;
  const budget = budgets.get(key);
  if (budget === undefined) return null;
  const pods = [...parts.pods.list()].filter((pod) => selects(budget, pod));
  const nowUnixMs = epochUnixMs + simulator.now;
  const reckoned = budgetStatus(budget, pods, (pod) => scaleOf(parts, pod), nowUnixMs);
  if (reckoned === null) return `invalid value for IntOrString in ${key}`;
  const { status, recheckUnixMs } = reckoned;
  const source = 'pkg/controller/disruption/disruption.go:updatePdbStatus';
  const told = budget.status;
  const { disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods } = status;
  const changed =
    told?.disruptionsAllowed !== disruptionsAllowed ||
    told.currentHealthy !== currentHealthy ||
    told.desiredHealthy !== desiredHealthy ||
    told.expectedPods !== expectedPods;
  const change = whenAccepted(replacing(budget, { ...budget, status }, conflicts), () => {
    if (!changed) return;
    const detail = { disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods };
    simulator.cause = simulator.emit({
      actor,
      subject: key,
      kind: 'DisruptionBudgetChanged',
      detail,
      source,
    });
  });
  const answer = yield* answered(simulator, (onAnswer) =>
    clientOf(actor).updateStatus(key, change, source, onAnswer),
  );
  if (recheckUnixMs !== null) queue.addAfter(key, Math.max(1, recheckUnixMs - nowUnixMs));
  return errorOf(answer, budget);
}

/** The replicas of what controls a pod; null when nothing with a scale does. Source: v1.28 disruption.go:finders. */
function scaleOf(
  parts: ControllerParts,
  pod: Pod,
): { readonly uid: string; readonly replicas: number } | null {
  const { namespace } = pod.metadata;
  const reference = controllerOf(pod);
  if (reference === undefined) return null;
  const replicaSet = parts.replicaSets.get(ownerKey(reference, namespace));
  if (replicaSet === undefined) {
    const owner = parts.clientOf(actor).get(ownerKey(reference, namespace));
    const { replicas } = (owner?.spec ?? {}) as { readonly replicas?: unknown };
    return typeof replicas === 'number' ? { uid: reference.uid, replicas } : null;
  }
  const above = controllerOf(replicaSet);
  const deployment = above && parts.deployments.get(ownerKey(above, namespace));
  if (deployment) return { uid: above.uid, replicas: deployment.spec.replicas ?? 1 };
  return { uid: reference.uid, replicas: replicaSet.spec.replicas ?? 1 };
}
