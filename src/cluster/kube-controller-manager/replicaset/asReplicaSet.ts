import type { KubernetesObject } from '#api/types.ts';
import type { ReplicaSet } from '#api/workloadTypes.ts';

/**
 * A ReplicationController as the code that serves both sees it: its selector is a plain map of labels.
 *
 * Source: v1.28 pkg/controller/replication/conversion.go.
 */
export function asReplicaSet(controller: KubernetesObject): ReplicaSet {
  const { selector, ...spec } = (controller.spec ?? {}) as Omit<ReplicaSet['spec'], 'selector'> & {
    readonly selector?: Readonly<Record<string, string>>;
  };
  return { ...controller, spec: { ...spec, selector: { matchLabels: selector ?? {} } } } as ReplicaSet;
}
