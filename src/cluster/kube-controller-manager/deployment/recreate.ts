import type { Pod } from '#api/types.ts';
import type { ReplicaSet } from '#api/workloadTypes.ts';
import { activeReplicaSets, statusCount } from './replicaSetLists.ts';
import { type Scaling, scalingTo } from './scaling.ts';

/** Recreate takes all old pods away before anything else. Source: v1.28 pkg/controller/deployment/recreate.go:scaleDownOldReplicaSetsForRecreate. */
export function scaleDownForRecreate(old: readonly ReplicaSet[]): readonly Scaling[] {
  return activeReplicaSets(old).flatMap(
    (replicaSet) => scalingTo(replicaSet, 0, { kind: 'recreateOld' }) ?? [],
  );
}

/** What of the old version is still there. */
export interface OldPods {
  /** That have not ended; those being deleted are among them. */
  readonly pods: readonly Pod[];
  /** Pods that the old ReplicaSets' statuses count. */
  readonly replicas: number;
}

/**
 * Old pods for which a Recreate has to wait; null when none is left. `oldPods` are the pods of the ReplicaSets but the
 * new one.
 *
 * Source: v1.28 pkg/controller/deployment/recreate.go:oldPodsRunning.
 */
export function oldPodsRunning(old: readonly ReplicaSet[], oldPods: readonly Pod[]): OldPods | null {
  const replicas = statusCount(old, 'replicas');
  const pods = oldPods.filter(({ status }) => status?.phase !== 'Failed' && status?.phase !== 'Succeeded');
  return replicas > 0 || pods.length > 0 ? { pods, replicas } : null;
}
