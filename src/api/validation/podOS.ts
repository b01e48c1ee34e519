import { flagOf, has, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors } from './fieldErrors.ts';
import type { PodOptions } from './options.ts';
import { containersWithPlaces } from './podContainers.ts';

const linuxOnlyInContainers = [
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
];

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateOS, validateLinux, validateWindows. */
export function validatePodOS(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const os = objectOf(spec, 'os');
  if (os === undefined) return;
  const name = textOf(os, 'name');
  if (name === '') errors.required(child(child(at, 'os'), 'name'), 'cannot be empty');
  else if (name === 'linux') validateLinux(spec, at, errors);
  else if (name === 'windows') validateWindows(spec, at, errors);
  else errors.notSupported(child(at, 'os'), name, ['linux', 'windows']);
}

function validateLinux(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const { value, place } of [{ value: spec, place: at }, ...containersWithPlaces(spec, at)]) {
    if (has(objectOf(value, 'securityContext'), 'windowsOptions')) {
      errors.forbidden(
        child(child(place, 'securityContext'), 'windowsOptions'),
        'windows options cannot be set for a linux pod',
      );
    }
  }
}

function validateWindows(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const context = objectOf(spec, 'securityContext');
  const contextPlace = child(at, 'securityContext');
  const refuse = (place: ErrorPath) => errors.forbidden(place, 'cannot be set for a windows pod');
  const refuseInContext = (fields: readonly string[]) => {
    for (const field of fields) if (has(context, field)) refuse(child(contextPlace, field));
  };
  refuseInContext(['seLinuxOptions']);
  if (has(spec, 'hostUsers')) refuse(child(at, 'hostUsers'));
  for (const field of ['hostPID', 'hostIPC']) if (flagOf(spec, field)) refuse(child(at, field));
  refuseInContext(['seccompProfile', 'fsGroup', 'fsGroupChangePolicy']);
  if (objectsOf(context, 'sysctls').length > 0) refuse(child(contextPlace, 'sysctls'));
  if (has(spec, 'shareProcessNamespace')) refuse(child(at, 'shareProcessNamespace'));
  refuseInContext(['runAsUser', 'runAsGroup', 'supplementalGroups']);
  for (const { value, place } of containersWithPlaces(spec, at)) {
    for (const field of linuxOnlyInContainers) {
      if (has(objectOf(value, 'securityContext'), field))
        refuse(child(child(place, 'securityContext'), field));
    }
  }
}

/**
 * Windows containers that run on the host itself: all or none.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:validateWindowsHostProcessPod.
 */
export function validateHostProcess(
  spec: JsonObject,
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): void {
  const ofPod = hostProcess(spec);
  const containers = containersWithPlaces(spec, at);
  let onHost = 0;
  for (const { value, place } of containers) {
    const own = hostProcess(value);
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      errors.invalid(
        child(child(child(place, 'securityContext'), 'windowsOptions'), 'hostProcess'),
        own,
        `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
      );
    }
    if (own ?? ofPod) onHost += 1;
  }
  if (onHost === 0) return;
  if (onHost !== containers.length) {
    const detail =
      'If pod contains any hostProcess containers then all containers must be HostProcess containers';
    errors.invalid(at, '', detail);
  }
  if (!flagOf(spec, 'hostNetwork')) {
    const detail = 'hostNetwork must be true if pod contains any hostProcess containers';
    errors.invalid(child(at, 'hostNetwork'), false, detail);
  }
  if (!options.allowPrivileged) {
    errors.forbidden(at, 'hostProcess containers are disallowed by cluster policy');
  }
}

function hostProcess(value: JsonObject): boolean | undefined {
  const set = objectOf(objectOf(value, 'securityContext'), 'windowsOptions')?.hostProcess;
  return typeof set === 'boolean' ? set : undefined;
}
