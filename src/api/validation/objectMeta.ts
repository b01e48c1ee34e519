import { flagOf, numberOf, objectsOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { type GoSyntax, goList, goPointer, goQuoted, goStruct, isPrintable } from './goValue.ts';
import { validateLabels } from './labels.ts';
import { asPrefix, byteLength, isDNS1123Label, isQualifiedName, type NameRule } from './nameRules.ts';

/** The most an object's annotations may hold together, in bytes. */
const annotationBytes = 256 * 1024;

/** The longest name of who manages fields, and of the subresource through which. */
const managerBytes = 128;
const subresourceBytes = 256;

export interface ObjectMetaRules {
  readonly namespaced: boolean;
  readonly name: NameRule;
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateObjectMeta. */
export function validateObjectMeta(
  meta: JsonObject | undefined,
  rules: ObjectMetaRules,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  validateAnyObjectMeta(meta, rules, at, errors);
  for (const [i, finalizer] of textsOf(meta, 'finalizers').entries()) {
    validateKubeFinalizerName(finalizer, index(child(at, 'finalizers'), i), errors);
  }
}

/**
 * What is asked of every object, whatever its kind.
 *
 * Source: v1.28 apimachinery pkg/api/validation/objectmeta.go:ValidateObjectMetaAccessor.
 */
export function validateAnyObjectMeta(
  meta: JsonObject | undefined,
  rules: ObjectMetaRules,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const generateName = textOf(meta, 'generateName');
  if (generateName !== '') {
    errors.invalidEach(child(at, 'generateName'), generateName, asPrefix(rules.name)(generateName));
  }
  const name = textOf(meta, 'name');
  if (name === '') errors.required(child(at, 'name'), 'name or generateName is required');
  else errors.invalidEach(child(at, 'name'), name, rules.name(name));
  validateNamespace(textOf(meta, 'namespace'), rules.namespaced, child(at, 'namespace'), errors);
  errors.nonnegative(child(at, 'generation'), numberOf(meta, 'generation'));
  validateLabels(textMapOf(meta, 'labels'), child(at, 'labels'), errors);
  validateAnnotations(textMapOf(meta, 'annotations'), child(at, 'annotations'), errors);
  validateOwnerReferences(objectsOf(meta, 'ownerReferences'), child(at, 'ownerReferences'), errors);
  validateFinalizers(textsOf(meta, 'finalizers'), child(at, 'finalizers'), errors);
  validateManagedFields(objectsOf(meta, 'managedFields'), child(at, 'managedFields'), errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateFinalizerName. */
export function validateFinalizerName(finalizer: string, at: ErrorPath, errors: FieldErrors): void {
  errors.invalidEach(at, finalizer, isQualifiedName(finalizer));
  validateKubeFinalizerName(finalizer, at, errors);
}

function validateKubeFinalizerName(finalizer: string, at: ErrorPath, errors: FieldErrors): void {
  if (finalizer.includes('/') || standardFinalizers.includes(finalizer)) return;
  errors.invalid(at, finalizer, 'name is neither a standard finalizer name nor is it fully qualified');
}

/** Keys are qualified names, case apart. Source: v1.28 apimachinery objectmeta.go:ValidateAnnotations. */
export function validateAnnotations(
  annotations: Readonly<Record<string, string>>,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  let bytes = 0;
  errors.ofMap(annotations, ([name, value]) => {
    errors.invalidEach({ ...at, path: [...at.path, name] }, name, isQualifiedName(name.toLowerCase()));
    bytes += byteLength(name) + byteLength(value);
  });
  if (bytes > annotationBytes) errors.tooLong(at, annotationBytes);
}

const standardFinalizers = ['kubernetes', 'orphan', 'foregroundDeletion'];

function validateNamespace(namespace: string, namespaced: boolean, at: ErrorPath, errors: FieldErrors): void {
  if (!namespaced) {
    if (namespace !== '') errors.forbidden(at, 'not allowed on this type');
  } else if (namespace === '') errors.required(at);
  else errors.invalidEach(at, namespace, isDNS1123Label(namespace));
}

function validateFinalizers(finalizers: readonly string[], at: ErrorPath, errors: FieldErrors): void {
  for (const finalizer of finalizers) errors.invalidEach(at, finalizer, isQualifiedName(finalizer));
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    const detail = 'finalizer orphan and foregroundDeletion cannot be both set';
    errors.invalid(at, goList('string', finalizers), detail);
  }
}

/** Source: v1.28 apimachinery pkg/apis/meta/v1/validation/validation.go:ValidateManagedFields. */
function validateManagedFields(entries: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  for (const [i, entry] of entries.entries()) {
    const operation = textOf(entry, 'operation');
    const fieldsType = textOf(entry, 'fieldsType');
    if (operation !== 'Apply' && operation !== 'Update') {
      errors.invalid(child(index(at, i), 'operation'), operation, 'must be `Apply` or `Update`');
    }
    if (fieldsType !== '' && fieldsType !== 'FieldsV1') {
      errors.invalid(child(index(at, i), 'fieldsType'), fieldsType, 'must be `FieldsV1`');
    }
    validateFieldManager(textOf(entry, 'manager'), child(index(at, i), 'manager'), errors);
    if (byteLength(textOf(entry, 'subresource')) > subresourceBytes) {
      errors.tooLong(child(index(at, i), 'subresource'), subresourceBytes);
    }
  }
}

function validateFieldManager(manager: string, at: ErrorPath, errors: FieldErrors): void {
  if (byteLength(manager) > managerBytes) errors.tooLong(at, managerBytes);
  let position = 0;
  for (const letter of manager) {
    if (!isPrintable(letter)) {
      const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      errors.invalid(at, manager, `invalid character U+${code} (at position ${position})`);
    }
    position += byteLength(letter);
  }
}

function validateOwnerReferences(owners: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  let controller = '';
  for (const owner of owners) {
    const apiVersion = textOf(owner, 'apiVersion');
    const kind = textOf(owner, 'kind');
    // An apiVersion of too many parts has no version either.
    const version = apiVersion.split('/').length > 2 ? '' : (apiVersion.split('/').at(-1) ?? '');
    if (version === '') errors.invalid(child(at, 'apiVersion'), apiVersion, 'version must not be empty');
    for (const field of ['kind', 'name', 'uid']) {
      const value = textOf(owner, field);
      if (value === '') errors.invalid(child(at, field), value, `${field} must not be empty`);
    }
    if (apiVersion === 'v1' && kind === 'Event') {
      errors.invalid(at, goOwner(owner), '/v1, Kind=Event is disallowed from being an owner');
    }
    if (!flagOf(owner, 'controller')) continue;
    const current = `${kind}/${textOf(owner, 'name')}`;
    if (controller === '') controller = current;
    else {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${current}`;
      const all = owners.map((one) => goOwner(one).syntax).join(', ');
      errors.invalid(at, { syntax: `[]v1.OwnerReference{${all}}` }, detail);
    }
  }
}

function goOwner(owner: JsonObject): GoSyntax {
  return goStruct('v1.OwnerReference', {
    APIVersion: goQuoted(textOf(owner, 'apiVersion')),
    Kind: goQuoted(textOf(owner, 'kind')),
    Name: goQuoted(textOf(owner, 'name')),
    UID: goQuoted(textOf(owner, 'uid')),
    Controller: goPointer('bool', owner.controller),
    BlockOwnerDeletion: goPointer('bool', owner.blockOwnerDeletion),
  });
}
