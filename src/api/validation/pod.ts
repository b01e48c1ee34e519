import { has, objectOf, objectsOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { validateImageSpace } from './ephemeralContainers.ts';
import { child, type ErrorPath, type FieldErrors, index, root } from './fieldErrors.ts';
import { validateLabels } from './labels.ts';
import { isDNS1123Subdomain } from './nameRules.ts';
import { validateAnnotations, validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { annotationsOf, validatePodAnnotations, validateSeccompMatch } from './podAnnotations.ts';
import { validatePodSpec } from './podSpec.ts';

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePodCreate, validatePodMetadataAndSpec. */
export function validatePod(pod: JsonObject, options: ValidationOptions, errors: FieldErrors): void {
  const metadata = objectOf(pod, 'metadata');
  const spec = objectOf(pod, 'spec') ?? {};
  const annotations = annotationsOf(pod);
  const metadataPlace = child(root, 'metadata');
  const at = child(root, 'spec');
  const podOptions = { ...options, isPod: true };
  validateObjectMeta(metadata, { namespaced: true, name: isDNS1123Subdomain }, metadataPlace, errors);
  validatePodAnnotations(annotations, spec, child(metadataPlace, 'annotations'), podOptions, errors);
  validatePodSpec(spec, textOf(metadata, 'name'), at, podOptions, errors);
  for (const field of ['containers', 'initContainers']) {
    for (const [i, container] of objectsOf(spec, field).entries()) {
      validateImageSpace(container, index(child(at, field), i), errors);
    }
  }
  if (objectsOf(spec, 'ephemeralContainers').length > 0) {
    errors.forbidden(child(at, 'ephemeralContainers'), 'cannot be set on create');
  }
  if (textOf(spec, 'nodeName') !== '' && objectsOf(spec, 'schedulingGates').length > 0) {
    errors.forbidden(child(at, 'nodeName'), 'cannot be set until all schedulingGates have been cleared');
  }
  validateSeccompMatch(annotations, spec, at, errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidatePodTemplateSpec. */
export function validatePodTemplateSpec(
  template: JsonObject,
  at: ErrorPath,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(template, 'spec') ?? {};
  const annotations = annotationsOf(template);
  validateTemplateMeta(template, at, options, errors);
  validatePodSpec(spec, '', child(at, 'spec'), { ...options, isPod: false }, errors);
  validateSeccompMatch(annotations, spec, child(at, 'spec'), errors);
  if (has(spec, 'ephemeralContainers') && objectsOf(spec, 'ephemeralContainers').length > 0) {
    errors.forbidden(
      child(child(at, 'spec'), 'ephemeralContainers'),
      'ephemeral containers not allowed in pod template',
    );
  }
}

/** Labels and annotations of a template, which the server names without `metadata`. */
export function validateTemplateMeta(
  template: JsonObject,
  at: ErrorPath,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(template, 'spec') ?? {};
  const annotations = annotationsOf(template);
  const annotationsPlace = child(at, 'annotations', ['metadata', 'annotations']);
  const labels = textMapOf(objectOf(template, 'metadata'), 'labels');
  validateLabels(labels, child(at, 'labels', ['metadata', 'labels']), errors);
  validateAnnotations(annotations, annotationsPlace, errors);
  validatePodAnnotations(annotations, spec, annotationsPlace, { ...options, isPod: false }, errors);
}
