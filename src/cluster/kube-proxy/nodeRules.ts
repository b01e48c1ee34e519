import type { NewConnection, Routed } from '#cluster/nodeProxy.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { routeConnection } from './routeConnection.ts';
import type { ServedPort } from './servedPort.ts';
import { SessionAffinity } from './sessionAffinity.ts';

interface WrittenService {
  readonly ports: readonly ServedPort[];
  /** How many ready endpoints the node has for it, if anybody asks. */
  readonly localReady: number;
  readonly event: EventId;
}

/** What the kernel of one node has been given: by Service, and when it was written. */
export class NodeRules {
  readonly #services = new Map<string, WrittenService>();
  /** Open health check ports, and how many ready endpoints each tells of. */
  readonly #healthChecks = new Map<number, { readonly service: string; readonly endpoints: number }>();
  readonly #affinity = new SessionAffinity();
  #last: EventId | null = null;

  replace(service: string, written: WrittenService): void {
    const { ports, localReady: endpoints } = written;
    this.#last = written.event;
    for (const port of this.#services.get(service)?.ports ?? []) {
      this.#healthChecks.delete(port.info.healthCheckNodePort);
    }
    if (ports.length === 0) {
      this.#services.delete(service);
      return;
    }
    this.#services.set(service, written);
    for (const { info } of ports) {
      if (info.healthCheckNodePort !== 0)
        this.#healthChecks.set(info.healthCheckNodePort, { service, endpoints });
    }
  }

  route(connection: NewConnection, draw: (n: number) => number, nowMs: Milliseconds): Routed {
    const known = this.#services.get(connection.service);
    const served = known?.ports.find(({ info }) => info.port === connection.port);
    if (known === undefined || served === undefined) return { kind: 'noRules', rules: this.#last };
    const outcome = routeConnection(served, connection, { affinity: this.#affinity, nowMs, draw });
    return { ...outcome, rules: known.event };
  }

  /** How many ready endpoints of the node a health check port tells of; null: it is not open. */
  healthCheck(port: number): number | null {
    return this.#healthChecks.get(port)?.endpoints ?? null;
  }
}
