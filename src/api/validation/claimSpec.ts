import { has, objectOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { decodeQuantity } from '#api/resource/parseQuantity.ts';
import { quantityText } from '#api/resource/quantity.ts';
import { child, type ErrorPath, type FieldErrors, key, root } from './fieldErrors.ts';
import { validateLabelSelector, validateLabels } from './labels.ts';
import { isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';
import { validateAnnotations, validateObjectMeta } from './objectMeta.ts';
import type { PodOptions, ValidationOptions } from './options.ts';

const modes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce'];
const volumeModes = ['Block', 'Filesystem'];

/** What the metadata of an ephemeral volume's claim may not hold, in Go's order and by the server's names. */
const templateForbids: readonly (readonly [string, string?])[] = [
  ['name'],
  ['generateName'],
  ['namespace'],
  ['selfLink'],
  ['uid', 'uID'],
  ['resourceVersion'],
  ['generation'],
  ['creationTimestamp'],
  ['deletionTimestamp'],
  ['deletionGracePeriodSeconds'],
  ['ownerReferences'],
  ['finalizers'],
  ['managedFields'],
];

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
  for (const [field, name = field] of templateForbids) {
    const value = metadata?.[field];
    // A pointer to nothing is something.
    const isZero = value === '' || (value === 0 && field === 'generation');
    if (value !== undefined && !isZero) {
      errors.forbidden(child(place, name, [field]), 'cannot be set');
    }
  }
  validateClaimSpec(objectOf(template, 'spec') ?? {}, child(at, 'spec'), options, errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePersistentVolumeClaim. */
export function validatePersistentVolumeClaim(
  claim: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const rules = { namespaced: true, name: isDNS1123Subdomain };
  validateObjectMeta(objectOf(claim, 'metadata'), rules, child(root, 'metadata'), errors);
  validateClaimSpec(objectOf(claim, 'spec') ?? {}, child(root, 'spec'), options, errors);
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
  validateSources(spec, at, errors);
}

/** Where the volume's first content comes from, in the old field and the new. */
function validateSources(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const source = objectOf(spec, 'dataSource');
  const reference = objectOf(spec, 'dataSourceRef');
  for (const [field, one] of Object.entries({ dataSource: source, dataSourceRef: reference })) {
    if (one) validateSource(one, child(at, field), errors);
  }
  const place = { ...at, path: [...at.path, 'dataSource'] };
  const shown = {
    syntax: 'field.Path{name:"dataSource", index:"", parent:(*field.Path)(0xPTR)}',
  };
  if (textOf(reference, 'namespace') !== '') {
    if (source)
      errors.invalid(place, shown, 'may not be specified when dataSourceRef.namespace is specified');
  } else if (source && reference) {
    const same = ['apiGroup', 'kind', 'name'].every((field) =>
      field === 'apiGroup'
        ? source[field] === reference[field]
        : textOf(source, field) === textOf(reference, field),
    );
    if (!same) errors.invalid(place, shown, 'must match dataSourceRef');
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateDataSource, validateDataSourceRef. */
function validateSource(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const kind = textOf(source, 'kind');
  for (const field of ['name', 'kind']) if (textOf(source, field) === '') errors.required(child(at, field));
  if (textOf(source, 'apiGroup') === '' && kind !== 'PersistentVolumeClaim') {
    errors.invalid(at, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
  }
  const namespace = textOf(source, 'namespace');
  if (namespace !== '') errors.invalidEach(child(at, 'namespace'), namespace, isDNS1123Label(namespace));
}
