import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';

const excludeLabel = 'node.kubernetes.io/exclude-from-external-load-balancers';
const autoscalerTaint = 'ToBeDeletedByClusterAutoscaler';

/**
 * Whether a balancer may send to a node. With a stable node set readiness does not count; without, a Service whose
 * policy is Local leaves it out of account as well.
 *
 * Source: v1.28 staging/src/k8s.io/cloud-provider/controllers/service/controller.go:getNodePredicatesForService.
 */
export function isBalancerNode(node: Node, service: Service, stableNodeSet: boolean): boolean {
  if (!isIncluded(node) || isTainted(node)) return false;
  if (stableNodeSet) return node.metadata.deletionTimestamp === undefined;
  return service.spec.externalTrafficPolicy === 'Local' || isReady(node);
}

/**
 * Whether a change of a node makes the cloud controller look at the balancers' nodes again.
 *
 * Source: as above, shouldSyncUpdatedNode.
 */
export function nodeChangeMatters(before: Node, after: Node, stableNodeSet: boolean): boolean {
  if (isIncluded(before) !== isIncluded(after)) return true;
  if ((before.spec.providerID ?? '') !== (after.spec.providerID ?? '')) return true;
  if (stableNodeSet) return false;
  const usable = (node: Node) => isIncluded(node) && !isTainted(node) && isReady(node);
  return usable(before) !== usable(after);
}

/** The label excludes whatever its value is. Source: as above, nodeIncludedPredicate. */
function isIncluded({ metadata }: Node): boolean {
  return metadata.labels?.[excludeLabel] === undefined;
}

function isTainted({ spec }: Node): boolean {
  return (spec.taints ?? []).some(({ key }) => key === autoscalerTaint);
}

function isReady({ status }: Node): boolean {
  return status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
}
