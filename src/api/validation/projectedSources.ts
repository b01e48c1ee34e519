import { has, numberOf, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { validateFieldRef, validateHostIPs, validateResourceFieldRef } from './downwardApi.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import type { PodOptions } from './options.ts';
import { validateNonReservedPath } from './paths.ts';

const volumeFieldPaths = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

/** Secrets and config maps. Source: v1.28 pkg/apis/core/validation/validation.go:validateSecretVolumeSource. */
export function validateKeyed(nameField: string) {
  return (source: JsonObject, at: ErrorPath, errors: FieldErrors): void => {
    if (textOf(source, nameField) === '') errors.required(child(at, nameField));
    validateMode(source, 'defaultMode', at, errors);
    validateItems(source, at, errors);
  };
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateDownwardAPIVolumeSource. */
export function validateDownwardAPI(
  source: JsonObject,
  at: ErrorPath,
  errors: FieldErrors,
  options: PodOptions,
): void {
  validateMode(source, 'defaultMode', at, errors);
  for (const [i, file] of objectsOf(source, 'items').entries()) {
    validateDownwardFile(file, at, ['items', i], errors, options);
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateProjectedVolumeSource, validateProjectionSources. */
export function validateProjected(
  projected: JsonObject,
  at: ErrorPath,
  errors: FieldErrors,
  options: PodOptions,
): void {
  validateMode(projected, 'defaultMode', at, errors);
  const taken = new Set<string>();
  const takePath = (item: JsonObject, shown: string) => {
    const path = textOf(item, 'path');
    if (path !== '' && taken.has(path)) errors.invalid(at, shown, 'conflicting duplicate paths');
    taken.add(path);
  };
  for (const [i, source] of objectsOf(projected, 'sources').entries()) {
    const place = index(child(at, 'sources'), i);
    for (const field of ['secret', 'configMap']) {
      const keyed = objectOf(source, field);
      if (!keyed) continue;
      const name = textOf(keyed, 'name');
      if (name === '') errors.required(child(child(place, field), 'name'));
      validateItems(keyed, child(place, field), errors, (item) => takePath(item, name));
    }
    for (const [j, file] of objectsOf(objectOf(source, 'downwardAPI'), 'items').entries()) {
      validateDownwardFile(file, child(place, 'downwardAPI'), ['items', j], errors, options);
      takePath(file, textOf(file, 'path'));
    }
    validateToken(objectOf(source, 'serviceAccountToken'), at, place, errors);
    const sources = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken'];
    if (sources.filter((field) => has(source, field)).length > 1) {
      errors.forbidden(place, 'may not specify more than 1 volume type');
    }
  }
}

function validateToken(
  token: JsonObject | undefined,
  volume: ErrorPath,
  source: ErrorPath,
  errors: FieldErrors,
): void {
  if (token === undefined) return;
  const seconds = numberOf(token, 'expirationSeconds');
  const place = child(child(source, 'serviceAccountToken'), 'expirationSeconds');
  if (seconds < 600) errors.invalid(place, seconds, 'may not specify a duration less than 10 minutes');
  if (seconds > 2 ** 32) {
    errors.invalid(place, seconds, 'may not specify a duration larger than 2^32 seconds');
  }
  if (textOf(token, 'path') === '') {
    errors.required({ ...child(volume, 'path'), path: child(source, 'serviceAccountToken').path });
  }
}

/** The server names the volume, not the file. */
function validateDownwardFile(
  file: JsonObject,
  at: ErrorPath,
  item: readonly (string | number)[],
  errors: FieldErrors,
  options: PodOptions,
): void {
  const place = (field: string) => child(at, field, [...item, field]);
  const path = textOf(file, 'path');
  if (path === '') errors.required(place('path'));
  validateNonReservedPath(path, place('path'), errors);
  const fieldRef = objectOf(file, 'fieldRef');
  const resourceFieldRef = objectOf(file, 'resourceFieldRef');
  const self = { ...at, path: [...at.path, ...item] };
  if (fieldRef) {
    validateFieldRef(fieldRef, volumeFieldPaths, place('fieldRef'), errors);
    if (resourceFieldRef) {
      errors.invalid(self, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
    }
    validateHostIPs(fieldRef, place('fieldRef'), options, errors);
  } else if (resourceFieldRef) {
    validateResourceFieldRef(resourceFieldRef, true, place('resourceFieldRef'), errors);
  } else errors.required(self, 'one of fieldRef and resourceFieldRef is required');
  const mode = numberOf(file, 'mode');
  if (mode < 0 || mode > 0o777) errors.invalid(place('mode'), mode, modeWords);
}

function validateItems(
  source: JsonObject,
  at: ErrorPath,
  errors: FieldErrors,
  afterEach: (item: JsonObject) => void = () => {},
): void {
  for (const [i, item] of objectsOf(source, 'items').entries()) {
    const place = index(child(at, 'items'), i);
    for (const field of ['key', 'path']) {
      if (textOf(item, field) === '') errors.required(child(place, field));
    }
    validateNonReservedPath(textOf(item, 'path'), child(place, 'path'), errors);
    validateMode(item, 'mode', place, errors);
    afterEach(item);
  }
}

const modeWords = 'must be a number between 0 and 0777 (octal), both inclusive';

function validateMode(source: JsonObject, field: string, at: ErrorPath, errors: FieldErrors): void {
  const mode = numberOf(source, field);
  if (mode < 0 || mode > 0o777) errors.invalid(child(at, field), mode, modeWords);
}
