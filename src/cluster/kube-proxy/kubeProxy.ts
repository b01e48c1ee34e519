import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import { equal } from '#base/equal.ts';
import type { ApiClient } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import type { NodeProxy } from '#cluster/nodeProxy.ts';
import { order } from '#cluster/order.ts';
import type { KubeProxySettings } from '#scenario/scenario.ts';
import type { Simulator } from '#simulation/simulator.ts';
import type { WatchEvent, WatchHandler } from '#simulation/store.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';
import { BoundedFrequencyRunner } from './boundedFrequencyRunner.ts';
import { HealthServer } from './healthServer.ts';
import { NodeRules } from './nodeRules.ts';
import { PendingChanges } from './pendingChanges.ts';
import { ProxyView } from './proxyView.ts';

/** How one kube-proxy was started. */
export interface KubeProxyOptions {
  readonly node: string;
  readonly settings: KubeProxySettings;
  readonly topologyAwareHints: boolean;
  readonly proxyTerminatingEndpoints: boolean;
  readonly drainingTerminatingNodes: boolean;
  /** v1.27 has no /livez. */
  readonly livez: boolean;
}

const burst = 2;
const maxIntervalMs = 3_600_000;

/**
 * kube-proxy of one node, in iptables mode: hears of Services, slices and its node, and writes rules, not too often.
 * What it has written counts from the end of iptables-restore.
 *
 * Source: v1.28 pkg/proxy/iptables/proxier.go.
 */
export function kubeProxy(
  simulator: Simulator<ClusterFacts>,
  api: ApiClient,
  options: KubeProxyOptions,
): NodeProxy {
  const { node, settings, drainingTerminatingNodes } = options;
  const actor = `kube-proxy/${node}`;
  const view = new ProxyView({
    nodeName: node,
    family: 'IPv4',
    nodeLabels: {},
    topologyAwareHints: options.topologyAwareHints,
    proxyTerminatingEndpoints: options.proxyTerminatingEndpoints,
  });
  const inForce = new NodeRules();
  const health = new HealthServer(simulator, actor, options);
  const seen = { service: -1, slice: -1, node: -1 };
  let pending = new PendingChanges();

  const sync = (ended: (ok: boolean) => void): void => {
    const brought = pending;
    pending = new PendingChanges();
    const startedAtMs = simulator.now;
    const services = [...brought.services].sort();
    const written = services.map((name) => {
      const ports = view.served(name);
      const isAsked = ports.some(({ info }) => info.healthCheckNodePort !== 0);
      return { name, ports, localReady: isAsked ? view.localReady(name) : 0 };
    });
    const through = { ...seen };
    simulator.because(brought.cause, () =>
      simulator.schedule(settings.syncMs, order.sync, () => {
        const event = simulator.emit({
          actor,
          subject: `Node//${node}`,
          kind: 'ProxyRulesSynced',
          detail: {
            node,
            startedAtMs,
            queuedAtMs: brought.sinceMs ?? startedAtMs,
            seenThrough: Math.max(through.service, through.slice, through.node),
            servicesThrough: through.service,
            slicesThrough: through.slice,
            nodeThrough: through.node,
            services,
          },
          source: 'pkg/proxy/iptables/proxier.go:syncProxyRules',
          alsoCausedBy: brought.alsoCausedBy,
        });
        for (const { name, ...rules } of written) inForce.replace(name, { ...rules, event });
        simulator.because(event, () => health.updated());
        ended(true);
      }),
    );
  };

  const runner = new BoundedFrequencyRunner(
    { minIntervalMs: settings.minSyncPeriodMs, maxIntervalMs, burst, retryAfterMs: settings.syncPeriodMs },
    {
      now: () => simulator.now,
      schedule: (delayMs, run) =>
        simulator.because(null, () => simulator.schedule(delayMs, order.request, run)),
      // An hourly sync of nothing new would say nothing.
      start: (ended) => (pending.services.size === 0 ? ended(true) : sync(ended)),
    },
  );

  const changed = (services: Iterable<string>, event: EventId): void => {
    pending.add(services, event, simulator.now);
    health.queued();
    runner.run();
  };

  const lagging = laggingBy(simulator, settings.lagMs[node] ?? 0);
  api.watch(
    'Service',
    lagging(({ type, object, event }) => {
      const name = `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
      const before = view.served(name);
      const service = view.setService(object as Service, type === 'deleted');
      seen.service = event;
      if (service !== null && !equal(before.map(infoOf), view.served(service).map(infoOf)))
        changed([service], event);
    }),
  );
  api.watch(
    'EndpointSlice',
    lagging(({ type, object, event }) => {
      const service = view.setSlice(object as EndpointSlice, type === 'deleted');
      seen.slice = event;
      if (service !== null) changed([service], event);
    }),
  );
  api.watch(
    'Node',
    lagging(({ object, event }) => {
      if (object.metadata.name !== node) return;
      seen.node = event;
      if (view.setNodeLabels(object.metadata.labels ?? {})) {
        const all = [...view.services];
        if (all.length > 0) changed(all, event);
      }
      if (drainingTerminatingNodes) health.syncNode(object as Node);
    }),
  );
  health.updated();

  return {
    route: (connection, draw) => inForce.route(connection, draw, simulator.now),
    healthz: () => health.healthz(),
    serviceHealth: (port) => health.serviceHealth(inForce.healthCheck(port)),
  };
}

function infoOf({ info }: { readonly info: unknown }): unknown {
  return info;
}

/** A watch that brings everything so much later, in the same order. */
function laggingBy(
  simulator: Simulator<ClusterFacts>,
  lagMs: Milliseconds,
): (handle: WatchHandler) => WatchHandler {
  if (lagMs === 0) return (handle) => handle;
  return (handle) => (event: WatchEvent) => {
    simulator.schedule(lagMs, order.request, () => handle(event));
  };
}
