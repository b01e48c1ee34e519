import { unixMs } from '#api/printers/unixMs.ts';
import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod } from '#api/types.ts';
import type { ReplicaSet } from '#api/workloadTypes.ts';
import { answered } from '#cluster/kube-controller-manager/answered.ts';
import { adoptable, adoptedBy, releasedBy } from '#cluster/kube-controller-manager/claims.ts';
import { errorOf, replacing } from '#cluster/kube-controller-manager/writes.ts';
import type { Process } from '#simulation/process.ts';
import { keyOf, type ObjectKey } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import { manageReplicas } from './manageReplicas.ts';
import { isPodActive } from './podAvailability.ts';
import { ReplicaPods } from './replicaPods.ts';
import type { ReplicaSetParts } from './replicaSetController.ts';
import { type ReplicaCounts, replicaSetStatus, replicaSetStatusDiffers } from './replicaSetStatus.ts';

/** Virtual time 0, ms since 1970. */
const epochUnixMs = unixMs(rfc3339(0)) ?? 0;

/** Real clocks never stand on a whole millisecond, so what is due now has just been. */
const clockRemainderMs = 0.5;

/**
 * One sync: claims pods, makes or deletes some unless earlier ones are still to be seen, and writes the status. The
 * status counts the pods as they were before.
 *
 * Source: v1.28 pkg/controller/replicaset/replica_set.go:syncReplicaSet.
 */
export function* syncReplicaSet(
  parts: ReplicaSetParts,
  key: ObjectKey,
  alsoCausedBy: readonly EventId[],
): Process<string | null> {
  const { simulator, owners, expectations } = parts;
  const replicaSet = owners.get(key);
  if (replicaSet === undefined) {
    expectations.forget(key);
    return null;
  }
  const mayManage = expectations.satisfied(key, simulator.now);
  const owned = parts.podsOf(replicaSet);
  if (owned.selector === null) return null;
  const nowUnixMs = epochUnixMs + simulator.now + clockRemainderMs;
  const adopted = adoptable(replicaSet, owned.selector, parts.pods.orphans()).filter(isPodActive);
  const counted = adopted.length > 0 ? new ReplicaPods(replicaSet, [...owned.pods(), ...adopted]) : owned;
  const counts = counted.counts(nowUnixMs);
  const claimError = yield* claimPods(parts, replicaSet, owned.strays(), adopted);
  if (claimError !== null) return claimError;
  const going = replicaSet.metadata.deletionTimestamp !== undefined;
  const manageError =
    mayManage && !going
      ? yield* manageReplicas(parts, replicaSet, counted, { nowUnixMs, alsoCausedBy })
      : null;
  const statusError = yield* updateStatus(parts, replicaSet, counts, manageError);
  return statusError ?? manageError;
}

/** Source: v1.28 replica_set.go:claimPods. */
function* claimPods(
  { simulator, clientOf, actor }: ReplicaSetParts,
  replicaSet: ReplicaSet,
  strays: readonly Pod[],
  adopted: readonly Pod[],
): Process<string | null> {
  const going = replicaSet.metadata.deletionTimestamp !== undefined;
  if (adopted.length === 0 && (strays.length === 0 || going)) return null;
  const api = clientOf(actor);
  const claims = [
    ...adopted.map((pod) => ({ pod, claim: 'adopted' as const, change: adoptedBy(replicaSet) })),
    ...(going ? [] : strays).map((pod) => ({
      pod,
      claim: 'released' as const,
      change: releasedBy(replicaSet),
    })),
  ];
  let error: string | null = null;
  for (const { pod, claim, change } of claims) {
    const before = simulator.cause;
    const source = 'pkg/controller/controller_ref_manager.go:ClaimObject';
    const detail = { pod: keyOf(pod), claim };
    simulator.cause = simulator.emit({
      actor,
      subject: keyOf(replicaSet),
      kind: 'PodClaimed',
      detail,
      source,
    });
    const answer = yield* answered(simulator, (onAnswer) => api.update(keyOf(pod), change, source, onAnswer));
    simulator.cause = before;
    const gone = answer.kind === 'refused' && answer.reason === 'NotFound';
    if (!gone) error ??= errorOf(answer, pod);
  }
  return error;
}

/**
 * Writes the status if it says anything new, once more when somebody else has written meanwhile.
 *
 * Source: v1.28 pkg/controller/replicaset/replica_set_utils.go:updateReplicaSetStatus.
 */
function* updateStatus(
  { simulator, clientOf, actor, queue, conflicts }: ReplicaSetParts,
  replicaSet: ReplicaSet,
  counts: ReplicaCounts,
  manageError: string | null,
): Process<string | null> {
  const key = keyOf(replicaSet);
  const api = clientOf(actor);
  const counted = replicaSetStatus(replicaSet, counts, manageError, simulator.now);
  let written = replicaSet;
  if (replicaSetStatusDiffers(replicaSet, counted)) {
    const status = { ...counted, observedGeneration: replicaSet.metadata.generation ?? 0 };
    const source = 'pkg/controller/replicaset/replica_set_utils.go:updateReplicaSetStatus';
    const write = (read: ReplicaSet) =>
      answered(simulator, (onAnswer) =>
        api.updateStatus(key, replacing(read, { ...read, status }, conflicts), source, onAnswer),
      );
    let answer = yield* write(replicaSet);
    if (answer.kind === 'refused' && answer.reason === 'Conflict') {
      const fresh = api.get(key) as ReplicaSet | undefined;
      if (fresh === undefined) return `replicasets.apps "${replicaSet.metadata.name}" not found`;
      answer = yield* write(fresh);
    }
    if (answer.kind === 'refused') return errorOf(answer, replicaSet);
    written = answer.object as ReplicaSet;
  }
  const { minReadySeconds = 0, replicas = 1 } = written.spec;
  const { readyReplicas = 0, availableReplicas = 0 } = written.status ?? {};
  if (
    manageError === null &&
    minReadySeconds > 0 &&
    readyReplicas === replicas &&
    availableReplicas !== replicas
  ) {
    queue.addAfter(key, minReadySeconds * 1000);
  }
  return null;
}
