import { type Container, isSidecar, type Pod } from '#api/types.ts';
import type { ProcessBehaviour } from '#cluster/container-runtime/behaviour.ts';
import { type ContainerRole, type Inferred, inferBehaviour } from '#scenario/inferBehaviour.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { Inference } from './run.ts';

const jobKinds = new Set(['Job', 'CronJob']);

/** How the containers of a run behave, and what had to be assumed on the way. */
export interface RunBehaviours {
  readonly behaviourOf: (pod: Pod, container: string) => ProcessBehaviour;
  /** In the order they were first asked for. */
  readonly inferences: () => readonly Inference[];
}

/** Reads behaviours from the Scenario once for each container of each pod, and notes what it leaves out. */
export function runBehaviours(scenario: Scenario): RunBehaviours {
  /** A pod keeps its spec object while only its status changes. */
  const known = new WeakMap<
    Pod['spec'],
    { readonly pod: string; readonly behaviours: Map<string, ProcessBehaviour> }
  >();
  const inferences = new Map<string, Inference>();
  return {
    behaviourOf(pod, name) {
      const ofPod = known.get(pod.spec);
      const behaviours =
        ofPod?.pod === pod.metadata.name ? ofPod.behaviours : new Map<string, ProcessBehaviour>();
      const before = behaviours.get(name);
      if (before) return before;
      const { container, role } = find(pod, name);
      const inferred = inferBehaviour(
        {
          container,
          role,
          podName: pod.metadata.name,
          image: container.image ?? '',
          inJob: (pod.metadata.ownerReferences ?? []).some(({ kind }) => jobKinds.has(kind)),
        },
        scenario,
      );
      note(inferences, name, inferred);
      const decided = { ...inferred.behaviour, path: inferred.path };
      behaviours.set(name, decided);
      known.set(pod.spec, { pod: pod.metadata.name, behaviours });
      return decided;
    },
    inferences: () => [...inferences.values()],
  };
}

function note(inferences: Map<string, Inference>, subject: string, inferred: Inferred): void {
  for (const { path, place, value, sentence } of inferred.inferred) {
    if (!inferences.has(path)) inferences.set(path, { subject, path, place, value, sentence });
  }
}

function find(pod: Pod, name: string): { container: Container; role: ContainerRole } {
  const { spec } = pod;
  const init = spec.initContainers?.find((one) => one.name === name);
  if (init) return { container: init, role: isSidecar(init) ? 'sidecar' : 'init' };
  const main = spec.containers.find((one) => one.name === name);
  if (main) return { container: main, role: 'main' };
  const ephemeral = spec.ephemeralContainers?.find((one) => one.name === name);
  return { container: ephemeral ?? { name }, role: 'ephemeral' };
}
