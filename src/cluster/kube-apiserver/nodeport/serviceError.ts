import { invalid as refusal } from '#api/admission/serverAnswer.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import { pathText } from '#api/fieldPath.ts';
import type { Service } from '#api/serviceTypes.ts';
import { type FieldError, FieldErrors, placeOf } from '#api/validation/fieldErrors.ts';
import { goList } from '#api/validation/goValue.ts';

/** A refusal as a client gets it. A plain error of the server's code carries neither code nor reason: HTTP 500. */
export interface ServiceError {
  readonly code: number | null;
  readonly reason: string | null;
  readonly message: string;
  /** Which part of the server refused. */
  readonly by: 'allocation' | 'validation' | 'storage';
  /** The fields complained of, with the server's words for each; none where it names no field. */
  readonly causes: readonly ServiceErrorCause[];
  /** The node port that could not be had; null when it is about none. */
  readonly port: number | null;
}

export interface ServiceErrorCause {
  readonly path: FieldPath;
  /** The path as the server writes it. */
  readonly field: string;
  readonly type: string;
  readonly message: string;
}

/** Source: v1.28 apimachinery pkg/api/errors/errors.go:NewInvalid. */
export function invalid(
  name: string,
  by: ServiceError['by'],
  errors: readonly FieldError[],
  port: number | null = null,
): ServiceError {
  const { message } = refusal({ kind: 'Service', group: '' }, name, errors);
  return { code: 422, reason: 'Invalid', message, by, causes: errors, port };
}

/** A node port that an entry of `spec.ports` asked for and could not have. */
export function invalidNodePort(name: string, index: number, port: number, detail: string): ServiceError {
  const errors = new FieldErrors();
  errors.invalid(placeOf(['spec', 'ports', index, 'nodePort']), port, detail);
  return invalid(name, 'allocation', errors.all, port);
}

/** An address that another Service has. Source: v1.28 pkg/registry/core/service/storage/alloc.go:allocIPs. */
export function invalidClusterIP({ metadata: { name }, spec }: Service, ip: string): ServiceError {
  const errors = new FieldErrors();
  const { clusterIP = '', clusterIPs = [clusterIP] } = spec;
  const detail = `failed to allocate IP ${ip}: provided IP is already allocated`;
  errors.invalid(placeOf(['spec', 'clusterIPs']), goList('string', clusterIPs), detail);
  return invalid(name, 'allocation', errors.all);
}

/** Source: v1.28 apimachinery pkg/api/errors/errors.go:NewInternalError. */
export function internalError(detail: string, path: FieldPath, port: number | null): ServiceError {
  const message = `Internal error occurred: ${detail}`;
  const cause = { path, field: pathText(path), type: 'InternalError', message };
  return { code: 500, reason: 'InternalError', message, by: 'allocation', causes: [cause], port };
}

export function alreadyExists(name: string): ServiceError {
  return storageError(409, 'AlreadyExists', `services "${name}" already exists`);
}

export function notFound(name: string): ServiceError {
  return storageError(404, 'NotFound', `services "${name}" not found`);
}

function storageError(code: number, reason: string, message: string): ServiceError {
  return { code, reason, message, by: 'storage', causes: [], port: null };
}
