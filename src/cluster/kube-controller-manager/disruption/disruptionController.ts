import type { JsonObject } from '#api/json.ts';
import { labelSelector, type Selector } from '#api/labelSelector.ts';
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
  const selected = new Map<ObjectKey, SelectedPods>();
  const queue: WorkQueue = new WorkQueue(
    simulator,
    { actor, order: order.controllerSync, workers: 1, maxRetries: null },
    (key) => sync(parts, budgets.get(key), selected.get(key)?.pods() ?? [], queue),
  );
  budgets.onChange((before, after) => {
    const changed = after ?? before;
    if (changed === undefined) return;
    const key = keyOf(changed);
    if (after === undefined) selected.delete(key);
    else if (before?.spec !== after.spec) selected.set(key, new SelectedPods(after, pods.list()));
    queue.add(key);
  });
  pods.onChange((before, after) => {
    for (const [key, chosen] of selected) if (chosen.take(before, after)) queue.add(key);
  });
}

/** The pods one budget selects, kept as they change. */
class SelectedPods {
  readonly #namespace: string | undefined;
  readonly #selector: Selector | null;
  readonly #pods = new Map<ObjectKey, Pod>();

  constructor({ metadata, spec }: PodDisruptionBudget, pods: Iterable<Pod>) {
    this.#namespace = metadata.namespace;
    this.#selector = labelSelector(spec.selector as JsonObject | undefined);
    for (const pod of pods) this.take(undefined, pod);
  }

  pods(): readonly Pod[] {
    return [...this.#pods.values()];
  }

  /** Whether the change concerns the budget. */
  take(before: Pod | undefined, after: Pod | undefined): boolean {
    const pod = after ?? before;
    if (pod === undefined) return false;
    const key = keyOf(pod);
    if (after !== undefined && this.#selects(after)) {
      this.#pods.set(key, after);
      return true;
    }
    return this.#pods.delete(key);
  }

  #selects({ metadata }: Pod): boolean {
    if (metadata.namespace !== this.#namespace) return false;
    return this.#selector?.matches(metadata.labels ?? {}) ?? false;
  }
}

function* sync(
  parts: ControllerParts,
  budget: PodDisruptionBudget | undefined,
  pods: readonly Pod[],
  queue: WorkQueue,
): Process<string | null> {
  const { simulator, clientOf, conflicts } = parts;
  if (budget === undefined) return null;
  const key = keyOf(budget);
  const nowUnixMs = epochUnixMs + simulator.now;
  const { status, recheckUnixMs } = budgetStatus(budget, pods, (pod) => scaleOf(parts, pod), nowUnixMs);
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

/** The replicas of what controls a pod. Source: v1.28 disruption.go:getExpectedScale, finders. */
function scaleOf(parts: ControllerParts, pod: Pod): ReturnType<Parameters<typeof budgetStatus>[2]> {
  const { namespace } = pod.metadata;
  const reference = controllerOf(pod);
  if (reference === undefined) return null;
  const { uid } = reference;
  const replicaSet = parts.replicaSets.get(ownerKey(reference, namespace));
  if (replicaSet === undefined) {
    const owner = parts.clientOf(actor).get(ownerKey(reference, namespace));
    const { replicas } = (owner?.spec ?? {}) as { readonly replicas?: unknown };
    return typeof replicas === 'number' && owner?.metadata.uid === uid ? { uid, replicas } : 'unscaled';
  }
  if (replicaSet.metadata.uid !== uid) return 'unscaled';
  const above = controllerOf(replicaSet);
  const deployment = above && parts.deployments.get(ownerKey(above, namespace));
  if (deployment?.metadata.uid === above?.uid && deployment) {
    return { uid: deployment.metadata.uid ?? '', replicas: deployment.spec.replicas ?? 1 };
  }
  return { uid, replicas: replicaSet.spec.replicas ?? 1 };
}
