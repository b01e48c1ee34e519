import type { PodFailurePolicy, PodFailurePolicyRule } from '#api/batchTypes.ts';
import type { ContainerStatus, Pod, PodStatus } from '#api/types.ts';

/** What a podFailurePolicy makes of a failed pod. */
export interface PodFailureMatch {
  /** Whether the failure counts towards backoffLimit. */
  readonly countFailed: boolean;
  /** The place of the rule that decided; null when none matches. */
  readonly rule: number | null;
  readonly action: PodFailurePolicyRule['action'] | null;
  /** Only of a FailJob rule: why the Job fails. */
  readonly jobFailureMessage: string | null;
  /** What matched: a container with its exit code, or a condition. */
  readonly container: string | null;
  readonly exitCode: number | null;
  readonly condition: string | null;
}

/**
 * The first rule that matches a failed pod decides. A FailIndex rule is passed over while its gate is off.
 *
 * Source: v1.28 pkg/controller/job/pod_failure_policy.go:matchPodFailurePolicy.
 */
export function matchPodFailurePolicy(
  policy: PodFailurePolicy | null | undefined,
  pod: Pod,
  gates: { readonly JobBackoffLimitPerIndex: boolean },
): PodFailureMatch {
  for (const [rule, { action, onExitCodes, onPodConditions }] of (policy?.rules ?? []).entries()) {
    if (!actions.has(action) || (action === 'FailIndex' && !gates.JobBackoffLimitPerIndex)) continue;
    const status = pod.status ?? {};
    const { namespace, name } = pod.metadata;
    const reason = `matching ${action} rule at index ${rule}`;
    if (onExitCodes) {
      const found = matchOnExitCodes(status, onExitCodes);
      if (found === null) continue;
      const { container, exitCode } = found;
      const message = `Container ${container} for pod ${namespace}/${name} failed with exit code ${exitCode} ${reason}`;
      return { ...decided(action, rule, message), container, exitCode, condition: null };
    }
    if (onPodConditions) {
      const condition = matchOnPodConditions(status, onPodConditions);
      if (condition === null) continue;
      const message = `Pod ${namespace}/${name} has condition ${condition} ${reason}`;
      return { ...decided(action, rule, message), container: null, exitCode: null, condition };
    }
  }
  return noMatch;
}

const actions = new Set<string>(['FailJob', 'FailIndex', 'Ignore', 'Count']);

const noMatch: PodFailureMatch = {
  countFailed: true,
  rule: null,
  action: null,
  jobFailureMessage: null,
  container: null,
  exitCode: null,
  condition: null,
};

function decided(action: PodFailurePolicyRule['action'], rule: number, message: string) {
  return {
    countFailed: action !== 'Ignore',
    rule,
    action,
    jobFailureMessage: action === 'FailJob' ? message : null,
  };
}

interface FailedContainer {
  readonly container: string;
  readonly exitCode: number;
}

function matchOnExitCodes(
  { containerStatuses = [], initContainerStatuses = [] }: PodStatus,
  requirement: NonNullable<PodFailurePolicyRule['onExitCodes']>,
): FailedContainer | null {
  return firstMatch(containerStatuses, requirement) ?? firstMatch(initContainerStatuses, requirement);
}

function firstMatch(
  statuses: readonly ContainerStatus[],
  { containerName, operator, values }: NonNullable<PodFailurePolicyRule['onExitCodes']>,
): FailedContainer | null {
  for (const { name, state } of statuses) {
    // A vector may leave the zero out, as Go does.
    const exitCode = state?.terminated ? (state.terminated.exitCode ?? 0) : 0;
    if (exitCode === 0 || (containerName ?? name) !== name) continue;
    const isIn = values.includes(exitCode);
    if ((operator === 'In' && isIn) || (operator === 'NotIn' && !isIn)) return { container: name, exitCode };
  }
  return null;
}

function matchOnPodConditions(
  { conditions = [] }: PodStatus,
  patterns: NonNullable<PodFailurePolicyRule['onPodConditions']>,
): string | null {
  const found = conditions.find((condition) =>
    patterns.some(({ type, status }) => type === condition.type && status === condition.status),
  );
  return found?.type ?? null;
}
