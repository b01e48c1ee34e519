import {
  type Container,
  type ContainerStatus,
  isSidecar,
  type Pod,
  type PodCondition,
  type PodPhase,
  type PodSpec,
} from '#api/types.ts';
import { goQuoted } from '#api/validation/goValue.ts';
import { podSandboxChanged } from './podSandboxChanged.ts';
import type { PodRuntimeStatus } from './runtimeStatus.ts';

/** Init and main containers' statuses in one list; null is Go's nil list, which means more than an empty one. */
export type ContainerStatusList = readonly ContainerStatus[] | null;

/** Conditions that no one but the kubelet writes. Source: v1.28 pkg/kubelet/types/pod_status.go:PodConditionByKubelet. */
export const kubeletConditions: ReadonlySet<string> = new Set([
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
]);

/** Source: v1.28 pkg/kubelet/status/generate.go:GeneratePodInitializedCondition. */
export function generatePodInitializedCondition(
  spec: PodSpec,
  statuses: ContainerStatusList,
  phase: PodPhase,
): PodCondition {
  const type = 'Initialized';
  const initContainers = spec.initContainers ?? [];
  if (statuses === null && initContainers.length > 0) {
    return { type, status: 'False', reason: 'UnknownContainerStatuses' };
  }
  const { unknown, failing } = sort(initContainers, statuses, (status, container) =>
    isSidecar(container) ? status.started === true : status.ready,
  );
  if (phase === 'Succeeded' && unknown.length === 0) return { type, status: 'True', reason: 'PodCompleted' };
  if (hasAnyRegularContainerStarted(spec, statuses)) return { type, status: 'True' };
  const message = complaint(unknown, failing, 'incomplete');
  if (message !== '') return { type, status: 'False', reason: 'ContainersNotInitialized', message };
  return { type, status: 'True' };
}

/** Source: v1.28 pkg/kubelet/status/generate.go:GenerateContainersReadyCondition. */
export function generateContainersReadyCondition(
  spec: PodSpec,
  statuses: ContainerStatusList,
  phase: PodPhase,
): PodCondition {
  const type = 'ContainersReady';
  if (statuses === null) return { type, status: 'False', reason: 'UnknownContainerStatuses' };
  const containers = [...(spec.initContainers ?? []).filter(isSidecar), ...spec.containers];
  const { unknown, failing } = sort(containers, statuses, (status) => status.ready);
  if (phase === 'Succeeded' && unknown.length === 0) return { type, status: 'False', reason: 'PodCompleted' };
  if (phase === 'Failed') return { type, status: 'False', reason: 'PodFailed' };
  const message = complaint(unknown, failing, 'unready');
  if (message !== '') return { type, status: 'False', reason: 'ContainersNotReady', message };
  return { type, status: 'True' };
}

/**
 * Ready as containers and readiness gates have it. `conditions` are those the gates are looked up in.
 *
 * Source: v1.28 pkg/kubelet/status/generate.go:GeneratePodReadyCondition.
 */
export function generatePodReadyCondition(
  spec: PodSpec,
  conditions: readonly PodCondition[],
  statuses: ContainerStatusList,
  phase: PodPhase,
): PodCondition {
  const type = 'Ready';
  const containersReady = generateContainersReadyCondition(spec, statuses, phase);
  if (containersReady.status !== 'True') return { ...containersReady, type };
  const complaints = (spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const quoted = goQuoted(conditionType);
    const gate = conditions.find((condition) => condition.type === conditionType);
    if (!gate) return [`corresponding condition of pod readiness gate ${quoted} does not exist.`];
    if (gate.status === 'True') return [];
    return [`the status of pod readiness gate ${quoted} is not "True", but ${gate.status}`];
  });
  if (complaints.length === 0) return { type, status: 'True' };
  return { type, status: 'False', reason: 'ReadinessGatesNotReady', message: complaints.join(', ') };
}

/** Source: v1.28 pkg/kubelet/status/generate.go:GeneratePodReadyToStartContainersCondition. */
export function generatePodReadyToStartContainersCondition(
  pod: Pod,
  podStatus: PodRuntimeStatus,
): PodCondition {
  const hasSandbox = podSandboxChanged(pod, podStatus).because === null;
  return { type: 'PodReadyToStartContainers', status: hasSandbox ? 'True' : 'False' };
}

/** Source: v1.28 pkg/kubelet/container/helpers.go:HasAnyRegularContainerStarted. */
export function hasAnyRegularContainerStarted(spec: PodSpec, statuses: ContainerStatusList): boolean {
  const mains = new Set(spec.containers.map(({ name }) => name));
  return (statuses ?? []).some(({ name, state }) => {
    return mains.has(name) && Boolean(state?.running ?? state?.terminated);
  });
}

function sort(
  containers: readonly Container[],
  statuses: ContainerStatusList,
  isFine: (status: ContainerStatus, container: Container) => boolean,
): { readonly unknown: readonly string[]; readonly failing: readonly string[] } {
  const unknown: string[] = [];
  const failing: string[] = [];
  for (const container of containers) {
    const status = statuses?.find(({ name }) => name === container.name);
    if (!status) unknown.push(container.name);
    else if (!isFine(status, container)) failing.push(container.name);
  }
  return { unknown, failing };
}

/** Lists as Go prints them: `[a b]`. */
function complaint(unknown: readonly string[], failing: readonly string[], word: string): string {
  const parts: string[] = [];
  if (unknown.length > 0) parts.push(`containers with unknown status: [${unknown.join(' ')}]`);
  if (failing.length > 0) parts.push(`containers with ${word} status: [${failing.join(' ')}]`);
  return parts.join(', ');
}
