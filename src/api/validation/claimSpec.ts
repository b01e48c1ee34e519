import { has, objectOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { decodeQuantity } from '#api/resource/parseQuantity.ts';
import { quantityText } from '#api/resource/quantity.ts';
import { child, type ErrorPath, type FieldErrors, key } from './fieldErrors.ts';
import { validateLabelSelector, validateLabels } from './labels.ts';
import { isDNS1123Subdomain } from './nameRules.ts';
import { validateAnnotations } from './objectMeta.ts';
import type { PodOptions } from './options.ts';

const modes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce'];
const volumeModes = ['Block', 'Filesystem'];

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePersistentVolumeClaimTemplate. */
export function validateClaimTemplate(
  template: JsonObject,
  at: ErrorPath,
  options: PodOptions,
  errors: FieldErrors,
): void {
  const metadata = objectOf(template, 'metadata');
  const place = child(at, 'metadata');
  validateAnnotations(textMapOf(metadata, 'annotations'), child(place, 'annotations'), errors);
  validateLabels(textMapOf(metadata, 'labels'), child(place, 'labels'), errors);
  for (const field of Object.keys(metadata ?? {})) {
    if (field !== 'annotations' && field !== 'labels') {
      errors.forbidden(child(place, field), 'cannot be set for an ephemeral volume template');
    }
  }
  validateClaimSpec(objectOf(template, 'spec') ?? {}, child(at, 'spec'), options, errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePersistentVolumeClaimSpec. */
function validateClaimSpec(
  spec: JsonObject,
  at: ErrorPath,
  options: Pick<PodOptions, 'gateEnabled'>,
  errors: FieldErrors,
): void {
  const place = child(at, 'accessModes');
  const accessModes = textsOf(spec, 'accessModes');
  if (accessModes.length === 0) errors.required(place, 'at least 1 access mode is required');
  validateLabelSelector(objectOf(spec, 'selector'), child(at, 'selector'), errors);
  const supported = options.gateEnabled('ReadWriteOncePod') ? [...modes, 'ReadWriteOncePod'] : modes;
  for (const mode of accessModes) if (!supported.includes(mode)) errors.notSupported(place, mode, supported);
  if (accessModes.includes('ReadWriteOncePod') && accessModes.some((mode) => modes.includes(mode))) {
    errors.forbidden(place, 'may not use ReadWriteOncePod with other access modes');
  }
  const storage = textMapOf(objectOf(spec, 'resources'), 'requests').storage;
  const storagePlace = {
    ...key(child(at, 'resources'), 'storage'),
    path: [...child(at, 'resources').path, 'requests', 'storage'],
  };
  const quantity = decodeQuantity(storage ?? '0');
  if (storage === undefined) errors.required(storagePlace);
  else if (!('error' in quantity) && quantity.nano <= 0n) {
    errors.invalid(storagePlace, quantityText(quantity), 'must be greater than zero');
  }
  const className = textOf(spec, 'storageClassName');
  if (className !== '') {
    errors.invalidEach(child(at, 'storageClassName'), className, isDNS1123Subdomain(className));
  }
  const volumeMode = textOf(spec, 'volumeMode');
  if (has(spec, 'volumeMode') && !volumeModes.includes(volumeMode)) {
    errors.notSupported(child(at, 'volumeMode'), volumeMode, volumeModes);
  }
}
