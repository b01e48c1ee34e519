import { type Container, isSidecar, type Pod } from '#api/types.ts';
import type { ProcessBehaviour } from '#cluster/container-runtime/behaviour.ts';
import { completionIndex, jobReferenceOf } from '#cluster/kube-controller-manager/job/jobPod.ts';
import { type ContainerRole, type Inferred, inferBehaviour } from '#scenario/inferBehaviour.ts';
import { type JobOutcome, jobOutcome } from '#scenario/jobOutcome.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { Inference } from './run.ts';

const jobKinds = new Set(['Job', 'CronJob']);

/** How the containers of a run behave, and what had to be assumed on the way. */
export interface RunBehaviours {
  /** `attempt`: of a Job's pod, how many its index, or its Job, had before it. */
  readonly behaviourOf: (pod: Pod, container: string, attempt?: number) => ProcessBehaviour;
  /** In the order they were first asked for. */
  readonly inferences: () => readonly Inference[];
}

/**
 * Reads behaviours from the Scenario once for each container of each pod, and notes what it leaves out.
 * `droppedSidecars`: init containers that were written as sidecars, though the API server dropped the field.
 */
export function runBehaviours(
  scenario: Scenario,
  droppedSidecars: ReadonlySet<unknown> = new Set(),
): RunBehaviours {
  /** A pod keeps its spec object while only its status changes. */
  const known = new Map<string, { readonly spec: Pod['spec']; readonly behaviours: Map<string, Decided> }>();
  const inferences = new Map<string, Inference>();
  return {
    behaviourOf(pod, name, attempt = 0) {
      const key = `${pod.metadata.namespace ?? ''}/${pod.metadata.name}`;
      let ofPod = known.get(key);
      if (ofPod?.spec !== pod.spec) {
        ofPod = { spec: pod.spec, behaviours: new Map() };
        known.set(key, ofPod);
      }
      const before = ofPod.behaviours.get(name);
      if (before) return before.behaviour;
      const inferred = decide(pod, find(pod, name, droppedSidecars), scenario);
      const outcome = outcomeOf(pod, name, attempt, scenario);
      const decided = outcome === null ? inferred : withOutcome(inferred, outcome);
      note(inferences, name, decided.inferred);
      ofPod.behaviours.set(name, decided);
      return decided.behaviour;
    },
    inferences: () => [...inferences.values()],
  };
}

interface Decided {
  readonly inferred: Inferred;
  readonly behaviour: ProcessBehaviour;
}

/** The seed decides nothing here, so runs that differ in it alone share what was read, container by container. */
const decisions = new WeakMap<Scenario['containers'], WeakMap<Container, Map<string, Decided>>>();
const mostPodsRemembered = 1000;

function decide(pod: Pod, { container, role }: Found, scenario: Scenario): Decided {
  const ofScenario = decisions.get(scenario.containers) ?? new WeakMap<Container, Map<string, Decided>>();
  decisions.set(scenario.containers, ofScenario);
  const ofContainer = ofScenario.get(container) ?? new Map<string, Decided>();
  ofScenario.set(container, ofContainer);
  const podName = pod.metadata.name;
  const inJob = (pod.metadata.ownerReferences ?? []).some(({ kind }) => jobKinds.has(kind));
  const key = `${role} ${inJob} ${podName}`;
  const known = ofContainer.get(key);
  if (known) return known;
  const instance = { container, role, podName, image: container.image ?? '', inJob };
  const inferred = inferBehaviour(instance, scenario);
  const decided = { inferred, behaviour: { ...inferred.behaviour, path: inferred.path } };
  if (ofContainer.size >= mostPodsRemembered) ofContainer.clear();
  ofContainer.set(key, decided);
  return decided;
}

/** What the Scenario says of this attempt of a Job, by seed and index, so it cannot be shared as the rest is. */
function outcomeOf(pod: Pod, container: string, attempt: number, scenario: Scenario): JobOutcome | null {
  const job = jobReferenceOf(pod);
  if (job === undefined) return null;
  const namespace = pod.metadata.namespace ?? '';
  const isFirst = pod.spec.containers[0]?.name === container;
  return jobOutcome(
    scenario,
    { job: job.name, namespace, index: completionIndex(pod), attempt },
    { name: container, isFirst },
  );
}

function withOutcome({ inferred, behaviour }: Decided, { runs, path }: JobOutcome): Decided {
  return {
    inferred: { ...inferred, path, inferred: inferred.inferred.filter(({ key }) => key !== 'runs') },
    behaviour: { ...behaviour, runs, path },
  };
}

function note(inferences: Map<string, Inference>, subject: string, inferred: Inferred): void {
  for (const { path, place, value, sentence } of inferred.inferred) {
    if (!inferences.has(path)) inferences.set(path, { subject, path, place, value, sentence });
  }
}

interface Found {
  readonly container: Container;
  readonly role: ContainerRole;
}

function find(pod: Pod, name: string, droppedSidecars: ReadonlySet<unknown>): Found {
  const { spec } = pod;
  const init = spec.initContainers?.find((one) => one.name === name);
  if (init)
    return { container: init, role: isSidecar(init) || droppedSidecars.has(init) ? 'sidecar' : 'init' };
  const main = spec.containers.find((one) => one.name === name);
  if (main) return { container: main, role: 'main' };
  const ephemeral = spec.ephemeralContainers?.find((one) => one.name === name);
  return { container: ephemeral ?? { name }, role: 'ephemeral' };
}
