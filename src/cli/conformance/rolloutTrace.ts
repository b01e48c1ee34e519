import { rfc3339 } from '#api/rfc3339.ts';
import type { Pod, PodCondition } from '#api/types.ts';
import type { Deployment } from '#api/workloadTypes.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { ApiServer } from '#cluster/kube-apiserver/apiServer.ts';
import { ServiceRegistry } from '#cluster/kube-apiserver/nodeport/serviceRegistry.ts';
import { order } from '#cluster/order.ts';
import { workloadControllers } from '#cluster/workloadControllers.ts';
import { Simulator } from '#simulation/simulator.ts';
import { keyOf, Store } from '#simulation/store.ts';
import { adapter } from './adapter.ts';
import { type RolloutRow, rolloutRows } from './rolloutRows.ts';

type Action =
  | { readonly t: number; readonly action: 'setRevision'; readonly revision: string }
  | { readonly t: number; readonly action: 'scale'; readonly replicas: number }
  | { readonly t: number; readonly action: 'pause' | 'resume' }
  | { readonly t: number; readonly action: 'podNotReady'; readonly pod: string };

/** Seconds. */
interface Revision {
  /** By ordinal, over and over; -1 is never. */
  readonly readyAfter: readonly number[];
  readonly terminationSeconds: number;
}

interface RolloutInput {
  readonly deployment: {
    readonly metadata: { readonly name: string };
    readonly spec: Partial<Deployment['spec']>;
  };
  readonly initialRevision: string;
  readonly revisions: Readonly<Record<string, Revision>>;
  readonly nodes: number;
  readonly actions: readonly Action[];
  readonly horizon: number;
  readonly podNames?: boolean;
}

interface World {
  readonly simulator: Simulator<ClusterFacts>;
  readonly store: Store;
  readonly server: ApiServer;
  readonly input: RolloutInput;
}

/** The measured run begins so long before its zero. */
const startSeconds = -1000;

/**
 * deployment/rolloutTrace: the project's own engine, store, API server and controllers, with scripted pods for kubelet
 * and scheduler, no latency, and one worker a queue.
 */
export const rolloutTrace = adapter<RolloutInput>((input) => {
  const simulator = new Simulator<ClusterFacts>(0);
  const store = new Store(simulator);
  const services = new ServiceRegistry(simulator, store, '30000-32767', true);
  const server = new ApiServer(simulator, store, services, instant, () => true);
  const world = { simulator, store, server, input };
  const scripted = scriptedPods(world);
  workloadControllers(
    // The measured harness keeps no resourceVersions.
    { simulator, clientOf: scripted.clientOf, gateEnabled: () => true, conflicts: false },
    {
      deployment: { workers: 1, hashOf: ({ spec }) => spec.containers[0]?.image ?? '' },
      replicaSet: { kind: 'ReplicaSet', workers: 1, podName: scripted.podName },
    },
  );
  play(world);
  const horizonMs = msOf(input.horizon);
  const trace = simulator.run({ horizonMs, maxEvents: 1_000_000, interrupted: () => null });
  return { rows: withNames(rolloutRows(trace, msOf(0)), input.podNames === true) };
});

const instant = {
  latency: { apiRequestMs: 0, watchMs: 0, createContainerMs: 0, startContainerMs: 0, runSandboxMs: 0 },
  jitter: 'off',
} as const;

function msOf(seconds: number): number {
  return Math.round((seconds - startSeconds) * 1000);
}

function withNames(rows: readonly RolloutRow[], podNames: boolean): readonly RolloutRow[] {
  return podNames ? rows : rows.map(({ created: _, deleted: __, ...row }) => row);
}

/** The user: creates the Deployment, then does what the case says. */
function play({ simulator, store, server, input }: World): void {
  const api = server.client('kubectl');
  const { metadata, spec } = input.deployment;
  const labels = { app: metadata.name };
  const templateOf = (revision: string) => ({
    metadata: { labels },
    spec: { containers: [{ name: 'main', image: revision }] },
  });
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: metadata.name, namespace: 'default' },
    spec: { ...spec, selector: { matchLabels: labels }, template: templateOf(input.initialRevision) },
  };
  const key = keyOf(deployment);
  const change = (part: Partial<Deployment['spec']>) =>
    api.update(key, (stored) => ({ ...stored, spec: { ...(stored as Deployment).spec, ...part } }), 'vector');
  const perform = (action: Action): void => {
    switch (action.action) {
      case 'setRevision':
        change({ template: templateOf(action.revision) });
        return;
      case 'scale':
        change({ replicas: action.replicas });
        return;
      case 'pause':
      case 'resume':
        change({ paused: action.action === 'pause' });
        return;
      case 'podNotReady': {
        const pod = store.get(`Pod/default/${action.pod}`) as Pod | undefined;
        if (pod) store.update('kubelet', 'vector', withReady(pod, 'False', simulator.now));
        return;
      }
      default:
        action satisfies never;
    }
  };
  simulator.scheduleAt(0, order.process, () => api.create(deployment, 'vector'));
  for (const action of input.actions) {
    simulator.scheduleAt(msOf(action.t), order.process, () => perform(action));
  }
}

interface ScriptedPods {
  readonly clientOf: (actor: string) => ApiClient;
  readonly podName: (replicaSet: { readonly metadata: { readonly name: string } }) => string;
}

/** Kubelet and scheduler: pods are on a node at once, run and become Ready when the case says, and take their time to go. */
function scriptedPods({ simulator, store, server, input }: World): ScriptedPods {
  const ordinals = new Map<string, number>();
  const notReady = new Set<string>();
  const prefix = `${input.deployment.metadata.name}-`;
  const going = new Set<string>();
  let created = 0;
  for (const { action, ...rest } of input.actions)
    if (action === 'podNotReady' && 'pod' in rest) notReady.add(rest.pod);
  const revisionOf = ({ metadata }: Pod): { readonly revision: Revision; readonly ordinal: number } => {
    const [, name = '', ordinal = ''] = /^(.*)-(\d+)$/.exec(metadata.name.slice(prefix.length)) ?? [];
    return {
      revision: input.revisions[name] ?? { readyAfter: [-1], terminationSeconds: 0 },
      ordinal: Number(ordinal),
    };
  };
  const later = (seconds: number, key: string, change: (pod: Pod) => Pod): void => {
    simulator.schedule(seconds * 1000, order.process, () => {
      const pod = store.get(key) as Pod | undefined;
      if (pod && pod.metadata.deletionTimestamp === undefined) store.update('kubelet', 'vector', change(pod));
    });
  };
  store.watch('Pod', 0, order.process, ({ type, object }) => {
    const pod = object as Pod;
    const key = keyOf(pod);
    const { revision, ordinal } = revisionOf(pod);
    if (type === 'added') {
      const readyAfter = revision.readyAfter[ordinal % revision.readyAfter.length] ?? -1;
      if (readyAfter > 1 || readyAfter < 0) later(1, key, running);
      if (readyAfter >= 0) later(readyAfter, key, (one) => withReady(running(one), 'True', simulator.now));
    } else if (type === 'modified' && pod.metadata.deletionTimestamp !== undefined && !going.has(key)) {
      going.add(key);
      simulator.schedule(revision.terminationSeconds * 1000, order.process, () =>
        store.delete('kubelet', 'vector', key),
      );
    }
  });
  return {
    clientOf: (actor) => {
      const api = server.client(actor);
      return {
        ...api,
        create: (object, source, onAnswer) => {
          if (object.kind !== 'Pod') return api.create(object, source, onAnswer);
          const nodeName = `node-${created % input.nodes}`;
          created += 1;
          const pod = object as Pod;
          api.create({ ...pod, spec: { ...pod.spec, nodeName } } as Pod, source, onAnswer);
        },
      };
    },
    podName: ({ metadata: { name } }) => {
      const ordinal = ordinals.get(name) ?? 0;
      ordinals.set(name, ordinal + 1);
      return `${name}-${String(ordinal).padStart(3, '0')}`;
    },
  };
}

function running(pod: Pod): Pod {
  return { ...pod, status: { ...pod.status, phase: 'Running' } };
}

function withReady(pod: Pod, status: PodCondition['status'], nowMs: number): Pod {
  const ready: PodCondition = { type: 'Ready', status, lastTransitionTime: rfc3339(nowMs) };
  return { ...pod, status: { ...pod.status, conditions: [ready] } };
}
