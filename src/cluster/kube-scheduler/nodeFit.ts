import type { Node, Taint } from '#api/nodeTypes.ts';
import type { PodSpec, Toleration } from '#api/types.ts';

/** Why a pod may not go to a node, as the scheduler words it; null when it may. Node resources are not modelled. */
export function nodeRefusal({ spec }: Node, pod: PodSpec): string | null {
  const tolerations = pod.tolerations ?? [];
  if (spec.unschedulable && !tolerates(tolerations, unschedulableTaint)) return 'node(s) were unschedulable';
  const taint = (spec.taints ?? []).find(
    (one) => (one.effect === 'NoSchedule' || one.effect === 'NoExecute') && !tolerates(tolerations, one),
  );
  return taint === undefined ? null : `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`;
}

/** Source: v1.28 pkg/scheduler/framework/plugins/nodeunschedulable, ErrReasonUnschedulable. */
const unschedulableTaint: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/**
 * The message of a pod that fits nowhere. `refusals` holds one reason a node.
 *
 * Source: v1.28 pkg/scheduler/framework/types.go:FitError.Error.
 */
export function fitError(refusals: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const refusal of refusals) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  const count = refusals.length;
  const reasons = [...counts].map(([reason, many]) => `${many} ${reason}`).sort();
  const told = reasons.length === 0 ? 'no nodes available to schedule pods.' : '';
  if (told !== '') return told;
  const helpless = `${count} Preemption is not helpful for scheduling.`;
  return `0/${count} nodes are available: ${reasons.join(', ')}. preemption: 0/${count} nodes are available: ${helpless}`;
}

/** Source: v1.28 component-helpers/scheduling/corev1/helpers.go:TolerationsTolerateTaint, core/v1/toleration.go:ToleratesTaint. */
function tolerates(tolerations: readonly Toleration[], taint: Taint): boolean {
  return tolerations.some(
    ({ key = '', operator = 'Equal', value = '', effect = '' }) =>
      (effect === '' || effect === taint.effect) &&
      (key === '' || key === taint.key) &&
      (operator === 'Exists' || value === (taint.value ?? '')),
  );
}
