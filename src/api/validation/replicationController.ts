import { numberOf, objectOf, textMapOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type FieldErrors, root } from './fieldErrors.ts';
import { isDNS1123Subdomain } from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { validatePodTemplateSpec } from './pod.ts';
import { validateReplicatedTemplate } from './workload.ts';

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateReplicationController, ValidateReplicationControllerSpec. */
export function validateReplicationController(
  controller: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(controller, 'spec') ?? {};
  const at = child(root, 'spec');
  validateMeta(controller, errors);
  errors.nonnegative(child(at, 'minReadySeconds'), numberOf(spec, 'minReadySeconds'));
  // Not compiled as strictly as a label selector: its labels are not looked at.
  const wanted = Object.entries(textMapOf(spec, 'selector'));
  const selector = {
    empty: wanted.length === 0,
    matches: (labels: Readonly<Record<string, string>>) =>
      wanted.every(([name, value]) => labels[name] === value),
  };
  if (selector.empty) errors.required(child(at, 'selector'));
  errors.nonnegative(child(at, 'replicas'), numberOf(spec, 'replicas'));
  const place = child(at, 'template');
  if (objectOf(spec, 'template') === undefined) errors.required(place);
  else {
    validateReplicatedTemplate(spec, selector, 'ReplicationController', place, options, errors);
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePodTemplate. */
export function validatePodTemplate(
  podTemplate: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  validateMeta(podTemplate, errors);
  const template = objectOf(podTemplate, 'template') ?? {};
  validatePodTemplateSpec(template, child(root, 'template'), options, errors);
}

function validateMeta(object: JsonObject, errors: FieldErrors): void {
  const rules = { namespaced: true, name: isDNS1123Subdomain };
  validateObjectMeta(objectOf(object, 'metadata'), rules, child(root, 'metadata'), errors);
}
