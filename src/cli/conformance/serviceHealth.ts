import { openHealthChecks, serviceHealthAnswer } from '#cluster/kube-proxy/healthcheck/serviceHealth.ts';
import { adapter } from './adapter.ts';

interface Input {
  readonly steps: readonly {
    readonly healthCheckNodePorts?: Readonly<Record<string, number>>;
    readonly localReadyEndpoints?: Readonly<Record<string, number>>;
    readonly proxierHealthy?: boolean;
  }[];
}

/** proxy/serviceHealth */
export const serviceHealth = adapter<Input>(({ steps }) => ({
  steps: steps.map(({ healthCheckNodePorts = {}, localReadyEndpoints = {}, proxierHealthy = false }) => {
    const open = openHealthChecks(
      new Map(Object.entries(healthCheckNodePorts)),
      new Map(Object.entries(localReadyEndpoints)),
    );
    const services = [...open].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      responses: services.map(([service, check]) => ({
        service,
        port: check.port,
        ...serviceHealthAnswer(service, check, proxierHealthy),
      })),
    };
  }),
}));
