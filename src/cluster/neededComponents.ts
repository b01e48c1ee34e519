import type { KubernetesObject } from '#api/types.ts';
import { standInKinds } from '#cluster/kube-controller-manager/pod-template/standInKinds.ts';
import { isClusterVerb } from '#cluster/kubectl/isClusterVerb.ts';
import type { Manifest } from '#cluster/kubectl/kubectl.ts';
import { disrupts } from '#scenario/readJobs.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { ScenarioEvent } from '#scenario/scenarioEvent.ts';
import { wantsNetwork } from './wantsNetwork.ts';

/** What tells which components a run needs. */
export interface RunNeeds {
  /** Of the objects that may ever be applied. */
  readonly kinds: ReadonlySet<string>;
  readonly objects: readonly KubernetesObject[];
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
  jobs: ({ kinds }) => kinds.has('Job') || kinds.has('CronJob'),
  cronJobs: ({ kinds }) => kinds.has('CronJob'),
  workloads: ({ kinds }) => workloadKinds.some((kind) => kinds.has(kind)),
  garbageCollector: ({ kinds, objects, scenario }) =>
    ownerKinds.some((kind) => kinds.has(kind)) ||
    (scenario.events.some(deletesService) && wantsNetwork(objects, scenario)),
  machines: ({ scenario: { events } }) => events.some(takesNode),
  serviceNetwork: ({ objects, scenario }) => wantsNetwork(objects, scenario),
  clusterVerbs: ({ scenario }) => scenario.events.some(isClusterVerb),
  jobDisruptions: ({ scenario: { jobs } }) => Object.values(jobs).some(disrupts),
  podTemplates: ({ kinds }) => standInKinds.some((kind) => kinds.has(kind)),
} as const satisfies Readonly<Record<string, (needs: RunNeeds) => boolean>>;

export type ComponentName = keyof typeof isNeeded;

/** The components a run needs, in the order they join. */
export function neededComponents(run: {
  readonly manifests: readonly Manifest[];
  readonly scenario: Scenario;
}): readonly ComponentName[] {
  const objects = run.manifests.map(({ object }) => object);
  const needs = { kinds: new Set(objects.map(({ kind }) => kind)), objects, scenario: run.scenario };
  // Object.keys tells no more of its keys than that they are texts.
  return (Object.keys(isNeeded) as ComponentName[]).filter((name) => isNeeded[name](needs));
}

/** Whether an event takes a node away, and with it its machine or its object. */
function takesNode(event: ScenarioEvent): boolean {
  return event.kind === 'terminate' || (event.kind === 'delete' && event.target.kind === 'node');
}

/** Whether an event leaves slices without their Service. */
function deletesService(event: ScenarioEvent): boolean {
  return event.kind === 'delete' && event.target.kind === 'service';
}
