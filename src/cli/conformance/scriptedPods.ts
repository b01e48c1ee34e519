import { rfc3339 } from '#api/rfc3339.ts';
import type { ContainerStatus, Pod, PodCondition, PodStatus } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';

/** What a vector's pod does, in seconds. */
export interface PodScript {
  readonly startAfter: number;
  readonly runFor: number;
  readonly outcome: 'Succeeded' | 'Failed' | 'Evicted' | 'Hang';
  readonly exitCode?: number;
  readonly terminationSeconds: number;
}

/** Times in seconds. */
interface PodLife {
  readonly name: string;
  readonly createdAt: number;
  finishedAt?: number;
  deletionRequestedAt?: number;
  removedAt?: number;
  phase: string;
}

/**
 * Scheduler and kubelet of a vector's world: pods are bound at once and do what their scripts say. The answer tells their
 * lives, in the order they were created.
 */
export function scriptedPods(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  scriptOf: (pod: Pod) => PodScript,
): () => readonly PodLife[] {
  const lives = new Map<string, PodLife>();
  const seconds = () => simulator.now / 1000;
  const after = (delaySeconds: number, run: () => void) =>
    simulator.schedule(delaySeconds * 1000, order.process, run);
  const live = (pod: Pod) => api.get(keyOf(pod)) as Pod | undefined;

  const start = (pod: Pod, script: PodScript): void => {
    const now = live(pod);
    if (now === undefined || isTerminal(now) || now.metadata.deletionTimestamp !== undefined) return;
    write(now, () => ({ phase: 'Running', conditions: [ready('True', simulator.now)] }));
    if (script.outcome !== 'Hang') after(script.runFor, () => end(pod, script));
  };

  const end = (pod: Pod, { outcome, exitCode = 0 }: PodScript): void => {
    const now = live(pod);
    if (now === undefined || isTerminal(now)) return;
    if (outcome === 'Evicted') {
      if (now.metadata.deletionTimestamp === undefined) evict(now);
      return;
    }
    finish(now, outcome === 'Succeeded' ? 'Succeeded' : 'Failed', exitCode);
  };

  const evict = (pod: Pod): void => {
    const disrupted: PodCondition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'EvictionByEvictionAPI',
      lastTransitionTime: rfc3339(simulator.now),
    };
    write(pod, (status) => ({ ...status, conditions: [...(status.conditions ?? []), disrupted] }));
    api.deletePod(keyOf(pod), { gracePeriodSeconds: null });
  };

  const finish = (pod: Pod, phase: 'Succeeded' | 'Failed', exitCode: number): void => {
    const life = lives.get(keyOf(pod));
    // The first end of an instant stands, though its status is still on the way.
    if (life === undefined || life.finishedAt !== undefined) return;
    Object.assign(life, { finishedAt: seconds(), phase });
    write(pod, (status) => ({
      ...status,
      phase,
      conditions: [
        ...(status.conditions ?? []).filter(({ type }) => type !== 'Ready'),
        ready('False', simulator.now),
      ],
      containerStatuses: [terminated(exitCode, simulator.now)],
    }));
  };

  const write = (pod: Pod, change: (status: PodStatus) => PodStatus): void =>
    api.patchPodStatus({ key: keyOf(pod), uid: pod.metadata.uid }, change);

  api.watchPods(({ type, object: pod }) => {
    const key = keyOf(pod);
    const script = scriptOf(pod);
    const { name, deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata;
    if (type === 'added') {
      lives.set(key, { name, createdAt: seconds(), phase: pod.status?.phase ?? '' });
      api.bindPod(key, 'n1');
      after(script.startAfter, () => start(pod, script));
      return;
    }
    const life = lives.get(key);
    if (life === undefined) return;
    if (type === 'deleted') {
      life.removedAt = seconds();
      return;
    }
    if (pod.status?.phase) life.phase = pod.status.phase;
    if (deletionTimestamp === undefined) return;
    if (isTerminal(pod)) {
      if (deletionGracePeriodSeconds > 0) api.deletePod(key, { gracePeriodSeconds: 0 });
      return;
    }
    if (life.deletionRequestedAt !== undefined) return;
    life.deletionRequestedAt = seconds();
    after(script.terminationSeconds, () => {
      const now = live(pod);
      if (now && !isTerminal(now)) finish(now, 'Failed', 143);
    });
  });
  return () => [...lives.values()];
}

function isTerminal({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

function ready(status: 'True' | 'False', nowMs: number): PodCondition {
  return { type: 'Ready', status, lastTransitionTime: rfc3339(nowMs) };
}

function terminated(exitCode: number, nowMs: number): ContainerStatus {
  const state = { terminated: { exitCode, finishedAt: rfc3339(nowMs) } };
  return { name: 'main', ready: false, restartCount: 0, state };
}
