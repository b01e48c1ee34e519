import type { Pod } from '#api/types.ts';
import { virtualMs } from '#api/virtualMs.ts';
import { isPodReady } from './jobPod.ts';

/**
 * Which active pod goes first when there are too many: without a node, pending, not ready, ready for less time, restarted
 * more often, younger. Negative when `a` goes before `b`.
 *
 * Source: v1.28 pkg/controller/controller_utils.go:ActivePods.Less.
 */
export function comparePodsForRemoval(a: Pod, b: Pod): number {
  const aHasNode = (a.spec?.nodeName ?? '') !== '';
  const bHasNode = (b.spec?.nodeName ?? '') !== '';
  return (
    Number(aHasNode) - Number(bHasNode) ||
    phaseOrdinal(a) - phaseOrdinal(b) ||
    Number(isPodReady(a)) - Number(isPodReady(b)) ||
    (isPodReady(a) ? laterFirst(readyMs(a), readyMs(b)) : 0) ||
    maxRestarts(b) - maxRestarts(a) ||
    laterFirst(virtualMs(a.metadata.creationTimestamp), virtualMs(b.metadata.creationTimestamp))
  );
}

const phases = ['Pending', 'Unknown', 'Running'];

function phaseOrdinal({ status }: Pod): number {
  return Math.max(phases.indexOf(status?.phase ?? ''), 0);
}

function readyMs({ status }: Pod): number | null {
  const ready = status?.conditions?.find(({ type, status: value }) => type === 'Ready' && value === 'True');
  return virtualMs(ready?.lastTransitionTime);
}

function maxRestarts({ status }: Pod): number {
  return (status?.containerStatuses ?? []).reduce(
    (most, { restartCount = 0 }) => Math.max(most, restartCount),
    0,
  );
}

/** An unknown time goes before every other. */
function laterFirst(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null ? 1 : b - a;
}
