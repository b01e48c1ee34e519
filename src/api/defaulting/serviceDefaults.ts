import { has, numberOf, objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { type Defaulters, whereZero } from './defaulter.ts';

/** Three hours. */
const affinitySeconds = 10_800;

/** Source: v1.28 pkg/apis/core/v1/defaults.go:SetDefaults_Service. */
export const serviceDefaults: Defaulters = {
  'core.v1.Service': (service) => {
    const { sessionAffinityConfig, ...spec } = objectOf(service, 'spec') ?? {};
    const type = textOf(spec, 'type') || 'ClusterIP';
    const affinity = textOf(spec, 'sessionAffinity') || 'None';
    const reachesNodes = type === 'NodePort' || type === 'LoadBalancer';
    return {
      spec: {
        ...spec,
        type,
        sessionAffinity: affinity,
        ...affinityConfig(affinity, objectOf({ config: sessionAffinityConfig ?? null }, 'config')),
        ...(reachesNodes && textOf(spec, 'externalTrafficPolicy') === ''
          ? { externalTrafficPolicy: 'Cluster' }
          : {}),
        ...(!has(spec, 'internalTrafficPolicy') && (reachesNodes || type === 'ClusterIP')
          ? { internalTrafficPolicy: 'Cluster' }
          : {}),
        ...(type === 'LoadBalancer' && !has(spec, 'allocateLoadBalancerNodePorts')
          ? { allocateLoadBalancerNodePorts: true }
          : {}),
      },
      status: { loadBalancer: {}, ...objectOf(service, 'status') },
    };
  },
  'core.v1.ServicePort': (port, gateEnabled) => ({
    ...whereZero({ protocol: 'TCP', targetPort: numberOf(port, 'port') })(port, gateEnabled),
  }),
};

function affinityConfig(affinity: string, config: JsonObject | undefined): JsonObject {
  if (affinity === 'None') return {};
  if (affinity !== 'ClientIP' || has(objectOf(config, 'clientIP'), 'timeoutSeconds')) {
    return config ? { sessionAffinityConfig: config } : {};
  }
  return { sessionAffinityConfig: { clientIP: { timeoutSeconds: affinitySeconds } } };
}
