import type { Service } from '#api/serviceTypes.ts';
import { equal } from '#base/equal.ts';

/**
 * Whether a change of a Service that has a balancer, and goes on to, makes the cloud controller set the balancer up
 * again, with the nodes as they are then.
 *
 * Source: v1.28 staging/src/k8s.io/cloud-provider/controllers/service/controller.go:needsUpdate.
 */
export function serviceNeedsUpdate(before: Service, after: Service): boolean {
  return !equal(balancedParts(before), balancedParts(after));
}

function balancedParts({ metadata, spec }: Service): readonly unknown[] {
  return [
    spec.loadBalancerSourceRanges ?? [],
    spec.ports ?? [],
    spec.sessionAffinity,
    spec.sessionAffinityConfig,
    spec.externalIPs ?? [],
    metadata.annotations ?? {},
    metadata.uid,
    spec.externalTrafficPolicy,
    spec.healthCheckNodePort ?? 0,
    spec.ipFamilies?.length ?? 0,
  ];
}
