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
  readonly traits: Traits;
  readonly readyAge: Age;
  readonly createdAge: Age;
}

/** What is in the pod itself. Times are ms since 1970; null: nobody knows. */
interface Traits {
  readonly assigned: boolean;
  readonly phase: number;
  readonly ready: boolean;
  readonly cost: number;
  readonly restarts: number;
  readonly readyMs: number | null;
  readonly createdMs: number | null;
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
): RankedPod[] {
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
  const [mine, other] = [a.traits, b.traits];
  if (mine.assigned !== other.assigned) return { rule: 'unassigned', sign: mine.assigned ? 1 : -1 };
  if (mine.phase !== other.phase) return { rule: 'phase', sign: mine.phase - other.phase };
  if (mine.ready !== other.ready) return { rule: 'notReady', sign: mine.ready ? 1 : -1 };
  if (deletionCost && mine.cost !== other.cost) return { rule: 'deletionCost', sign: mine.cost - other.cost };
  if (a.rank !== b.rank) return { rule: 'sameNode', sign: b.rank - a.rank };
  if (mine.ready && a.readyAge.unixMs !== b.readyAge.unixMs) {
    return { rule: 'readyTime', sign: youngerFirst(a, b, 'readyAge', logarithmic) };
  }
  if (mine.restarts !== other.restarts) return { rule: 'restarts', sign: other.restarts - mine.restarts };
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
  const traits = traitsOf(pod);
  const { readyMs, createdMs } = traits;
  return {
    pod,
    rank,
    traits,
    readyAge: ageOf(readyMs, nowUnixMs),
    createdAge: ageOf(createdMs, nowUnixMs),
  };
}

/** Pods never change in place: each version is looked at once, however many syncs rank it. */
const known = new WeakMap<Pod, Traits>();

function traitsOf(pod: Pod): Traits {
  const before = known.get(pod);
  if (before) return before;
  const { metadata, spec, status } = pod;
  const restarts = (status?.containerStatuses ?? []).map(({ restartCount = 0 }) => restartCount);
  const traits = {
    assigned: (spec.nodeName ?? '') !== '',
    phase: phaseOrdinals[status?.phase ?? ''] ?? 0,
    ready: isPodReady(pod),
    cost: podDeletionCost(pod),
    restarts: Math.max(0, ...restarts),
    readyMs: podReadyMs(pod),
    createdMs: unixMs(metadata.creationTimestamp),
  };
  known.set(pod, traits);
  return traits;
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
