import type { Pod } from '#api/types.ts';
import { assert } from '#base/assert.ts';
import type { ContainerRuntime, RuntimeContainer, RuntimeSandbox } from '#cluster/cri.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { SocketOwner } from '#cluster/podSockets.ts';
import { Latch, type Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import type { EventId } from '#simulation/trace.ts';
import type { ProcessBehaviour } from './behaviour.ts';
import { imageStore } from './imageStore.ts';

interface Instance extends SocketOwner {
  readonly podKey: string;
  readonly behaviour: ProcessBehaviour;
  readonly exited: Latch;
  /** Index of this start among the container's starts. */
  start: number;
  status: RuntimeContainer;
  sigterm: SocketOwner['sigterm'];
}

interface PodSandbox {
  readonly sandboxes: RuntimeSandbox[];
  readonly instances: Instance[];
  readonly starts: Map<string, number>;
}

export interface RuntimeOptions {
  readonly node: string;
  readonly createContainerMs: number;
  readonly startContainerMs: number;
  readonly runSandboxMs: number;
  /** Address of the sandbox made after so many others on this node. */
  readonly podIP: (made: number) => string;
  readonly behaviourOf: (podKey: string, container: string) => ProcessBehaviour;
  /** Where the addresses of sandboxes are made known; null: nobody asks. */
  readonly network: RuntimeNetwork | null;
}

export interface RuntimeNetwork {
  readonly attached: (ip: string, podKey: string, instances: () => readonly SocketOwner[]) => void;
  readonly detached: (ip: string, event: EventId) => void;
}

const scripted = 'Scenario: spec.containers';
const cri = (method: string) => `staging/src/k8s.io/cri-api/pkg/apis/runtime/v1/api.proto:${method}`;

/** A container runtime whose processes live and die as the Scenario says. */
export function containerRuntime(
  simulator: Simulator<ClusterFacts>,
  options: RuntimeOptions,
): ContainerRuntime {
  const actor = `container-runtime/${options.node}`;
  const pods = new Map<string, PodSandbox>();
  const byId = new Map<string, Instance>();
  const listeners: ((podKey: string) => void)[] = [];
  const images = imageStore(simulator, actor, options.behaviourOf);
  let ids = 0;
  let sandboxesMade = 0;

  const podOf = (podKey: string): PodSandbox => {
    const known = pods.get(podKey);
    if (known) return known;
    const fresh: PodSandbox = { sandboxes: [], instances: [], starts: new Map() };
    pods.set(podKey, fresh);
    return fresh;
  };
  const changed = (podKey: string) => {
    for (const listener of listeners) listener(podKey);
  };
  const instanceOf = (id: string): Instance => {
    const instance = byId.get(id);
    assert(instance, `the runtime knows container ${id}`);
    return instance;
  };

  const exit = (instance: Instance, exitCode: number, by: 'self' | 'sigterm' | 'sigkill') => {
    if (instance.status.state === 'exited') return;
    const { container, attempt } = instance.status;
    const event = simulator.emit({
      actor,
      subject: instance.podKey,
      kind: 'ContainerExited',
      detail: { container, attempt, exitCode, by, behaviourPath: instance.behaviour.path },
      source: by === 'sigkill' ? cri('StopContainer') : scripted,
    });
    instance.status = {
      ...instance.status,
      state: 'exited',
      exitCode,
      reason: exitCode === 0 ? 'Completed' : 'Error',
      finishedAt: simulator.now,
      event,
    };
    simulator.because(event, () => {
      changed(instance.podKey);
      instance.exited.open(event);
    });
  };

  const signal = (instance: Instance, name: 'SIGTERM' | 'SIGKILL', graceSeconds: number) => {
    const { container, attempt } = instance.status;
    return simulator.emit({
      actor,
      subject: instance.podKey,
      kind: 'ContainerSignalled',
      detail: { container, attempt, signal: name, graceSeconds },
      source: cri('StopContainer'),
    });
  };

  const { network } = options;

  return {
    *runPodSandbox(pod: Pod, attempt: number): Process {
      const podKey = keyOf(pod);
      if (options.runSandboxMs > 0) yield options.runSandboxMs;
      const event = simulator.emit({
        actor,
        subject: podKey,
        kind: 'SandboxStarted',
        detail: { attempt },
        source: cri('RunPodSandbox'),
      });
      ids += 1;
      const ip = options.podIP(sandboxesMade);
      sandboxesMade += 1;
      podOf(podKey).sandboxes.unshift({ id: `sandbox-${ids}`, ready: true, attempt, ip, event });
      network?.attached(ip, podKey, () => podOf(podKey).instances);
      simulator.because(event, () => changed(podKey));
    },

    stopPodSandbox(podKey) {
      const { sandboxes } = podOf(podKey);
      const newest = sandboxes[0];
      if (!newest?.ready) return;
      const detail = { attempt: newest.attempt };
      const event = simulator.emit({
        actor,
        subject: podKey,
        kind: 'SandboxStopped',
        detail,
        source: cri('StopPodSandbox'),
      });
      sandboxes[0] = { ...newest, ready: false, event };
      network?.detached(newest.ip, event);
      simulator.because(event, () => changed(podKey));
    },

    imagePresent: images.imagePresent,
    pullImage: images.pullImage,

    *createContainer(podKey, container, attempt, specHash): Process<string> {
      const behaviour = options.behaviourOf(podKey, container);
      const event = simulator.emit({
        actor,
        subject: podKey,
        kind: 'ContainerCreated',
        detail: { container, attempt },
        source: cri('CreateContainer'),
      });
      simulator.cause = event;
      const createdAt = simulator.now;
      const createMs = options.createContainerMs + Math.round(behaviour.createSeconds * 1000);
      if (createMs > 0) yield createMs;
      ids += 1;
      const id = `containerd://${container}-${attempt}-${ids}`;
      const pod = podOf(podKey);
      const start = pod.starts.get(container) ?? 0;
      pod.starts.set(container, start + 1);
      const status: RuntimeContainer = {
        id,
        container,
        attempt,
        state: 'created',
        createdAt,
        startedAt: null,
        finishedAt: null,
        exitCode: 0,
        reason: '',
        specHash,
        event,
      };
      const instance: Instance = { podKey, behaviour, exited: new Latch(), start, status, sigterm: null };
      pod.instances.unshift(instance);
      byId.set(id, instance);
      changed(podKey);
      return id;
    },

    *startContainer(id): Process {
      const instance = instanceOf(id);
      if (options.startContainerMs > 0) yield options.startContainerMs;
      const { container, attempt } = instance.status;
      const event = simulator.emit({
        actor,
        subject: instance.podKey,
        kind: 'ContainerStarted',
        detail: { container, attempt },
        source: cri('StartContainer'),
      });
      instance.status = { ...instance.status, state: 'running', startedAt: simulator.now, event };
      simulator.cause = event;
      const { runs } = instance.behaviour;
      const run = runs[Math.min(instance.start, runs.length - 1)];
      if (run !== undefined && run.seconds !== null) {
        const ms = Math.round(run.seconds * 1000);
        simulator.schedule(ms, order.process, () => exit(instance, run.exitCode, 'self'));
      }
      changed(instance.podKey);
    },

    *stopContainer(id, graceSeconds): Process {
      const instance = instanceOf(id);
      if (instance.status.state === 'exited') return;
      simulator.cause = signal(instance, 'SIGTERM', graceSeconds);
      instance.sigterm = { atMs: simulator.now, event: simulator.cause };
      const { onTerm } = instance.behaviour;
      const reactMs = onTerm.seconds === null ? Number.POSITIVE_INFINITY : Math.round(onTerm.seconds * 1000);
      const graceMs = graceSeconds * 1000;
      if (reactMs <= graceMs) {
        simulator.schedule(reactMs, order.process, () => exit(instance, onTerm.exitCode, 'sigterm'));
      } else {
        simulator.schedule(graceMs, order.process, () => {
          const killed = signal(instance, 'SIGKILL', 0);
          simulator.because(killed, () => exit(instance, 137, 'sigkill'));
        });
      }
      yield instance.exited;
    },

    removeContainer(id) {
      const instance = instanceOf(id);
      const { instances } = podOf(instance.podKey);
      instances.splice(instances.indexOf(instance), 1);
      byId.delete(id);
      changed(instance.podKey);
    },

    removePod(podKey) {
      for (const { status } of podOf(podKey).instances) byId.delete(status.id);
      pods.delete(podKey);
    },

    containers: (podKey) => podOf(podKey).instances.map((instance) => instance.status),
    sandboxes: (podKey) => [...podOf(podKey).sandboxes],

    probe(id, kind) {
      const { status, behaviour } = instanceOf(id);
      if (status.state !== 'running' || status.startedAt === null) return null;
      const aliveMs = simulator.now - status.startedAt;
      const since = (seconds: number | null) => seconds !== null && aliveMs >= seconds * 1000;
      if (kind === 'startup') return since(behaviour.startupOKAfter);
      if (kind === 'readiness')
        return since(behaviour.readyAfter) && !pastReadyFor(instanceOf(id), simulator.now);
      return !since(behaviour.livenessFailAfter);
    },

    hook(podKey, container, hook) {
      const behaviour = options.behaviourOf(podKey, container);
      return hook === 'preStop'
        ? { seconds: behaviour.preStopSeconds, fails: false }
        : { seconds: behaviour.postStartSeconds, fails: behaviour.postStartFails };
    },

    onChange: (handle) => listeners.push(handle),
  };
}

/** Whether the readiness probe has begun to fail because of SIGTERM. */
function pastReadyFor({ behaviour, sigterm }: Instance, nowMs: number): boolean {
  const { readyFor } = behaviour.onTerm;
  if (sigterm === null || readyFor === undefined || readyFor === null) return false;
  return nowMs >= sigterm.atMs + Math.round(readyFor * 1000);
}
