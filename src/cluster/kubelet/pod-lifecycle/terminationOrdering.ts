import { isSidecar, type Pod } from '#api/types.ts';
import type { RuntimeContainer } from '#cluster/cri.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import { Latch, type Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';

/**
 * Who stops before whom from 1.29 on: a sidecar waits until all mains and every later sidecar have ended, or until
 * the pod's grace period is over.
 *
 * Source: KEP-753 "Termination of containers"; later releases' pkg/kubelet/kuberuntime/kuberuntime_termination_order.go.
 */
export class TerminationOrdering {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #ended = new Map<string, Latch>();
  readonly #before = new Map<string, readonly string[]>();

  constructor(simulator: Simulator<ClusterFacts>, pod: Pod, running: readonly RuntimeContainer[]) {
    this.#simulator = simulator;
    for (const { container } of running) this.#ended.set(container, new Latch());
    const later = pod.spec.containers.map(({ name }) => name);
    for (const sidecar of (pod.spec.initContainers ?? []).filter(isSidecar).reverse()) {
      this.#before.set(sidecar.name, [...later]);
      later.push(sidecar.name);
    }
  }

  containerTerminated(container: string): void {
    this.#ended.get(container)?.open(this.#simulator.cause);
  }

  /** Waits for a container's turn, at most `graceSeconds`; returns the whole seconds it waited. */
  *waitForTurn(container: string, graceSeconds: number): Process<number> {
    const startedAt = this.#simulator.now;
    const timeout = new Latch();
    const timer = this.#simulator.schedule(graceSeconds * 1000, order.process, () =>
      timeout.open(this.#simulator.cause),
    );
    for (const name of this.#before.get(container) ?? []) {
      const ended = this.#ended.get(name);
      if (!ended) continue;
      yield either(ended, timeout);
      if (timeout.isOpen) break;
    }
    timer.cancelled = true;
    return Math.floor((this.#simulator.now - startedAt) / 1000);
  }
}

function either(a: Latch, b: Latch): Latch {
  const first = new Latch();
  a.whenOpen(() => first.open(a.cause));
  b.whenOpen(() => first.open(b.cause));
  return first;
}
