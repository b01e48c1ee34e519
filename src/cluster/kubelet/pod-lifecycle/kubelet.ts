import type { Pod } from '#api/types.ts';
import type { ContainerRuntime } from '#cluster/cri.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import { spawn } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import type { SyncTrigger } from './facts.ts';
import { Pleg } from './pleg.ts';
import { generatePodReadyCondition } from './podConditions.ts';
import {
  identityOf,
  type KubeletApi,
  type KubeletOptions,
  type KubeletParts,
  newPodState,
  type PodState,
} from './podState.ts';
import { podWorkerLoop, queueWork, requestTermination, watchDeadline } from './podWorker.ts';
import type { PublishResult } from './probeWorker.ts';
import { setContainerReadiness, setContainerStartup } from './statusManager.ts';

/** How a node's kubelet is told about its pods: what its watch on the API server brings. */
export interface Kubelet {
  readonly handlePodAddition: (pod: Pod) => void;
  /** Also a graceful deletion: then the pod carries a deletionTimestamp. */
  readonly handlePodUpdate: (pod: Pod) => void;
  /** The object is gone from the API server; what still runs is stopped. */
  readonly handlePodRemoval: (pod: Pod) => void;
}

/**
 * The kubelet of one node, as far as the life of pods goes.
 *
 * Source: v1.28 pkg/kubelet/kubelet.go:syncLoopIteration, HandlePodAdditions, HandlePodUpdates, HandlePodRemoves.
 */
export function kubelet(
  simulator: Simulator<ClusterFacts>,
  runtime: ContainerRuntime,
  api: KubeletApi,
  options: KubeletOptions,
): Kubelet {
  const actor = `kubelet/${options.node}`;
  const pods = new Map<string, PodState>();
  const pleg = new Pleg({
    simulator,
    runtime,
    actor,
    phaseMs: options.relistPhaseMs,
    onEvent: (podKey, events) => {
      const state = pods.get(podKey);
      if (!state) return;
      for (const event of events) simulator.because(event, () => queueWork(parts, state, 'relist'));
    },
  });
  const parts: KubeletParts = {
    simulator,
    runtime,
    api,
    options,
    pleg,
    actor,
    trigger: (state, trigger) => queueWork(parts, state, trigger),
    pulling: null,
  };

  const receive = (state: PodState, update: 'add' | 'update' | 'delete' | 'remove', trigger: SyncTrigger) => {
    const source = 'pkg/kubelet/kubelet.go:syncLoopIteration';
    const event = simulator.emit({
      actor,
      subject: state.key,
      kind: 'PodUpdateReceived',
      detail: { update },
      source,
    });
    simulator.because(event, () => queueWork(parts, state, trigger));
  };

  const startWorker = (state: PodState) => {
    spawn(simulator, order.sync, podWorkerLoop(parts, state, publisher(parts, state)));
  };
  /** The real kubelet tells pods of one name apart by their UID; here the second waits until the first has stopped. */
  const startAfterNamesake = (state: PodState) => {
    runtime.removePod(state.key);
    pleg.forget(state.key);
    startWorker(state);
  };
  const removeLate = (state: PodState) => {
    const at = Math.ceil((simulator.now + 1) / statusSyncPeriodMs) * statusSyncPeriodMs;
    simulator.scheduleAt(at, order.sync, () => api.removePod(identityOf(state)));
  };

  return {
    handlePodAddition(pod) {
      const state = newPodState(keyOf(pod), pod, simulator.now);
      const namesake = pods.get(state.key);
      pods.set(state.key, state);
      if (pod.metadata.deletionTimestamp !== undefined) requestTermination(state);
      receive(state, 'add', 'podAdded');
      watchDeadline(parts, state);
      if (namesake === undefined) startWorker(state);
      else namesake.finished.whenOpen(() => startAfterNamesake(state));
    },

    handlePodUpdate(pod) {
      const state = pods.get(keyOf(pod));
      if (!state) return;
      const before = state.pod;
      state.pod = pod;
      if (state.finished.isOpen) {
        // Deleted between its last status and that status's arrival: the status manager's next round sees to it.
        if ((pod.metadata.deletionGracePeriodSeconds ?? 0) > 0) removeLate(state);
        return;
      }
      if (pod.metadata.deletionTimestamp !== undefined) {
        const graceBefore = state.graceSeconds;
        const requested = before.metadata.deletionTimestamp === undefined;
        requestTermination(state);
        if (requested || state.graceSeconds < graceBefore) receive(state, 'delete', 'podDeleted');
      } else if (differsSemantically(before, pod)) {
        receive(state, 'update', 'podUpdated');
      } else if (needsReadinessReconciled(pod)) {
        parts.trigger(state, 'readinessGateChanged');
      }
    },

    handlePodRemoval(pod) {
      const state = pods.get(keyOf(pod));
      if (!state || state.finished.isOpen) return;
      if (state.work === 'sync') {
        state.pod = pod;
        requestTermination(state);
        receive(state, 'remove', 'podDeleted');
      }
    },
  };
}

/** Source: v1.28 pkg/kubelet/status/status_manager.go, syncPeriod. */
const statusSyncPeriodMs = 10_000;

/** A new status alone is no update. Source: v1.28 pkg/kubelet/config/config.go:podsDifferSemantically. */
function differsSemantically(before: Pod, after: Pod): boolean {
  return (
    before.spec !== after.spec ||
    before.metadata.labels !== after.metadata.labels ||
    before.metadata.annotations !== after.metadata.annotations
  );
}

/** Somebody set the condition of a readiness gate. Source: v1.28 status_manager.go:NeedToReconcilePodReadiness. */
function needsReadinessReconciled({ spec, status }: Pod): boolean {
  if ((spec.readinessGates ?? []).length === 0) return false;
  const conditions = status?.conditions ?? [];
  const now = conditions.find(({ type }) => type === 'Ready');
  if (!now) return false;
  const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  const ready = generatePodReadyCondition(spec, conditions, statuses, status?.phase ?? 'Pending');
  return now.status !== ready.status || now.message !== ready.message;
}

/** In what order the sync loop takes results that changed at one instant; in a real kubelet that is random. */
const resultOrder = { liveness: 0, readiness: 1, startup: 2 } as const;

/** What a changed probe result does. Source: v1.28 pkg/kubelet/kubelet.go:syncLoopIteration, handleProbeSync. */
function publisher(parts: KubeletParts, state: PodState): PublishResult {
  const { simulator } = parts;
  return (probe, status, result) => {
    const event = simulator.emit({
      actor: parts.actor,
      subject: state.key,
      kind: 'ProbeResultChanged',
      detail: { container: status.name, attempt: status.restartCount, probe, result },
      source: 'pkg/kubelet/prober/results/results_manager.go:Set',
    });
    const first = simulator.order > order.sync ? order.newProbeResults : order.probeResults;
    const handle = () => {
      const id = status.containerID ?? '';
      if (probe === 'readiness') setContainerReadiness(parts, state, id, result === 'success');
      if (probe === 'startup') setContainerStartup(parts, state, id, result === 'success');
      simulator.cause = event;
      if (probe === 'readiness') parts.trigger(state, 'readinessChanged');
      if (probe === 'startup') parts.trigger(state, 'startupChanged');
      if (probe === 'liveness' && result === 'failure') parts.trigger(state, 'livenessFailed');
    };
    simulator.because(event, () => simulator.schedule(0, first + resultOrder[probe], handle));
  };
}
