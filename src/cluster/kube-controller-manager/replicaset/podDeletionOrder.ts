import { unixMs } from '#api/printers/unixMs.ts';
import type { Pod } from '#api/types.ts';
import { isPodActive, isPodReady, podReadyMs } from './podAvailability.ts';

/** Gates and the clock the order depends on. */
export interface DeletionOrderOptions {
  /** Since 1970. */
  readonly nowUnixMs: number;
  /** Gate PodDeletionCost. */
  readonly deletionCost: boolean;
  /** Gate LogarithmicScaleDown. */
  readonly logarithmic: boolean;
}

/** Which rule puts one pod before another. */
export type DeletionRule =
  | 'unassigned'
  | 'phase'
  | 'notReady'
  | 'deletionCost'
  | 'sameNode'
  | 'readyTime'
  | 'restarts'
  | 'creationTime';

/** A pod with what the order looks at, taken once: a sort compares each pod many times. */
export interface RankedPod {
  readonly pod: Pod;
  /** Active pods of the same Deployment on its node, the pod itself among them. */
  readonly rank: number;
  readonly assigned: boolean;
  readonly phase: number;
  readonly ready: boolean;
  readonly cost: number;
  readonly readyAge: Age;
  readonly restarts: number;
  readonly createdAge: Age;
}

/** When something was, and how long ago on the logarithmic scale; `unixMs` null: nobody knows. */
interface Age {
  readonly unixMs: number | null;
  readonly logarithm: number;
}

/**
 * Ranks pods by how crowded their node is. `related` are the pods of all ReplicaSets of the same owner, these too.
 *
 * Source: v1.28 pkg/controller/replicaset/replica_set.go:getPodsRankedByRelatedPodsOnSameNode.
 */
export function podsRankedByRelatedPodsOnSameNode(
  pods: readonly Pod[],
  related: Iterable<Pod>,
  options: DeletionOrderOptions,
): readonly RankedPod[] {
  const onNode = new Map<string, number>();
  for (const pod of related) {
    if (!isPodActive(pod)) continue;
    const node = pod.spec.nodeName ?? '';
    onNode.set(node, (onNode.get(node) ?? 0) + 1);
  }
  return pods.map((pod) => rankedPod(pod, onNode.get(pod.spec.nodeName ?? '') ?? 0, options));
}

/**
 * Below zero when `a` is deleted before `b`, zero when nothing tells them apart.
 *
 * Source: v1.28 pkg/controller/controller_utils.go:ActivePodsWithRanks.Less.
 */
export function compareForDeletion(a: RankedPod, b: RankedPod, options: DeletionOrderOptions): number {
  return difference(a, b, options)?.sign ?? 0;
}

/** The rule by which one of two pods goes first; null when none does. */
export function decidingRule(a: RankedPod, b: RankedPod, options: DeletionOrderOptions): DeletionRule | null {
  return difference(a, b, options)?.rule ?? null;
}

interface Difference {
  readonly rule: DeletionRule;
  readonly sign: number;
}

function difference(
  a: RankedPod,
  b: RankedPod,
  { deletionCost, logarithmic }: DeletionOrderOptions,
): Difference | null {
  if (a.assigned !== b.assigned) return { rule: 'unassigned', sign: a.assigned ? 1 : -1 };
  if (a.phase !== b.phase) return { rule: 'phase', sign: a.phase - b.phase };
  if (a.ready !== b.ready) return { rule: 'notReady', sign: a.ready ? 1 : -1 };
  if (deletionCost && a.cost !== b.cost) return { rule: 'deletionCost', sign: a.cost - b.cost };
  if (a.rank !== b.rank) return { rule: 'sameNode', sign: b.rank - a.rank };
  if (a.ready && a.readyAge.unixMs !== b.readyAge.unixMs) {
    return { rule: 'readyTime', sign: youngerFirst(a, b, 'readyAge', logarithmic) };
  }
  if (a.restarts !== b.restarts) return { rule: 'restarts', sign: b.restarts - a.restarts };
  if (a.createdAge.unixMs !== b.createdAge.unixMs) {
    return { rule: 'creationTime', sign: youngerFirst(a, b, 'createdAge', logarithmic) };
  }
  return null;
}

/** Two different times: the later first; on the logarithmic scale what is about as old is taken by UID. */
function youngerFirst(
  a: RankedPod,
  b: RankedPod,
  age: 'readyAge' | 'createdAge',
  logarithmic: boolean,
): number {
  const [mine, other] = [a[age], b[age]];
  if (mine.unixMs === null || other.unixMs === null) return mine.unixMs === null ? -1 : 1;
  if (!logarithmic) return other.unixMs - mine.unixMs;
  if (mine.logarithm !== other.logarithm) return mine.logarithm - other.logarithm;
  return (a.pod.metadata.uid ?? '') < (b.pod.metadata.uid ?? '') ? -1 : 1;
}

function rankedPod(pod: Pod, rank: number, { nowUnixMs }: DeletionOrderOptions): RankedPod {
  const { metadata, spec, status } = pod;
  const restarts = (status?.containerStatuses ?? []).map(({ restartCount }) => restartCount);
  return {
    pod,
    rank,
    assigned: (spec.nodeName ?? '') !== '',
    phase: phaseOrdinals[status?.phase ?? ''] ?? 0,
    ready: isPodReady(pod),
    cost: podDeletionCost(pod),
    readyAge: ageOf(podReadyMs(pod), nowUnixMs),
    restarts: Math.max(0, ...restarts),
    createdAge: ageOf(unixMs(metadata.creationTimestamp), nowUnixMs),
  };
}

const phaseOrdinals: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

function ageOf(ms: number | null, nowUnixMs: number): Age {
  const ageNs = ms === null ? 0 : (nowUnixMs - ms) * 1e6;
  return { unixMs: ms, logarithm: ageNs > 0 ? Math.trunc(Math.log2(ageNs)) : -1 };
}

/** Zero when absent or unreadable. Source: v1.28 pkg/apis/core/helper/helpers.go:GetDeletionCostFromPodAnnotations. */
function podDeletionCost({ metadata }: Pod): number {
  const text = metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? '';
  if (!/^(0|-\d+|[1-9]\d*)$/.test(text)) return 0;
  const cost = Number(text);
  return cost === (cost | 0) ? cost : 0;
}
