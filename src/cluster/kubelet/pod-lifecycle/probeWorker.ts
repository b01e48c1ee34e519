import type { Container, ContainerStatus, Probe } from '#api/types.ts';
import { order } from '#cluster/order.ts';
import type { Timer } from '#simulation/simulator.ts';
import type { EventId } from '#simulation/trace.ts';
import type { ProbeKind } from './facts.ts';
import type { KubeletParts, PodState } from './podState.ts';
import type { ProbeResult } from './runtimeStatus.ts';

const initialResult: Readonly<Record<ProbeKind, ProbeResult>> = {
  startup: 'unknown',
  liveness: 'success',
  readiness: 'failure',
};
const source = 'pkg/kubelet/prober/worker.go:doProbe';

/** Tells the kubelet that a stored result changed. */
export type PublishResult = (kind: ProbeKind, status: ContainerStatus, result: ProbeResult) => void;

/**
 * Probes one container with one probe, every `periodSeconds` from the moment the worker was made.
 *
 * Source: v1.28 pkg/kubelet/prober/worker.go.
 */
export class ProbeWorker {
  readonly #parts: KubeletParts;
  readonly #state: PodState;
  readonly #container: Container;
  readonly #kind: ProbeKind;
  readonly #probe: Probe;
  readonly #publish: PublishResult;
  readonly #onStopped: () => void;
  /** The event that gave the worker its present container. */
  #armedBy: EventId | null;
  #timer: Timer;
  #triggered = false;
  #stopped = false;
  #containerId = '';
  #lastOk: boolean | null = null;
  #resultRun = 0;
  #onHold = false;
  /** Upstream's worker looks at the pod it was made with, so that a later deletion does not reach it. */
  readonly #madeWhileDeleting: boolean;

  constructor(
    parts: KubeletParts,
    state: PodState,
    target: { container: Container; kind: ProbeKind; probe: Probe },
    signals: { publish: PublishResult; onStopped: () => void },
  ) {
    this.#parts = parts;
    this.#state = state;
    this.#container = target.container;
    this.#kind = target.kind;
    this.#probe = target.probe;
    this.#publish = signals.publish;
    this.#onStopped = signals.onStopped;
    this.#madeWhileDeleting = state.pod.metadata.deletionTimestamp !== undefined;
    this.#armedBy = parts.simulator.cause;
    this.#timer = parts.simulator.schedule(0, order.newProbe, () => this.#tick());
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#timer.cancelled = true;
    this.#results.delete(this.#containerId);
    this.#onStopped();
  }

  /** An extra probe now, so that readiness need not wait for a full period. */
  triggerManually(): void {
    if (this.#triggered || this.#stopped) return;
    this.#triggered = true;
    this.#parts.simulator.schedule(0, order.newProbe, () => {
      this.#triggered = false;
      if (!this.#stopped && !this.#doProbe()) this.stop();
    });
  }

  get #results(): Map<string, ProbeResult> {
    return this.#state.probeResults[this.#kind];
  }

  #tick(): void {
    if (!this.#doProbe()) {
      this.stop();
      return;
    }
    const { simulator } = this.#parts;
    const periodMs = (this.#probe.periodSeconds ?? 10) * 1000;
    this.#timer = simulator.because(this.#armedBy, () =>
      simulator.schedule(periodMs, order.probe, () => this.#tick()),
    );
  }

  /** Returns whether the worker goes on. */
  #doProbe(): boolean {
    const { status, pod } = this.#state;
    if (status === null) return true;
    if (status.phase === 'Failed' || status.phase === 'Succeeded') return false;
    const current = findStatus(this.#state, this.#container.name);
    if (!current?.containerID) return true;
    if (this.#containerId !== current.containerID) {
      this.#results.delete(this.#containerId);
      this.#containerId = current.containerID;
      this.#armedBy = this.#state.statusEvent;
      this.#set(current, initialResult[this.#kind]);
      this.#onHold = false;
    }
    if (this.#onHold) return true;
    if (!current.state?.running) {
      this.#set(current, 'failure');
      return !current.state?.terminated || pod.spec.restartPolicy !== 'Never';
    }
    if (this.#madeWhileDeleting && this.#kind !== 'readiness') {
      this.#set(current, 'success');
      return false;
    }
    if (this.#aliveSeconds() < (this.#probe.initialDelaySeconds ?? 0)) return true;
    if ((current.started ?? false) === (this.#kind === 'startup')) return true;
    const ok = this.#ask();
    if (ok !== null) this.#note(current, ok);
    return true;
  }

  /** Null when the prober itself failed: such an answer is thrown away. */
  #ask(): boolean | null {
    const ok = this.#parts.runtime.probe(this.#containerId, this.#kind);
    return ok ?? (this.#probe.exec ? null : false);
  }

  #note(current: ContainerStatus, ok: boolean): void {
    this.#resultRun = this.#lastOk === ok ? this.#resultRun + 1 : 1;
    this.#lastOk = ok;
    const threshold = ok ? (this.#probe.successThreshold ?? 1) : (this.#probe.failureThreshold ?? 3);
    const { simulator, actor } = this.#parts;
    simulator.cause = simulator.emit({
      actor,
      subject: this.#state.key,
      kind: 'ProbeAnswered',
      detail: {
        container: this.#container.name,
        attempt: current.restartCount,
        probe: this.#kind,
        ok,
        consecutive: this.#resultRun,
        threshold,
      },
      source,
    });
    if (this.#resultRun < threshold) return;
    this.#set(current, ok ? 'success' : 'failure');
    if (!ok && this.#kind !== 'readiness') {
      this.#onHold = true;
      this.#resultRun = 0;
    }
  }

  #set(current: ContainerStatus, result: ProbeResult): void {
    if (this.#results.get(this.#containerId) === result) return;
    this.#results.set(this.#containerId, result);
    this.#publish(this.#kind, current, result);
  }

  /** Whole seconds since the start in the stored status, whose times are cut to whole seconds. */
  #aliveSeconds(): number {
    const { simulator, pleg } = this.#parts;
    const instance = pleg.cached(this.#state.key).containers.find(({ id }) => id === this.#containerId);
    const startedAt = Math.floor((instance?.startedAt ?? simulator.now) / 1000) * 1000;
    return Math.floor((simulator.now - startedAt) / 1000);
  }
}

function findStatus(state: PodState, container: string): ContainerStatus | undefined {
  const named = (status: ContainerStatus) => status.name === container;
  const main = state.status?.containerStatuses?.find(named);
  return main?.containerID ? main : state.status?.initContainerStatuses?.find(named);
}
