import type { Deployment, ReplicaSet } from '#api/workloadTypes.ts';
import { sizeOf } from './replicaSetLists.ts';
import { byRevision } from './revision.ts';

/**
 * Old ReplicaSets that the history has no room for, oldest revision first. One that still has pods, or whose status is
 * behind, stays for now.
 *
 * Source: v1.28 pkg/controller/deployment/sync.go:cleanupDeployment.
 */
export function replicaSetsToCleanUp(
  deployment: Deployment,
  old: readonly ReplicaSet[],
): readonly ReplicaSet[] {
  const { revisionHistoryLimit } = deployment.spec;
  if (revisionHistoryLimit === undefined || revisionHistoryLimit === keepsAll) return [];
  const alive = old.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const candidates = [...alive].sort(byRevision).slice(0, Math.max(0, alive.length - revisionHistoryLimit));
  return candidates.filter(
    (replicaSet) =>
      (replicaSet.status?.replicas ?? 0) === 0 &&
      sizeOf(replicaSet) === 0 &&
      (replicaSet.metadata.generation ?? 0) <= (replicaSet.status?.observedGeneration ?? 0),
  );
}

/** The API's way to say "all". */
const keepsAll = 2_147_483_647;
