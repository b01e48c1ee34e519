import type { Node } from '#api/nodeTypes.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import {
  healthz,
  isHealthy,
  type ProxierHealth,
  queuedUpdate,
  startedHealth,
  syncNode,
  updated,
} from '#cluster/kube-proxy/healthcheck/proxierHealth.ts';
import { order } from '#cluster/order.ts';
import type { Simulator, Timer } from '#simulation/simulator.ts';

interface HealthOptions {
  readonly node: string;
  readonly livez: boolean;
  readonly settings: { readonly syncPeriodMs: number };
}

/** A kube-proxy's health: what it answers, told whenever that changes. */
export class HealthServer {
  readonly #simulator: Simulator<ClusterFacts>;
  readonly #actor: string;
  readonly #options: HealthOptions;
  /** Source: v1.28 cmd/kube-proxy/app/server.go: twice the sync period of the iptables mode. */
  readonly #timeoutMs: number;
  #health: ProxierHealth = startedHealth;
  #told = 'ok';
  #staleTimer: Timer | null = null;

  constructor(simulator: Simulator<ClusterFacts>, actor: string, options: HealthOptions) {
    this.#simulator = simulator;
    this.#actor = actor;
    this.#options = options;
    this.#timeoutMs = 2 * options.settings.syncPeriodMs;
  }

  /** A sync succeeded. */
  updated(): void {
    this.#health = updated(this.#health, this.#simulator.now);
    if (this.#staleTimer) this.#staleTimer.cancelled = true;
    this.#staleTimer = null;
    this.#tell();
  }

  /** A change arrived. */
  queued(): void {
    this.#health = queuedUpdate(this.#health, this.#simulator.now);
    this.#staleTimer ??= this.#simulator.schedule(this.#timeoutMs, order.request, () => this.#tell());
  }

  /** A node that is gone is judged by how it was last. */
  syncNode(node: Node): void {
    this.#health = syncNode(this.#health, node);
    this.#tell();
  }

  healthz(): 200 | 503 {
    return healthz(this.#health, this.#simulator.now, this.#timeoutMs).status;
  }

  /** What a Service's health check port answers that tells of so many endpoints; null: it is not open. */
  serviceHealth(endpoints: number | null): 200 | 503 | null {
    if (endpoints === null) return null;
    return endpoints > 0 && this.#isFresh() ? 200 : 503;
  }

  #isFresh(): boolean {
    return isHealthy(this.#health, this.#simulator.now, this.#timeoutMs);
  }

  #tell(): void {
    const fresh = this.#isFresh();
    const reason = !this.#health.nodeEligible ? 'nodeTerminating' : fresh ? 'ok' : 'stale';
    if (reason === this.#told) return;
    this.#told = reason;
    const { node, livez } = this.#options;
    this.#simulator.emit({
      actor: this.#actor,
      subject: `Node//${node}`,
      kind: 'ProxyHealthChanged',
      detail: { node, healthz: this.healthz(), livez: livez ? (fresh ? 200 : 503) : 404, reason },
      source: 'pkg/proxy/healthcheck/proxier_health.go:isHealthy',
    });
  }
}
