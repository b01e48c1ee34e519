/** The health check ports that are open, by `namespace/name` of their Service. */
export type ServiceHealth = ReadonlyMap<string, OpenHealthCheck>;

export interface OpenHealthCheck {
  readonly port: number;
  /** How many ready endpoints the node has for it. */
  readonly endpoints: number;
}

export interface ServiceHealthAnswer {
  readonly status: 200 | 503;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The ports that are open after a sync: those of the Services as they are now, each with the count of its endpoints.
 *
 * Source: v1.28 pkg/proxy/healthcheck/service_health.go:SyncServices, SyncEndpoints.
 */
export function openHealthChecks(
  healthCheckNodePorts: ReadonlyMap<string, number>,
  localReadyEndpoints: ReadonlyMap<string, number>,
): ServiceHealth {
  return new Map(
    [...healthCheckNodePorts].map(([service, port]) => [
      service,
      { port, endpoints: localReadyEndpoints.get(service) ?? 0 },
    ]),
  );
}

/** GET of any path at a health check port. Source: as above, hcHandler. */
export function serviceHealthAnswer(
  service: string,
  { endpoints }: OpenHealthCheck,
  proxierHealthy: boolean,
): ServiceHealthAnswer {
  const [namespace, name] = service.split('/');
  const about = {
    service: { namespace, name },
    localEndpoints: endpoints,
    serviceProxyHealthy: proxierHealthy,
  };
  return {
    status: endpoints !== 0 && proxierHealthy ? 200 : 503,
    headers: {
      'Content-Type': 'application/json',
      'X-Content-Type-Options': 'nosniff',
      'X-Load-Balancing-Endpoint-Weight': String(endpoints),
    },
    body: JSON.stringify(about, null, '\t'),
  };
}
