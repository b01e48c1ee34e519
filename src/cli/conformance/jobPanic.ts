import type { JobControllerPanic } from '#cluster/kube-controller-manager/job/facts.ts';

/**
 * What Go says when v1.28.0 asks for more pods to delete than there are. A list that was grown pod by pod has room for
 * the next power of two: within it there are pods that are nil.
 *
 * Source: v1.28 pkg/controller/job/job_controller.go:activePodsForRemoval.
 */
export function panicText(indexed: boolean, { active, removeAtLeast }: JobControllerPanic): string {
  if (indexed) return 'runtime error: makeslice: cap out of range';
  const capacity = active === 0 ? 0 : 2 ** Math.ceil(Math.log2(active));
  return removeAtLeast > capacity
    ? `runtime error: slice bounds out of range [:${removeAtLeast}] with capacity ${capacity}`
    : 'runtime error: invalid memory address or nil pointer dereference';
}
