import type { Deployment, DeploymentStatus } from '#api/workloadTypes.ts';
import { conditionOf, newCondition, withCondition } from './conditions.ts';
import { hasProgressDeadline } from './syncRolloutStatus.ts';

/**
 * The status in which a Deployment says that it is paused, or goes on; null when it says so already. Going on starts
 * the deadline's clock anew.
 *
 * Source: v1.28 pkg/controller/deployment/sync.go:checkPausedConditions.
 */
export function checkPausedConditions(deployment: Deployment, nowMs: number): DeploymentStatus | null {
  if (!hasProgressDeadline(deployment)) return null;
  const { status = {} } = deployment;
  const reason = conditionOf(status, 'Progressing')?.reason;
  if (reason === 'ProgressDeadlineExceeded') return null;
  const paused = deployment.spec.paused === true;
  if (paused === (reason === 'DeploymentPaused')) return null;
  const condition = newCondition('Progressing', paused ? pausedNow : resumedNow, nowMs);
  return { ...status, conditions: withCondition(status.conditions ?? [], condition) };
}

const pausedNow = ['Unknown', 'DeploymentPaused', 'Deployment is paused'] as const;
const resumedNow = ['Unknown', 'DeploymentResumed', 'Deployment is resumed'] as const;
