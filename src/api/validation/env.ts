import { objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { validateFieldRef, validateHostIPs, validateResourceFieldRef } from './downwardApi.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { asPrefix, isConfigMapKey, isDNS1123Subdomain, isEnvVarName } from './nameRules.ts';
import type { PodOptions } from './options.ts';

const envFieldPaths = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateEnv. */
export function validateEnv(
  variables: readonly JsonObject[],
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): void {
  for (const [i, variable] of variables.entries()) {
    const place = index(at, i);
    const name = textOf(variable, 'name');
    if (name === '') errors.required(child(place, 'name'));
    else errors.invalidEach(child(place, 'name'), name, isEnvVarName(name));
    const from = objectOf(variable, 'valueFrom');
    if (from) validateValueFrom(from, textOf(variable, 'value'), child(place, 'valueFrom'), options, errors);
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateEnvVarValueFrom. */
function validateValueFrom(
  from: JsonObject,
  value: string,
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): void {
  const fieldRef = objectOf(from, 'fieldRef');
  const resourceFieldRef = objectOf(from, 'resourceFieldRef');
  const keyRefs = ['configMapKeyRef', 'secretKeyRef'].filter((field) => objectOf(from, field));
  if (fieldRef) {
    validateFieldRef(fieldRef, envFieldPaths, child(at, 'fieldRef'), errors);
    validateHostIPs(fieldRef, child(at, 'fieldRef'), options, errors);
  }
  if (resourceFieldRef) {
    validateResourceFieldRef(resourceFieldRef, false, child(at, 'resourceFieldRef'), errors);
  }
  for (const field of keyRefs) validateKeySelector(objectOf(from, field) ?? {}, child(at, field), errors);

  const sources = (fieldRef ? 1 : 0) + (resourceFieldRef ? 1 : 0) + keyRefs.length;
  if (sources === 0) {
    errors.invalid(
      at,
      '',
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`',
    );
  } else if (value !== '') errors.invalid(at, '', 'may not be specified when `value` is not empty');
  else if (sources > 1) errors.invalid(at, '', 'may not have more than one field specified at a time');
}

function validateKeySelector(selector: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const name = textOf(selector, 'name');
  errors.invalidEach(child(at, 'name'), name, isDNS1123Subdomain(name));
  const key = textOf(selector, 'key');
  if (key === '') errors.required(child(at, 'key'));
  else errors.invalidEach(child(at, 'key'), key, isConfigMapKey(key));
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateEnvFrom. */
export function validateEnvFrom(sources: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  for (const [i, source] of sources.entries()) {
    const place = index(at, i);
    const prefix = textOf(source, 'prefix');
    if (prefix !== '') errors.invalidEach(child(place, 'prefix'), prefix, isEnvVarName(prefix));
    const refs = ['configMapRef', 'secretRef'].filter((field) => objectOf(source, field));
    for (const field of refs) {
      const name = textOf(objectOf(source, field), 'name');
      const namePlace = child(child(place, field), 'name');
      if (name === '') errors.required(namePlace);
      else errors.invalidEach(namePlace, name, asPrefix(isDNS1123Subdomain)(name));
    }
    // The server names the list, not the item.
    const list = { ...at, path: place.path };
    if (refs.length === 0) errors.invalid(list, '', 'must specify one of: `configMapRef` or `secretRef`');
    else if (refs.length > 1) {
      errors.invalid(list, '', 'may not have more than one field specified at a time');
    }
  }
}
