import type { Container, Pod } from '#api/types.ts';
import type { RuntimeContainer } from '#cluster/cri.ts';
import { order } from '#cluster/order.ts';
import { all, type Process } from '#simulation/process.ts';
import type { KubeletParts, PodState } from './podState.ts';
import { containersOf } from './relistedStatus.ts';
import { TerminationOrdering } from './terminationOrdering.ts';

/** A kill never gets less than this, in seconds. Source: v1.28 kuberuntime_manager.go, minimumGracePeriodInSeconds. */
const minimumGraceSeconds = 2;

const source = 'pkg/kubelet/kuberuntime/kuberuntime_container.go:killContainer';

export interface Kill {
  readonly instance: RuntimeContainer;
  readonly reason: string;
  /** The pod worker's word, when the whole pod is killed; it replaces what the spec says. */
  readonly graceSecondsOverride: number | null;
  /** 1.29 and later: who must end before this container gets its SIGTERM. */
  readonly ordering: TerminationOrdering | null;
}

/**
 * Stops one container: preStop hook, then SIGTERM with what is left of the grace period, then SIGKILL. Ends when the
 * container has.
 *
 * Source: v1.28 pkg/kubelet/kuberuntime/kuberuntime_container.go:killContainer.
 */
export function* killContainer(parts: KubeletParts, state: PodState, kill: Kill): Process {
  const { simulator, runtime } = parts;
  const { container, attempt, id } = kill.instance;
  const spec = containersOf(state.pod).find(({ name }) => name === container);
  if (!spec) return;
  let graceSeconds = kill.graceSecondsOverride ?? terminationGracePeriod(state.pod, spec, kill.reason);
  simulator.cause = simulator.emit({
    actor: parts.actor,
    subject: state.key,
    kind: 'ContainerKilling',
    detail: { container, attempt, reason: kill.reason, graceSeconds },
    source,
  });
  if (spec.lifecycle?.preStop && graceSeconds > 0) {
    graceSeconds -= yield* executePreStopHook(parts, state, kill.instance, graceSeconds);
  }
  if (kill.ordering && graceSeconds > 0) {
    graceSeconds -= yield* kill.ordering.waitForTurn(container, graceSeconds);
  }
  yield* runtime.stopContainer(id, Math.max(graceSeconds, minimumGraceSeconds));
}

/** Kills every running container of the pod side by side, then stops its sandbox. */
export function* killPod(parts: KubeletParts, state: PodState, graceSecondsOverride: number | null): Process {
  const { simulator, runtime, options } = parts;
  const running = parts.pleg.current(state.key).containers.filter((instance) => instance.state === 'running');
  const ordering =
    options.terminationOrder === 'ordered'
      ? new TerminationOrdering(parts.simulator, state.pod, running)
      : null;
  const kills = running.map((instance) =>
    reporting(killContainer(parts, state, { instance, reason: '', graceSecondsOverride, ordering }), () =>
      ordering?.containerTerminated(instance.container),
    ),
  );
  yield* all(simulator, order.sync, kills);
  runtime.stopPodSandbox(state.key);
}

function* reporting(process: Process, onEnd: () => void): Process {
  yield* process;
  onEnd();
}

/**
 * Runs the hook for at most `graceSeconds`; returns the whole seconds it took.
 *
 * Source: v1.28 kuberuntime_container.go:executePreStopHook.
 */
function* executePreStopHook(
  parts: KubeletParts,
  state: PodState,
  { container, attempt, id }: RuntimeContainer,
  graceSeconds: number,
): Process<number> {
  const { simulator, runtime } = parts;
  const startedAt = simulator.now;
  const common = { actor: parts.actor, subject: state.key };
  const hookSource = 'pkg/kubelet/kuberuntime/kuberuntime_container.go:executePreStopHook';
  simulator.cause = simulator.emit({
    ...common,
    kind: 'PreStopHookStarted',
    detail: { container, attempt, graceSeconds },
    source: hookSource,
  });
  const { seconds } = runtime.hook(state.key, container, 'preStop');
  yield Math.round(Math.min(seconds, graceSeconds) * 1000);
  const alive = runtime.containers(state.key).some((one) => one.id === id && one.state === 'running');
  simulator.cause = simulator.emit({
    ...common,
    kind: 'PreStopHookFinished',
    detail: { container, attempt, timedOut: alive && seconds > graceSeconds },
    source: hookSource,
  });
  return Math.floor((simulator.now - startedAt) / 1000);
}

/** Source: v1.28 kuberuntime_container.go:setTerminationGracePeriod. */
function terminationGracePeriod(pod: Pod, container: Container, reason: string): number {
  const { deletionGracePeriodSeconds } = pod.metadata;
  if (deletionGracePeriodSeconds !== undefined) return deletionGracePeriodSeconds;
  const probe =
    reason === 'StartupProbe'
      ? container.startupProbe
      : reason === 'LivenessProbe'
        ? container.livenessProbe
        : undefined;
  return (
    probe?.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? minimumGraceSeconds
  );
}
