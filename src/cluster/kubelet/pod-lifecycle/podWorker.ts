import { order } from '#cluster/order.ts';
import { Latch, type Process } from '#simulation/process.ts';
import type { SyncTrigger } from './facts.ts';
import { deadlineExceeded, deadlineMs } from './podPhase.ts';
import type { KubeletParts, PodState } from './podState.ts';
import type { PublishResult } from './probeWorker.ts';
import { type SyncOutcome, syncPod, syncTerminatedPod, syncTerminatingPod } from './syncPod.ts';

/** Retry periods of the pod worker, in ms. Source: v1.28 pkg/kubelet/kubelet.go, backOffPeriod; SyncFrequency. */
const backOffPeriodMs = 10_000;
const resyncIntervalMs = 60_000;

/** Queues work for a pod's worker; work that waits already keeps its first cause. */
export function queueWork(parts: KubeletParts, state: PodState, trigger: SyncTrigger): void {
  if (state.finished.isOpen) return;
  const { cause } = parts.simulator;
  const pending = state.pending ?? { triggers: [], causes: [] };
  state.pending = pending;
  if (!pending.triggers.includes(trigger)) pending.triggers.push(trigger);
  if (cause !== null && !pending.causes.includes(cause)) pending.causes.push(cause);
  state.wake?.open(cause);
}

/** From now on every sync of the pod stops it. Source: v1.28 pkg/kubelet/pod_workers.go:UpdatePod. */
export function requestTermination(state: PodState): void {
  if (state.work === 'sync') state.work = 'terminating';
  state.graceSeconds = effectiveGraceSeconds(state);
}

/** A grace period only ever gets shorter, and is at least 1 s. Source: v1.28 pod_workers.go:calculateEffectiveGracePeriod. */
function effectiveGraceSeconds(state: PodState): number {
  const { metadata, spec } = state.pod;
  let graceSeconds = state.graceSeconds;
  const asked = metadata.deletionGracePeriodSeconds;
  if (asked !== undefined && (graceSeconds === 0 || asked < graceSeconds)) graceSeconds = asked;
  const unset = graceSeconds === 0 && asked === undefined;
  if (unset) graceSeconds = spec.terminationGracePeriodSeconds ?? 0;
  return Math.max(1, graceSeconds);
}

/**
 * One worker a pod, one sync at a time; each sync works on a relist later than the end of the sync before.
 *
 * Source: v1.28 pkg/kubelet/pod_workers.go:podWorkerLoop.
 */
export function* podWorkerLoop(parts: KubeletParts, state: PodState, publish: PublishResult): Process {
  const { simulator } = parts;
  let lastSyncEnd = Number.NEGATIVE_INFINITY;
  while (!state.finished.isOpen) {
    if (state.pending === null) {
      state.wake = new Latch();
      yield state.wake;
      state.wake = null;
    }
    if (lastSyncEnd >= 0) yield { until: parts.pleg.newerThan(lastSyncEnd), order: order.sync };
    else yield { until: simulator.now, order: order.sync };
    const sync = state.work;
    const started = startSync(parts, state);
    simulator.cause = started;
    const outcome =
      sync === 'terminated' ? syncTerminatedPod(parts, state) : yield* perform(parts, state, publish);
    lastSyncEnd = simulator.now;
    simulator.cause = started;
    finishSync(parts, state, sync, outcome);
  }
}

function startSync(parts: KubeletParts, state: PodState): number {
  const { triggers, causes } = state.pending ?? { triggers: [], causes: [] };
  state.pending = null;
  const { simulator, actor } = parts;
  simulator.cause = causes[0] ?? simulator.cause;
  const detail = { sync: state.work, triggers };
  const source = 'pkg/kubelet/pod_workers.go:podWorkerLoop';
  const alsoCausedBy = causes.slice(1);
  return simulator.emit({ actor, subject: state.key, kind: 'SyncPodStarted', detail, source, alsoCausedBy });
}

function perform(parts: KubeletParts, state: PodState, publish: PublishResult): Process<SyncOutcome> {
  if (state.work === 'terminating') return syncTerminatingPod(parts, state);
  return syncPod(parts, state, publish);
}

/** Source: v1.28 pkg/kubelet/pod_workers.go:completeWork, completeSync, completeTerminating, completeTerminated. */
function finishSync(
  parts: KubeletParts,
  state: PodState,
  sync: PodState['work'],
  outcome: SyncOutcome,
): void {
  const { simulator, actor, options, pleg } = parts;
  const advances = sync !== 'sync' || outcome.isTerminal;
  const periodMs = outcome.error === null ? resyncIntervalMs : backOffPeriodMs;
  const dueMs = simulator.now + Math.round(periodMs * (1 + options.retryJitter(state.key)));
  // The work queue is read once a second, on the grid of the sync loop.
  const nextSyncAt = advances ? null : pleg.nextTick(dueMs - 1);
  if (state.retry) state.retry.cancelled = true;
  simulator.cause = simulator.emit({
    actor,
    subject: state.key,
    kind: 'SyncPodFinished',
    detail: { sync, error: outcome.error, nextSyncAt },
    source: 'pkg/kubelet/pod_workers.go:completeWork',
  });
  if (sync === 'terminated') {
    state.finished.open(simulator.cause);
    return;
  }
  if (sync === 'terminating') state.work = 'terminated';
  // Nobody asked: each container keeps the grace period of its spec, 0 too.
  else if (outcome.isTerminal) state.work = 'terminating';
  if (advances) {
    queueWork(parts, state, sync === 'terminating' ? 'containersStopped' : 'phaseTerminal');
    return;
  }
  const trigger: SyncTrigger = outcome.error === null ? 'periodicResync' : 'retryAfterError';
  if (nextSyncAt === null) return;
  state.retry = simulator.scheduleAt(nextSyncAt, order.relist, () => queueWork(parts, state, trigger));
}

/** Wakes the pod when its active deadline has passed. Source: v1.28 pkg/kubelet/active_deadline.go:ShouldSync. */
export function watchDeadline(parts: KubeletParts, state: PodState): void {
  const { activeDeadlineSeconds } = state.pod.spec;
  if (activeDeadlineSeconds === undefined) return;
  const { simulator, pleg } = parts;
  const at = pleg.nextTick(deadlineMs(state, activeDeadlineSeconds) - 1);
  simulator.scheduleAt(at, order.relist, () => {
    if (state.work === 'sync' && deadlineExceeded(parts, state)) queueWork(parts, state, 'activeDeadline');
  });
}
