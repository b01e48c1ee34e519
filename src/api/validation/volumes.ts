import { objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, FieldErrors as Errors, type FieldErrors, index } from './fieldErrors.ts';
import { isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';
import type { PodOptions } from './options.ts';
import type { Volumes } from './volumeMounts.ts';
import { volumeSources } from './volumeSources.ts';

/**
 * Validates the volumes of a pod and returns those that are right; the others a mount does not find.
 *
 * `podName` is known in a Pod only: names of claims are made from it.
 *
 * Source: v1.28 pkg/apis/core/validation/validation.go:ValidateVolumes.
 */
export function validateVolumes(
  volumes: readonly JsonObject[],
  podName: string,
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): Volumes {
  const right = new Map<string, JsonObject>();
  const createdClaims =
    podName === ''
      ? []
      : volumes
          .filter((volume) => objectOf(volume, 'ephemeral'))
          .map((volume) => `${podName}-${textOf(volume, 'name')}`);
  for (const [i, volume] of volumes.entries()) {
    const place = index(at, i);
    const namePlace = child(place, 'name');
    const name = textOf(volume, 'name');
    const own = new Errors();
    validateSource(volume, podName, place, options, own);
    if (name === '') own.required(namePlace);
    else own.invalidEach(namePlace, name, isDNS1123Label(name));
    if (right.has(name)) own.duplicate(namePlace, name);
    if (own.all.length === 0) right.set(name, volume);
    errors.all.push(...own.all);

    const claimName = textOf(objectOf(volume, 'persistentVolumeClaim'), 'claimName');
    if (objectOf(volume, 'persistentVolumeClaim') && createdClaims.includes(claimName)) {
      errors.invalid(
        child(child(place, 'persistentVolumeClaim'), 'claimName'),
        claimName,
        'must not reference a PVC that gets created for an ephemeral volume',
      );
    }
  }
  return right;
}

/** Exactly one source. Source: v1.28 pkg/apis/core/validation/validation.go:validateVolumeSource. */
function validateSource(
  volume: JsonObject,
  podName: string,
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): void {
  let sources = 0;
  const name = textOf(volume, 'name');
  for (const { field, shownWhenTooMany = field, shown = field, validate } of volumeSources) {
    const source = objectOf(volume, field);
    if (source === undefined) continue;
    if (sources > 0) {
      errors.forbidden(child(at, shownWhenTooMany, [field]), 'may not specify more than 1 volume type');
    } else validate(source, child(at, shown, [field]), errors, options);
    if (field === 'iscsi') validateIscsiName(source, name, at, errors);
    if (field === 'ephemeral' && sources === 0 && podName !== '' && name !== '') {
      const claim = `${podName}-${name}`;
      for (const detail of isDNS1123Subdomain(claim)) {
        errors.invalid(child(at, 'name'), name, `PVC name "${claim}": ${detail}`);
      }
    }
    sources += 1;
  }
  if (sources === 0) errors.required(at, 'must specify a volume type');
}

function validateIscsiName(source: JsonObject, name: string, at: ErrorPath, errors: FieldErrors): void {
  if (source.initiatorName === undefined) return;
  if (`${name}:${textOf(source, 'targetPortal')}`.length > 64) {
    const detail =
      'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';
    errors.invalid(child(at, 'name'), name, detail);
  }
}
