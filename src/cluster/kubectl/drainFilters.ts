import type { Pod } from '#api/types.ts';
import type { ScenarioEvent } from '#scenario/scenarioEvent.ts';

type Drain = Extract<ScenarioEvent, { kind: 'drain' }>;

/** Which pods of a node a drain evicts; `errors` are what makes it stop before it begins. */
export interface DrainedPods {
  readonly pods: readonly Pod[];
  readonly errors: readonly string[];
}

/**
 * Sorts a node's pods as `kubectl drain` does: pods of a DaemonSet and mirror pods stay, some others need a flag.
 *
 * Source: v1.28 kubectl pkg/drain/filters.go:makeFilters.
 */
export function podsToDrain(
  pods: readonly Pod[],
  flags: Drain,
  exists: (daemonSet: string) => boolean,
): DrainedPods {
  const errors = new Map<string, string[]>();
  const drained = pods.filter((pod) => {
    const verdict = verdictOn(pod, flags, exists);
    if (verdict === 'evict') return true;
    if (verdict !== 'stay') errors.set(verdict, [...(errors.get(verdict) ?? []), nameOf(pod)]);
    return false;
  });
  return {
    pods: drained,
    errors: [...errors].map(([why, names]) => `cannot delete ${why}: ${names.join(', ')}`),
  };
}

function verdictOn(
  pod: Pod,
  flags: Drain,
  exists: (daemonSet: string) => boolean,
): 'evict' | 'stay' | string {
  const ended = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner?.kind === 'DaemonSet' && !ended) {
    if (exists(owner.name)) {
      return flags.ignoreDaemonsets ? 'stay' : 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)';
    }
    if (!flags.force) return `daemonsets.apps "${owner.name}" not found`;
  }
  if (pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined) return 'stay';
  if (ended) return 'evict';
  if (hasLocalStorage(pod) && !flags.deleteEmptydirData) {
    return 'Pods with local storage (use --delete-emptydir-data to override)';
  }
  if (owner === undefined && !flags.force) return 'Pods declare no controller (use --force to override)';
  return 'evict';
}

function hasLocalStorage({ spec }: Pod): boolean {
  const { volumes = [] } = spec as { readonly volumes?: readonly { readonly emptyDir?: unknown }[] };
  return volumes.some(({ emptyDir }) => emptyDir !== undefined && emptyDir !== null);
}

function nameOf({ metadata }: Pod): string {
  return `${metadata.namespace ?? 'default'}/${metadata.name}`;
}
