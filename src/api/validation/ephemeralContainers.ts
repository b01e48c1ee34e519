import { has, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { type ContainerScope, validateContainer } from './containers.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';

/** In Go's order of fields. */
const notAllowed = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
];
const notForEphemeral = 'cannot be set for an Ephemeral Container';

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateEphemeralContainers. */
export function validateEphemeralContainers(
  containers: readonly JsonObject[],
  others: readonly JsonObject[],
  scope: ContainerScope,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const otherNames = new Set(others.map((container) => textOf(container, 'name')));
  const names = new Set(otherNames);
  for (const [i, container] of containers.entries()) {
    const place = index(at, i);
    const name = textOf(container, 'name');
    const target = textOf(container, 'targetContainerName');
    validateContainer(container, scope, place, errors);
    validateImageSpace(container, place, errors);
    if (names.has(name)) errors.duplicate(child(place, 'name'), name);
    names.add(name);
    if (target !== '' && !otherNames.has(target)) {
      errors.notFound(child(place, 'targetContainerName'), target);
    }
    for (const field of notAllowed) {
      // Resources are no pointer: empty ones are none.
      const empty = field === 'resources' && Object.keys(objectOf(container, field) ?? {}).length === 0;
      if (has(container, field) && !empty) errors.forbidden(child(place, field), notForEphemeral);
    }
    for (const [j, mount] of objectsOf(container, 'volumeMounts').entries()) {
      for (const field of ['subPath', 'subPathExpr']) {
        if (textOf(mount, field) !== '') {
          errors.forbidden(child(index(child(place, 'volumeMounts'), j), field), notForEphemeral);
        }
      }
    }
  }
}

/** Looked at in pods, not in templates. Source: v1.28 pkg/apis/core/validation/validation.go:validateContainerOnlyForPod. */
export function validateImageSpace(container: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const image = textOf(container, 'image');
  if (image !== image.trim()) {
    errors.invalid(child(at, 'image'), image, 'must not have leading or trailing whitespace');
  }
}
