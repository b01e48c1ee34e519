import { needsHealthCheck, type Service } from '#api/serviceTypes.ts';
import type { RandomStream } from '#base/random.ts';
import type { Balanced } from '#cluster/balancers.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { Machine } from '#cluster/machine.ts';
import type { NodeProxy } from '#cluster/nodeProxy.ts';
import { order } from '#cluster/order.ts';
import type { LoadBalancerSettings } from '#scenario/scenario.ts';
import type { Simulator, Timer } from '#simulation/simulator.ts';
import { keyOf } from '#simulation/store.ts';
import { type BackendHealth, checked, isTelling, uncheckedBackend } from './healthCheck.ts';

/** A node as the cloud reaches it. */
export interface Reachable {
  readonly machine: Machine;
  readonly proxy: NodeProxy;
}

export interface LoadBalancerParts {
  readonly simulator: Simulator<ClusterFacts>;
  readonly settings: LoadBalancerSettings;
  readonly nodeOf: (name: string) => Reachable | undefined;
  /** When checks of a node fall, within their interval; null: all at once. */
  readonly phases: RandomStream | null;
}

interface Backend {
  health: BackendHealth;
  timer: Timer | null;
}

const actor = 'cloud/load-balancer';
const source = 'Scenario: spec.cluster.loadBalancer';

/** The balancer of one Service: which nodes it knows, which of them pass its health check. */
export class LoadBalancer {
  readonly #parts: LoadBalancerParts;
  readonly #key: string;
  readonly #backends = new Map<string, Backend>();
  #service: Service;
  #inService: readonly string[] = [];

  constructor(parts: LoadBalancerParts, service: Service) {
    this.#parts = parts;
    this.#service = service;
    this.#key = keyOf(service);
  }

  get nodes(): readonly string[] {
    return [...this.#backends.keys()];
  }

  set service(service: Service) {
    this.#service = service;
  }

  /** Sends to these from now on, once they have passed a check. */
  setNodes(names: readonly string[]): void {
    const kept = new Set(names);
    for (const name of this.nodes) if (!kept.has(name)) this.#remove(name);
    for (const name of names) if (!this.#backends.has(name)) this.#add(name);
  }

  choose(draw: (n: number) => number): Balanced {
    const names = this.#inService;
    if (names.length === 0) return { kind: 'noHealthyNode', nodes: this.#backends.size };
    return { kind: 'node', node: names[draw(names.length)]! };
  }

  #add(name: string): void {
    const backend: Backend = { health: uncheckedBackend, timer: null };
    this.#backends.set(name, backend);
    const { healthCheckIntervalMs } = this.#parts.settings;
    const { phases } = this.#parts;
    const firstMs = phases === null ? healthCheckIntervalMs : 1 + phases.intn(healthCheckIntervalMs);
    this.#check(name, backend, firstMs);
  }

  #remove(name: string): void {
    const backend = this.#backends.get(name);
    this.#backends.delete(name);
    if (backend?.timer) backend.timer.cancelled = true;
    if (backend?.health.inService) this.#tellBackend(name, false, 'removed');
    this.#count();
  }

  /** Asks now, and again after `nextMs`, then each interval. */
  #check(name: string, backend: Backend, nextMs: number): void {
    const { simulator, settings } = this.#parts;
    const node = this.#parts.nodeOf(name);
    if (node === undefined || node.machine.gone !== null) {
      const cause = node?.machine.gone?.event ?? simulator.cause;
      simulator.because(cause, () =>
        simulator.schedule(settings.healthCheckTimeoutMs, order.request, () =>
          this.#take(name, backend, null),
        ),
      );
    } else this.#take(name, backend, this.#ask(node.proxy));
    // Checks go on by themselves: nothing that happened here causes the next one.
    simulator.because(null, () => {
      backend.timer = simulator.schedule(nextMs, order.request, () =>
        this.#check(name, backend, settings.healthCheckIntervalMs),
      );
    });
  }

  #ask(proxy: NodeProxy): number | null {
    const { spec } = this.#service;
    return needsHealthCheck(spec) ? proxy.serviceHealth(spec.healthCheckNodePort ?? 0) : proxy.healthz();
  }

  #take(name: string, backend: Backend, code: number | null): void {
    if (this.#backends.get(name) !== backend) return;
    const { simulator, settings } = this.#parts;
    const before = backend.health;
    const after = checked(before, code, settings);
    backend.health = after;
    if (!isTelling(before, after, settings)) return;
    const threshold = after.last === 'success' ? settings.healthyThreshold : settings.unhealthyThreshold;
    const { spec } = this.#service;
    const answered = simulator.emit({
      actor,
      subject: this.#key,
      kind: 'HealthCheckAnswered',
      detail: {
        service: this.#key,
        node: name,
        target: needsHealthCheck(spec) ? `:${spec.healthCheckNodePort ?? 0}` : ':10256/healthz',
        code,
        consecutive: after.consecutive,
        threshold,
      },
      source,
    });
    if (before.inService === after.inService) return;
    simulator.because(answered, () =>
      this.#tellBackend(name, after.inService, after.inService ? 'healthy' : 'unhealthy'),
    );
    this.#count();
  }

  #tellBackend(node: string, inService: boolean, reason: 'healthy' | 'unhealthy' | 'removed'): void {
    const detail = { service: this.#key, node, inService, reason };
    this.#parts.simulator.emit({
      actor,
      subject: this.#key,
      kind: 'LoadBalancerBackendChanged',
      detail,
      source,
    });
  }

  #count(): void {
    this.#inService = this.nodes.filter((name) => this.#backends.get(name)?.health.inService);
  }
}
