import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod, PodStatus } from '#api/types.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

const actor = 'kube-controller-manager/pod-garbage-collector';
const source = 'pkg/controller/podgc/gc_controller.go:gcOrphaned';

const checkPeriodMs = 20_000;
const quarantineMs = 40_000;

/**
 * Deletes pods whose node has been gone for a while: no kubelet is left to end them.
 *
 * Source: v1.28 pkg/controller/podgc/gc_controller.go:gcOrphaned.
 */
export function podGC(simulator: Simulator<ClusterFacts>, api: ApiClient): void {
  const nodes = new Set<string>();
  /** Since when a node is missed, and the event that took it. */
  const missing = new Map<string, Milliseconds>();
  const goneBy = new Map<string, EventId>();
  api.watch('Node', ({ type, object, event }) => {
    const { name } = object.metadata;
    if (type === 'deleted') {
      nodes.delete(name);
      goneBy.set(name, event);
    } else {
      nodes.add(name);
      missing.delete(name);
    }
  });

  const collect = (pod: Pod, node: string): void => {
    const key = keyOf(pod);
    const identity = { key, uid: pod.metadata.uid };
    const event = simulator.because(goneBy.get(node) ?? simulator.cause, () =>
      simulator.emit({ actor, subject: key, kind: 'OrphanedPodCollected', detail: { node }, source }),
    );
    simulator.because(event, () => {
      api.patchPodStatus(identity, (status) => failed(status, simulator.now));
      api.deletePod(key, { gracePeriodSeconds: 0, preconditionUid: pod.metadata.uid });
    });
  };
  const gc = (): void => {
    for (const pod of api.listPods()) {
      const { nodeName } = pod.spec;
      if (nodeName === undefined || nodes.has(nodeName)) continue;
      const since = missing.get(nodeName);
      if (since === undefined) missing.set(nodeName, simulator.now);
      else if (simulator.now - since >= quarantineMs) collect(pod, nodeName);
    }
    simulator.schedule(checkPeriodMs, order.controllerTimer, gc);
  };
  simulator.schedule(checkPeriodMs, order.controllerTimer, gc);
}

function failed(status: PodStatus, nowMs: Milliseconds): PodStatus {
  if (status.phase === 'Succeeded' || status.phase === 'Failed') return status;
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'DeletionByPodGC',
    message: 'PodGC: node no longer exists',
    lastTransitionTime: rfc3339(nowMs),
  } as const;
  const others = (status.conditions ?? []).filter(({ type }) => type !== 'DisruptionTarget');
  return { ...status, phase: 'Failed', conditions: [...others, condition] };
}
