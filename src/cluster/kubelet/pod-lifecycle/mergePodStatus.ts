import type { PodCondition, PodStatus } from '#api/types.ts';
import { kubeletConditions } from './podConditions.ts';

/**
 * What the API server gets of a status: a phase becomes terminal there only once nothing of the pod can run any more,
 * because who waits for that phase takes the pod's resources for free.
 *
 * Source: v1.28 pkg/kubelet/status/status_manager.go:mergePodStatus.
 */
export function mergePodStatus(
  old: PodStatus,
  next: PodStatus,
  couldHaveRunningContainers: boolean,
): PodStatus {
  const others = (old.conditions ?? []).filter(({ type }) => !kubeletConditions.has(type));
  const own = (next.conditions ?? []).filter(({ type }) => kubeletConditions.has(type));
  const onlyOwn = others.length === 0 && own.length === next.conditions?.length;
  if (onlyOwn && !isTerminal(next)) return next;
  const merged = { ...next, conditions: [...others, ...own] };
  if (!isTerminal(next)) return merged;
  if (!isTerminal(old) && couldHaveRunningContainers) {
    const { phase: _phase, reason: _reason, message: _message, ...rest } = merged;
    return { ...rest, ...phaseOf(old) };
  }
  return { ...merged, conditions: merged.conditions.map((condition) => neverReady(condition, next)) };
}

export function isTerminal({ phase }: PodStatus): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

function phaseOf({ phase, reason, message }: PodStatus): PodStatus {
  return {
    ...(phase === undefined ? {} : { phase }),
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  };
}

/** A probe's last word may still say ready. Source: generate.go:generatePodReadyConditionForTerminalPhase. */
function neverReady(condition: PodCondition, { phase }: PodStatus): PodCondition {
  const { type, status } = condition;
  if (status !== 'True' || (type !== 'Ready' && type !== 'ContainersReady')) return condition;
  return { ...condition, status: 'False', reason: phase === 'Failed' ? 'PodFailed' : 'PodCompleted' };
}
