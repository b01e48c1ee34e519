import { objectsOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { isQualifiedName, isValidLabelValue } from './nameRules.ts';

/** Source: v1.28 apimachinery pkg/apis/meta/v1/validation/validation.go:ValidateLabels. Go takes the keys in any order. */
export function validateLabels(
  labels: Readonly<Record<string, string>>,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  errors.ofMap(labels, ([name, value]) => {
    const place = { ...at, path: [...at.path, name] };
    errors.invalidEach(place, name, isQualifiedName(name));
    errors.invalidEach(place, value, isValidLabelValue(value));
  });
}

/** Source: v1.28 apimachinery pkg/apis/meta/v1/validation/validation.go:ValidateLabelSelector. */
export function validateLabelSelector(
  selector: JsonObject | undefined,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (selector === undefined) return;
  validateLabels(textMapOf(selector, 'matchLabels'), child(at, 'matchLabels'), errors);
  for (const [i, expression] of objectsOf(selector, 'matchExpressions').entries()) {
    validateRequirement(expression, index(child(at, 'matchExpressions'), i), errors);
  }
}

function validateRequirement(requirement: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const operator = textOf(requirement, 'operator');
  const values = textsOf(requirement, 'values');
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) {
      errors.required(child(at, 'values'), "must be specified when `operator` is 'In' or 'NotIn'");
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      errors.forbidden(
        child(at, 'values'),
        "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      );
    }
  } else {
    errors.invalid(child(at, 'operator'), operator, 'not a valid selector operator');
  }
  validateLabelName(textOf(requirement, 'key'), child(at, 'key'), errors);
  for (const [i, value] of values.entries()) {
    errors.invalidEach(index(child(at, 'values'), i), value, isValidLabelValue(value));
  }
}

export function validateLabelName(name: string, at: ErrorPath, errors: FieldErrors): void {
  errors.invalidEach(at, name, isQualifiedName(name));
}
