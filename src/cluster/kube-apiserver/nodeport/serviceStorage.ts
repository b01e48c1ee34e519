import type { JsonObject } from '#api/json.ts';
import { needsHealthCheck, nodePortsOf, type Service } from '#api/serviceTypes.ts';
import { FieldErrors } from '#api/validation/fieldErrors.ts';
import { validateService } from '#api/validation/service.ts';
import { validateServiceUpdate } from '#api/validation/serviceUpdate.ts';
import type { PortAllocator } from './portAllocator.ts';
import { PortOperation } from './portOperation.ts';
import { alreadyExists, invalid, type ServiceError } from './serviceError.ts';
import { type Allocation, allocateCreate, allocateUpdate, type DrawsOf, type Grant } from './servicePorts.ts';
import { dropTypeDependentFields, patchAllocatedValues } from './updatedSpec.ts';

/** What a request to create or change a Service came to, and each port it took and gave back on the way. */
export type ServiceAnswer =
  | {
      readonly kind: 'stored';
      readonly service: Service;
      readonly grants: readonly Grant[];
      readonly released: readonly number[];
    }
  | {
      readonly kind: 'refused';
      readonly error: ServiceError;
      readonly grants: readonly Grant[];
      /** What was taken before the refusal and given back after it. */
      readonly released: readonly number[];
    };

export interface ServiceRequest {
  /** Decoded and defaulted, with both spellings of its address. */
  readonly service: Service;
  readonly allocator: PortAllocator;
  readonly draws: DrawsOf;
  readonly dryRun: boolean;
}

/**
 * A new Service: ports first, then the rules, then the store. Whatever fails gives the ports back, and an error of the
 * allocation hides those of validation. `exists` tells whether the name is taken, which is found out last.
 *
 * Source: v1.28 apiserver pkg/registry/generic/registry/store.go:Create and
 * pkg/registry/core/service/storage/storage.go:beginCreate.
 */
export function createService(request: ServiceRequest, exists: boolean): ServiceAnswer {
  const { service, allocator, draws, dryRun } = request;
  const operation = new PortOperation(allocator, dryRun);
  const allocation = allocateCreate(service, operation, draws);
  return finish(request, operation, allocation, (made) => {
    const errors = new FieldErrors();
    validate(made, errors);
    if (errors.all.length > 0) return invalid(service.metadata.name, 'validation', errors.all);
    return exists ? alreadyExists(service.metadata.name) : null;
  });
}

/**
 * A full PUT of a Service that exists.
 *
 * Source: v1.28 apiserver pkg/registry/generic/registry/store.go:Update,
 * pkg/registry/core/service/storage/storage.go:beginUpdate and pkg/registry/core/service/strategy.go:PrepareForUpdate.
 */
export function updateService(request: ServiceRequest, before: Service): ServiceAnswer {
  const { service, allocator, draws, dryRun } = request;
  const operation = new PortOperation(allocator, dryRun);
  const patched = { ...service, spec: patchAllocatedValues(service.spec, before.spec) };
  const allocation = allocateUpdate(patched, before, operation, draws);
  const prepared: Allocation =
    allocation.kind === 'refused'
      ? allocation
      : { ...allocation, spec: dropTypeDependentFields(allocation.spec, before.spec) };
  return finish(request, operation, prepared, (made) => {
    const errors = new FieldErrors();
    validateServiceUpdate(made, before, errors);
    validate(made, errors);
    return errors.all.length > 0 ? invalid(service.metadata.name, 'validation', errors.all) : null;
  });
}

/** Gives back what a deleted Service held. Source: as above, storage.go:releaseAllocatedResources. */
export function releaseAllocatedResources({ spec }: Service, allocator: PortAllocator): readonly number[] {
  const { healthCheckNodePort = 0 } = spec;
  const held = [...nodePortsOf(spec), ...(needsHealthCheck(spec) ? [healthCheckNodePort] : [])];
  return held.filter((port) => allocator.release(port));
}

function finish(
  { service }: ServiceRequest,
  operation: PortOperation,
  allocation: Allocation,
  check: (made: Service) => ServiceError | null,
): ServiceAnswer {
  const { grants } = allocation;
  if (allocation.kind === 'refused') {
    return { kind: 'refused', error: allocation.error, grants, released: operation.rollback() };
  }
  const made = { ...service, spec: allocation.spec };
  const error = check(made);
  if (error !== null) return { kind: 'refused', error, grants, released: operation.rollback() };
  return { kind: 'stored', service: asRead(made), grants, released: operation.commit() };
}

/** What makes pods stricter has no say in Services. */
const options = { gateEnabled: () => false, allowPrivileged: true };

/** The store's types and those of validation describe the same decoded object. */
function validate(made: Service, errors: FieldErrors): void {
  validateService(made as unknown as JsonObject, options, errors);
}

/** Source: v1.28 pkg/registry/core/service/storage/storage.go:defaultOnReadInternalTrafficPolicy. */
function asRead(service: Service): Service {
  if (service.spec.type !== 'ExternalName') return service;
  const { internalTrafficPolicy: _, ...spec } = service.spec;
  return { ...service, spec };
}
