import { standInKinds } from '#cluster/kube-controller-manager/pod-template/standInKinds.ts';
import type { Manifest } from '#cluster/kubectl/kubectl.ts';
import type { Scenario } from '#scenario/scenario.ts';

/** What tells which components a run needs. */
export interface RunNeeds {
  /** Of the objects that may ever be applied. */
  readonly kinds: ReadonlySet<string>;
  readonly scenario: Scenario;
}

const workloadKinds = ['Deployment', 'ReplicaSet', 'ReplicationController', 'PodDisruptionBudget'];

/** Kinds whose objects own others. */
const ownerKinds = ['Deployment', 'ReplicaSet', 'ReplicationController', ...standInKinds, 'Job', 'CronJob'];

/**
 * Which runs each component is needed in. They join in this order. A component has a line here, one in
 * `componentsFor.ts`, which fetches it, and one in `everyComponent.ts`, which has it at hand.
 */
const isNeeded = {
  workloads: ({ kinds }) => workloadKinds.some((kind) => kinds.has(kind)),
  garbageCollector: ({ kinds }) => ownerKinds.some((kind) => kinds.has(kind)),
  podTemplates: ({ kinds }) => standInKinds.some((kind) => kinds.has(kind)),
} as const satisfies Readonly<Record<string, (needs: RunNeeds) => boolean>>;

export type ComponentName = keyof typeof isNeeded;

/** The components a run needs, in the order they join. */
export function neededComponents(run: {
  readonly manifests: readonly Manifest[];
  readonly scenario: Scenario;
}): readonly ComponentName[] {
  const needs = { kinds: new Set(run.manifests.map(({ object }) => object.kind)), scenario: run.scenario };
  // Object.keys tells no more of its keys than that they are texts.
  return (Object.keys(isNeeded) as ComponentName[]).filter((name) => isNeeded[name](needs));
}
