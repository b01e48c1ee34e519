import { has, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { validateDescendingPath } from './paths.ts';

/** Volume name to volume, of those that are right. */
export type Volumes = ReadonlyMap<string, JsonObject>;

const propagations = ['Bidirectional', 'HostToContainer', 'None'];

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateVolumeMounts. */
export function validateVolumeMounts(
  container: JsonObject,
  volumes: Volumes,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const devices = placesByName(objectsOf(container, 'volumeDevices'), 'devicePath');
  const mountPaths = new Set<string>();
  for (const [i, mount] of objectsOf(container, 'volumeMounts').entries()) {
    const place = index(at, i);
    const name = textOf(mount, 'name');
    const mountPath = textOf(mount, 'mountPath');
    if (name === '') errors.required(child(place, 'name'));
    if (!volumes.has(name)) errors.notFound(child(place, 'name'), name);
    if (mountPath === '') errors.required(child(place, 'mountPath'));
    if (mountPaths.has(mountPath)) errors.invalid(child(place, 'mountPath'), mountPath, 'must be unique');
    mountPaths.add(mountPath);
    if (devices.has(name)) {
      errors.invalid(child(place, 'name'), name, 'must not already exist in volumeDevices');
    }
    if ([...devices.values()].includes(mountPath)) {
      errors.invalid(
        child(place, 'mountPath'),
        mountPath,
        'must not already exist as a path in volumeDevices',
      );
    }
    validateSubPaths(mount, at, place, errors);
    if (has(mount, 'mountPropagation')) {
      const field = { ...child(at, 'mountPropagation'), path: child(place, 'mountPropagation').path };
      validateMountPropagation(textOf(mount, 'mountPropagation'), container, field, errors);
    }
  }
}

/** The server names these fields without the item's index. */
function validateSubPaths(mount: JsonObject, list: ErrorPath, item: ErrorPath, errors: FieldErrors): void {
  const place = (field: string) => ({ ...child(list, field), path: child(item, field).path });
  const subPath = textOf(mount, 'subPath');
  const subPathExpr = textOf(mount, 'subPathExpr');
  if (subPath !== '') validateDescendingPath(subPath, place('subPath'), errors);
  if (subPathExpr === '') return;
  if (subPath !== '') {
    errors.invalid(child(item, 'subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive');
  }
  validateDescendingPath(subPathExpr, place('subPathExpr'), errors);
}

function validateMountPropagation(
  propagation: string,
  container: JsonObject,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (!propagations.includes(propagation)) errors.notSupported(at, propagation, propagations);
  const privileged = objectOf(container, 'securityContext')?.privileged === true;
  if (propagation === 'Bidirectional' && !privileged) {
    errors.forbidden(at, 'Bidirectional mount propagation is available only to privileged containers');
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateVolumeDevices. */
export function validateVolumeDevices(
  container: JsonObject,
  volumes: Volumes,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const mounts = placesByName(objectsOf(container, 'volumeMounts'), 'mountPath');
  const names = new Set<string>();
  const paths = new Set<string>();
  for (const [i, device] of objectsOf(container, 'volumeDevices').entries()) {
    const namePlace = child(index(at, i), 'name');
    const pathPlace = child(index(at, i), 'devicePath');
    const name = textOf(device, 'name');
    const path = textOf(device, 'devicePath');
    const volume = volumes.get(name);
    if (name === '') errors.required(namePlace);
    if (names.has(name)) errors.invalid(namePlace, name, 'must be unique');
    if (volume && !has(volume, 'persistentVolumeClaim') && !has(volume, 'ephemeral')) {
      errors.invalid(
        namePlace,
        name,
        'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
      );
    }
    if (!volume) errors.notFound(namePlace, name);
    if (path === '') errors.required(pathPlace);
    if (paths.has(path)) errors.invalid(pathPlace, path, 'must be unique');
    if (path.split('/').includes('..')) {
      errors.invalid(pathPlace, path, "can not contain backsteps ('..')");
    } else paths.add(path);
    if (mounts.has(name)) {
      errors.invalid(namePlace, name, 'must not already exist in volumeMounts');
    }
    if ([...mounts.values()].includes(path)) {
      errors.invalid(pathPlace, path, 'must not already exist as a path in volumeMounts');
    }
    if (name !== '') names.add(name);
  }
}

/** Where each volume is put: of several places of one volume the server keeps the last in mind. */
function placesByName(items: readonly JsonObject[], field: string): ReadonlyMap<string, string> {
  return new Map(items.map((item) => [textOf(item, 'name'), textOf(item, field)]));
}
