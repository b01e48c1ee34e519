import type { ContainerRuntime, RuntimeContainer } from '#cluster/cri.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { order } from '#cluster/order.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

/** The runtime's lists as of one relist. */
export interface Relisted {
  readonly containers: readonly RuntimeContainer[];
  readonly sandboxes: ReturnType<ContainerRuntime['sandboxes']>;
}

const relistPeriodMs = 1000;
const nothing: Relisted = { containers: [], sandboxes: [] };

/**
 * The pod lifecycle event generator: it asks the runtime once a second what runs, and only then does the kubelet
 * know. Relists that could find nothing new are not played; `newerThan` still counts them.
 *
 * Source: v1.28 pkg/kubelet/pleg/generic.go:Relist; pkg/kubelet/container/cache.go:GetNewerThan.
 */
export class Pleg {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #runtime: ContainerRuntime;
  readonly #actor: string;
  readonly #phaseMs: Milliseconds;
  readonly #onEvent: (podKey: string, events: readonly EventId[]) => void;
  readonly #cache = new Map<string, Relisted>();
  readonly #dirty = new Set<string>();

  constructor(parts: {
    simulator: Simulator<ClusterFacts>;
    runtime: ContainerRuntime;
    actor: string;
    phaseMs: Milliseconds;
    onEvent: (podKey: string, events: readonly EventId[]) => void;
  }) {
    this.#simulator = parts.simulator;
    this.#runtime = parts.runtime;
    this.#actor = parts.actor;
    this.#phaseMs = parts.phaseMs;
    this.#onEvent = parts.onEvent;
    parts.runtime.onChange((podKey) => this.#noteChange(podKey));
  }

  /** What the last relist saw of a pod. */
  cached(podKey: string): Relisted {
    return this.#cache.get(podKey) ?? nothing;
  }

  /** The pod is gone, in the runtime too. */
  forget(podKey: string): void {
    this.#cache.delete(podKey);
    this.#dirty.delete(podKey);
  }

  /** The runtime asked directly, past the cache. */
  current(podKey: string): Relisted {
    return { containers: this.#runtime.containers(podKey), sandboxes: this.#runtime.sandboxes(podKey) };
  }

  /** The first instant, now or later, at which a relist later than `t` has been made. */
  newerThan(t: Milliseconds): Milliseconds {
    const { now } = this.#simulator;
    return this.#lastTick() > t ? now : this.nextTick(Math.max(t, now));
  }

  /** The first tick of the one-second grid after `t`; `t` itself when it is a tick still to come. */
  nextTick(t: Milliseconds): Milliseconds {
    const tick = Math.floor((t - this.#phaseMs) / relistPeriodMs) * relistPeriodMs + this.#phaseMs;
    const { now } = this.#simulator;
    return tick === t && t === now && this.#simulator.order < order.relist ? tick : tick + relistPeriodMs;
  }

  #lastTick(): Milliseconds {
    return this.nextTick(this.#simulator.now) - relistPeriodMs;
  }

  #noteChange(podKey: string): void {
    if (this.#dirty.size === 0) {
      const at = this.nextTick(this.#simulator.now);
      this.#simulator.because(null, () => this.#simulator.scheduleAt(at, order.relist, () => this.#relist()));
    }
    this.#dirty.add(podKey);
  }

  #relist(): void {
    const changed = [...this.#dirty];
    this.#dirty.clear();
    for (const podKey of changed) {
      const cached = this.cached(podKey);
      const before = new Map(cached.containers.map((container) => [container.id, container]));
      const after = this.current(podKey);
      this.#cache.set(podKey, after);
      const events: EventId[] = [];
      for (const container of after.containers) {
        if (before.get(container.id)?.state === container.state) continue;
        events.push(this.#simulator.because(container.event, () => this.#emit(podKey, container)));
      }
      const sandbox = after.sandboxes[0];
      // That a container was removed is seen, but no reason for a sync.
      if (events.length === 0 && sandbox && sandbox !== cached.sandboxes[0]) events.push(sandbox.event);
      if (events.length > 0) this.#onEvent(podKey, events);
    }
  }

  #emit(podKey: string, { container, attempt, state, exitCode }: RuntimeContainer): EventId {
    return this.#simulator.emit({
      actor: this.#actor,
      subject: podKey,
      kind: 'ContainerStateRelisted',
      detail: { container, attempt, state, ...(state === 'exited' ? { exitCode } : {}) },
      source: 'pkg/kubelet/pleg/generic.go:Relist',
    });
  }
}
