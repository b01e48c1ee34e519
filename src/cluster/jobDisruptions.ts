import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod, PodCondition, PodStatus } from '#api/types.ts';
import { virtualMs } from '#api/virtualMs.ts';
import { completionIndex, jobReferenceOf } from '#cluster/kube-controller-manager/job/jobPod.ts';
import { type JobOutcome, jobOutcome } from '#scenario/jobOutcome.ts';
import type { Disruption } from '#scenario/readJobs.ts';
import { keyOf } from '#simulation/store.ts';
import type { Component } from './component.ts';
import { jobAttempts } from './jobAttempts.ts';
import { order } from './order.ts';

/** Who takes a pod away beside the Eviction API, and what he says on it. */
const reasons = {
  // Source: v1.28 pkg/scheduler/framework/preemption/preemption.go:prepareCandidate.
  preemption: {
    actor: 'kube-scheduler',
    reason: 'PreemptionByScheduler',
    message: 'default-scheduler: preempting to accommodate a higher priority pod',
  },
  // Source: v1.28 pkg/controller/nodelifecycle/scheduler/taint_manager.go:addConditionAndDeletePod.
  taint: {
    actor: 'kube-controller-manager/taint-manager',
    reason: 'DeletionByTaintManager',
    message: 'Taint manager: deleting due to NoExecute taint',
  },
} as const;

/** Takes away the pods of Jobs of which the Scenario says so, so long after their container has started. */
export const jobDisruptions: Component = ({ simulator, scenario, client, gateEnabled }) => {
  const attemptOf = jobAttempts(simulator);
  const watching = client('Scenario');
  const handled = new Set<string>();

  const takeAway = (pod: Pod, by: Disruption, path: string): void => {
    const key = keyOf(pod);
    const { uid } = pod.metadata;
    const options = { gracePeriodSeconds: null, preconditionUid: uid };
    const told = { actor: 'Scenario', subject: key, detail: { by, path }, source: 'Scenario' };
    const disrupted = simulator.emit({ ...told, kind: 'PodDisrupted' });
    simulator.because(disrupted, () => {
      if (by === 'eviction') {
        client('kubectl').evictPod(key, options);
        return;
      }
      const { actor, reason, message } = reasons[by];
      const api = client(actor);
      if (gateEnabled('PodDisruptionConditions')) {
        const condition: PodCondition = {
          type: 'DisruptionTarget',
          status: 'True',
          reason,
          message,
          lastTransitionTime: rfc3339(simulator.now),
        };
        api.patchPodStatus({ key, uid }, (status) => withCondition(status, condition));
      }
      api.deletePod(key, options);
    });
  };

  watching.watch('Pod', ({ type, object }) => {
    const pod = object as Pod;
    const { uid = '' } = pod.metadata;
    if (type === 'deleted' || handled.has(uid)) return;
    const found = outcomeOf(pod, attemptOf(pod));
    if (found === null || found.outcome.disruption === null) return;
    const started = pod.status?.containerStatuses?.find(({ name }) => name === found.container);
    const startedMs = virtualMs(started?.state?.running?.startedAt);
    if (startedMs === null) return;
    handled.add(uid);
    const { by, afterSeconds } = found.outcome.disruption;
    const at = Math.max(startedMs + Math.round(afterSeconds * 1000), simulator.now);
    simulator.scheduleAt(at, order.process, () => takeAway(pod, by, found.outcome.path));
  });

  function outcomeOf(
    pod: Pod,
    attempt: number,
  ): { readonly container: string; readonly outcome: JobOutcome } | null {
    const job = jobReferenceOf(pod);
    if (job === undefined) return null;
    const namespace = pod.metadata.namespace ?? '';
    const asked = { job: job.name, namespace, index: completionIndex(pod), attempt };
    for (const [place, { name }] of pod.spec.containers.entries()) {
      const outcome = jobOutcome(scenario, asked, { name, isFirst: place === 0 });
      if (outcome !== null) return { container: name, outcome };
    }
    return null;
  }
};

function withCondition(status: PodStatus, condition: PodCondition): PodStatus {
  const others = (status.conditions ?? []).filter(({ type }) => type !== condition.type);
  return { ...status, conditions: [...others, condition] };
}
