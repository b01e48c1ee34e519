import type { LoadBalancerSettings } from '#scenario/scenario.ts';

/** What a balancer knows of one node. */
export interface BackendHealth {
  readonly inService: boolean;
  readonly last: 'none' | 'success' | 'failure';
  /** HTTP status of the last check; null: no answer. */
  readonly code: number | null;
  /** Equal answers in a row. */
  readonly consecutive: number;
}

/** A backend nobody has checked yet is not sent anything. */
export const uncheckedBackend: BackendHealth = { inService: false, last: 'none', code: null, consecutive: 0 };

/** A backend after one more check. `code` null: no answer within the time. */
export function checked(
  before: BackendHealth,
  code: number | null,
  { healthyThreshold, unhealthyThreshold }: LoadBalancerSettings,
): BackendHealth {
  const last = code === 200 ? 'success' : 'failure';
  const consecutive = last === before.last ? before.consecutive + 1 : 1;
  const inService =
    last === 'success'
      ? before.inService || consecutive >= healthyThreshold
      : before.inService && consecutive < unhealthyThreshold;
  return { inService, last, code, consecutive };
}

/** Whether a check says anything new: another answer than before, or one that still counts towards a threshold. */
export function isTelling(
  before: BackendHealth,
  after: BackendHealth,
  settings: LoadBalancerSettings,
): boolean {
  if (before.code !== after.code || before.last !== after.last || before.inService !== after.inService)
    return true;
  const threshold = after.last === 'success' ? settings.healthyThreshold : settings.unhealthyThreshold;
  return after.consecutive <= threshold;
}
