import { objectOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type FieldErrors, root } from './fieldErrors.ts';
import { isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';
import { validateFinalizerName, validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateNamespace. */
export function validateNamespaceObject(
  namespace: JsonObject,
  _options: ValidationOptions,
  errors: FieldErrors,
): void {
  const rules = { namespaced: false, name: isDNS1123Label };
  validateObjectMeta(objectOf(namespace, 'metadata'), rules, child(root, 'metadata'), errors);
  const at = child(child(root, 'spec'), 'finalizers');
  for (const finalizer of textsOf(objectOf(namespace, 'spec'), 'finalizers')) {
    validateFinalizerName(finalizer, at, errors);
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateServiceAccount. */
export function validateServiceAccount(
  account: JsonObject,
  _options: ValidationOptions,
  errors: FieldErrors,
): void {
  const rules = { namespaced: true, name: isDNS1123Subdomain };
  validateObjectMeta(objectOf(account, 'metadata'), rules, child(root, 'metadata'), errors);
}
