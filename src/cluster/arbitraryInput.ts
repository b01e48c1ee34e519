import fc from 'fast-check';
import type { Container, Pod } from '#api/types.ts';
import { type ContainerRole, inferBehaviour } from '#scenario/inferBehaviour.ts';
import { type ContainerBehaviour, defaultScenario, type Run, type Scenario } from '#scenario/scenario.ts';
import type { ClusterInput } from './index.ts';

/** Pods as kube-apiserver accepts them: up to three init containers, plain or sidecars, and one or two mains. */
export const arbitraryPod: fc.Arbitrary<Pod> = fc
  .record({
    restartPolicy: fc.constantFrom('Always', 'OnFailure', 'Never'),
    terminationGracePeriodSeconds: fc.nat(20),
    sidecars: fc.array(fc.boolean(), { maxLength: 3 }),
    mains: fc.integer({ min: 1, max: 2 }),
  })
  .chain(({ sidecars, mains, ...rest }) =>
    fc
      .record({
        initContainers: fc.tuple(...sidecars.map((sidecar, index) => initContainer(`i${index}`, sidecar))),
        containers: fc.tuple(...Array.from({ length: mains }, (_, index) => watched(`c${index}`))),
      })
      .map((containers) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', namespace: 'default' },
        spec: { ...rest, ...containers },
      })),
  );

/** How a container may behave; pulls apart, for one node's pulls wait for each other. */
export const arbitraryBehaviour: fc.Arbitrary<ContainerBehaviour> = fc.record(
  {
    runs: fc.array(run(), { minLength: 1, maxLength: 3 }),
    onTerm: run(),
    startupOKAfter: fc.option(fc.nat(8), { nil: null }),
    readyAfter: fc.option(fc.nat(8), { nil: null }),
    livenessFailAfter: fc.option(fc.nat(20), { nil: null }),
    preStopSeconds: fc.nat(5),
    postStartSeconds: fc.nat(3),
    postStartFails: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** As the above, and images that must be pulled. */
export const arbitraryPullingBehaviour: fc.Arbitrary<ContainerBehaviour> = fc
  .tuple(
    arbitraryBehaviour,
    fc.record({ pullSeconds: fc.nat(4), pullFails: fc.nat(2) }, { requiredKeys: [] }),
  )
  .map(([behaviour, pull]) => ({ ...behaviour, ...pull }));

export const containerNames: readonly string[] = ['i0', 'i1', 'i2', 'c0', 'c1'];

/** One or two pods, their behaviours, a deletion or none: what `simulateCluster` takes. */
export const arbitraryInput: fc.Arbitrary<ClusterInput> = fc
  .record({
    pods: fc.array(arbitraryPod, { minLength: 1, maxLength: 2 }),
    containers: fc.dictionary(fc.constantFrom(...containerNames), arbitraryPullingBehaviour),
    deleteAtMs: fc.option(fc.integer({ min: 0, max: 40_000 })),
    version: fc.constantFrom('v1.27', 'v1.28', 'v1.29+'),
    jitter: fc.constantFrom('off', 'upstream'),
    behaviour: fc.constantFrom('source', 'announced'),
    seed: fc.nat(),
    sidecars: fc.boolean(),
  })
  .map(({ pods, containers, deleteAtMs, version, jitter, behaviour, seed, sidecars }): ClusterInput => {
    const target = { kind: 'pod', name: 'p*', namespace: 'default' };
    const scenario: Scenario = {
      ...defaultScenario,
      cluster: { ...defaultScenario.cluster, version },
      behaviour,
      containers,
      jitter,
      seed,
      events:
        deleteAtMs === null ? [] : [{ kind: 'delete', atMs: deleteAtMs, target, path: 'spec.events[0]' }],
    };
    return {
      manifests: pods.map((object, document) => ({ document, object: named(object, `p${document}`) })),
      scenario,
      gateEnabled: () => sidecars,
      behaviourOf: (pod, name) => decided(pod, name, scenario),
      components: [],
    };
  });

/** The pod under another name. */
export function named(pod: Pod, name: string): Pod {
  return { ...pod, metadata: { ...pod.metadata, name } };
}

function decided(pod: Pod, name: string, scenario: Scenario): ReturnType<ClusterInput['behaviourOf']> {
  const init = pod.spec.initContainers?.find((one) => one.name === name);
  const container = init ?? pod.spec.containers.find((one) => one.name === name) ?? { name };
  const role: ContainerRole = init ? (init.restartPolicy ? 'sidecar' : 'init') : 'main';
  const instance = { container, role, podName: pod.metadata.name, image: '', inJob: false };
  const { behaviour, path } = inferBehaviour(instance, scenario);
  return { ...behaviour, path };
}

function run(): fc.Arbitrary<Run> {
  return fc.record({
    seconds: fc.option(
      fc.integer({ min: 0, max: 20_000 }).map((ms) => ms / 1000),
      { nil: null },
    ),
    exitCode: fc.constantFrom(0, 1, 137),
  });
}

/** Plain init containers may have neither probes nor hooks. */
function initContainer(name: string, sidecar: boolean): fc.Arbitrary<Container> {
  if (!sidecar) return fc.constant({ name, image: `${name}:1` });
  return watched(name).map((container) => ({ ...container, restartPolicy: 'Always' }));
}

function watched(name: string): fc.Arbitrary<Container> {
  const hooks = { preStop: { exec: { command: ['x'] } }, postStart: { exec: { command: ['x'] } } };
  return fc
    .record(
      {
        startupProbe: probe(),
        livenessProbe: probe(),
        readinessProbe: probe(),
        lifecycle: fc.constant(hooks),
      },
      { requiredKeys: [] },
    )
    .map((rest) => ({ name, image: `${name}:1`, ...rest }));
}

function probe() {
  return fc.record({
    exec: fc.constant({ command: ['true'] }),
    periodSeconds: fc.integer({ min: 1, max: 4 }),
    initialDelaySeconds: fc.nat(3),
    failureThreshold: fc.integer({ min: 1, max: 3 }),
    successThreshold: fc.constant(1),
  });
}
