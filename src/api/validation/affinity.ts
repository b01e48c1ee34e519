import { has, numberOf, objectOf, objectsOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { validateLabelName, validateLabelSelector } from './labels.ts';
import { isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateAffinity. */
export function validateAffinity(affinity: JsonObject | undefined, at: ErrorPath, errors: FieldErrors): void {
  const nodes = objectOf(affinity, 'nodeAffinity');
  if (nodes) validateNodeAffinity(nodes, child(at, 'nodeAffinity'), errors);
  for (const field of ['podAffinity', 'podAntiAffinity']) {
    const pods = objectOf(affinity, field);
    if (pods) validatePodAffinity(pods, child(at, field), errors);
  }
}

function validateNodeAffinity(affinity: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const selector = objectOf(affinity, required);
  const terms = objectsOf(selector, 'nodeSelectorTerms');
  const termsPlace = child(child(at, required), 'nodeSelectorTerms');
  if (selector && terms.length === 0) {
    errors.required(termsPlace, 'must have at least one node selector term');
  }
  for (const [i, term] of terms.entries()) validateNodeSelectorTerm(term, index(termsPlace, i), errors);
  for (const [i, term] of objectsOf(affinity, preferred).entries()) {
    const place = index(child(at, preferred), i);
    validateWeight(term, place, errors);
    validateNodeSelectorTerm(objectOf(term, 'preference') ?? {}, child(place, 'preference'), errors);
  }
}

function validateWeight(term: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const weight = numberOf(term, 'weight');
  if (weight <= 0 || weight > 100) {
    errors.invalid(child(at, 'weight'), weight, 'must be in the range 1-100');
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateNodeSelectorTerm. */
function validateNodeSelectorTerm(term: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const [i, requirement] of objectsOf(term, 'matchExpressions').entries()) {
    validateNodeRequirement(requirement, index(child(at, 'matchExpressions'), i), errors);
  }
  for (const [i, requirement] of objectsOf(term, 'matchFields').entries()) {
    validateFieldRequirement(requirement, index(child(at, 'matchFields'), i), errors);
  }
}

function validateNodeRequirement(requirement: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const operator = textOf(requirement, 'operator');
  const count = textsOf(requirement, 'values').length;
  const values = child(at, 'values');
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (count === 0) errors.required(values, "must be specified when `operator` is 'In' or 'NotIn'");
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (count > 0) {
        errors.forbidden(values, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      }
      break;
    case 'Gt':
    case 'Lt':
      if (count !== 1) {
        errors.required(values, "must be specified single value when `operator` is 'Lt' or 'Gt'");
      }
      break;
    default:
      errors.invalid(child(at, 'operator'), operator, 'not a valid selector operator');
  }
  validateLabelName(textOf(requirement, 'key'), child(at, 'key'), errors);
}

function validateFieldRequirement(requirement: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const operator = textOf(requirement, 'operator');
  const values = textsOf(requirement, 'values');
  const name = textOf(requirement, 'key');
  if (operator !== 'In' && operator !== 'NotIn') {
    errors.invalid(child(at, 'operator'), operator, 'not a valid selector operator');
  } else if (values.length !== 1) {
    errors.required(
      child(at, 'values'),
      "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
    );
  }
  if (name !== 'metadata.name') {
    errors.invalid(child(at, 'key'), name, 'not a valid field selector key');
    return;
  }
  for (const [i, value] of values.entries()) {
    errors.invalidEach(index(child(at, 'values'), i), value, isDNS1123Subdomain(value));
  }
}

function validatePodAffinity(affinity: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const [i, term] of objectsOf(affinity, required).entries()) {
    validatePodAffinityTerm(term, index(child(at, required), i), errors);
  }
  for (const [i, term] of objectsOf(affinity, preferred).entries()) {
    const place = index(child(at, preferred), i);
    validateWeight(term, place, errors);
    validatePodAffinityTerm(objectOf(term, 'podAffinityTerm') ?? {}, child(place, 'podAffinityTerm'), errors);
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validatePodAffinityTerm. */
function validatePodAffinityTerm(term: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const field of ['labelSelector', 'namespaceSelector']) {
    if (has(term, field)) validateLabelSelector(objectOf(term, field), child(at, field), errors);
  }
  for (const [i, namespace] of textsOf(term, 'namespaces').entries()) {
    const place = child(at, 'namespace', ['namespaces', i]);
    errors.invalidEach(place, namespace, isDNS1123Label(namespace));
  }
  const topologyKey = textOf(term, 'topologyKey');
  if (topologyKey === '') errors.required(child(at, 'topologyKey'), 'can not be empty');
  validateLabelName(topologyKey, child(at, 'topologyKey'), errors);
}
