import { objectOf } from '#api/decoded.ts';
import { setDefaults } from '#api/defaulting/setDefaults.ts';
import type { JsonObject } from '#api/json.ts';
import type { Service } from '#api/serviceTypes.ts';
import { withClusterIPs } from '#api/validation/serviceAddresses.ts';
import {
  createService,
  releaseAllocatedResources,
  type ServiceAnswer,
  type ServiceRequest,
  updateService,
} from '#cluster/kube-apiserver/nodeport/serviceStorage.ts';
import { adapter } from './adapter.ts';
import { allocatorOfVector, type GatesOfVector, listedDraws } from './staticSubrange.ts';

interface Input {
  readonly portRange: string;
  readonly featureGates?: GatesOfVector;
  readonly preallocated?: readonly number[];
  readonly steps: readonly Step[];
}

interface Step {
  readonly op: 'create' | 'update' | 'delete';
  readonly service?: JsonObject;
  readonly name?: string;
  readonly dryRun?: boolean;
  readonly rand?: readonly number[];
}

/** service/nodePorts: a registry of Services on one allocator. */
export const serviceNodePorts = adapter<Input>(({ portRange, featureGates, preallocated = [], steps }) => {
  const allocator = allocatorOfVector(portRange, featureGates);
  for (const port of preallocated) allocator.allocate(port);
  const stored = new Map<string, Service>();
  const requestOf = (step: Step): ServiceRequest => {
    const random = listedDraws(step.rand);
    const service = serviceOfVector(step.service ?? {});
    return { service, allocator, draws: () => random, dryRun: step.dryRun === true };
  };
  return {
    steps: steps.map((step) => {
      const answer = step.op === 'delete' ? remove(step) : write(step);
      return { ...answer, allocated: allocator.ports() };
    }),
  };

  function remove({ name = '', dryRun }: Step): object {
    if (dryRun) return {};
    const service = stored.get(name);
    if (service) releaseAllocatedResources(service, allocator);
    stored.delete(name);
    return {};
  }

  function write(step: Step): object {
    const request = requestOf(step);
    const { name } = request.service.metadata;
    const before = stored.get(name);
    const answer =
      step.op === 'update' && before
        ? updateService(request, before)
        : createService(request, stored.has(name));
    if (answer.kind === 'stored' && !request.dryRun) stored.set(name, answer.service);
    return told(answer);
  }
});

function serviceOfVector(manifest: JsonObject): Service {
  const defaulted = setDefaults('core.v1.Service', manifest, () => false);
  const spec = withClusterIPs(objectOf(defaulted, 'spec') ?? {});
  return { ...defaulted, spec } as unknown as Service;
}

function told(answer: ServiceAnswer): object {
  if (answer.kind === 'refused') {
    const { code, reason, message } = answer.error;
    return { error: { code, reason, message } };
  }
  const { spec } = answer.service;
  return {
    service: {
      type: spec.type,
      ports: (spec.ports ?? []).map(({ name, port, protocol, nodePort }) => ({
        name,
        port,
        protocol,
        ...(nodePort ? { nodePort } : {}),
      })),
      ...(spec.healthCheckNodePort ? { healthCheckNodePort: spec.healthCheckNodePort } : {}),
      externalTrafficPolicy: spec.externalTrafficPolicy,
      internalTrafficPolicy: spec.internalTrafficPolicy,
      allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts,
    },
  };
}
