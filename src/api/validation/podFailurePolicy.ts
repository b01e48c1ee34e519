import { has, numbersOf, objectOf, objectsOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { isQualifiedName } from './nameRules.ts';

const mostRules = 20;
const mostExitCodes = 255;
const mostConditions = 20;
const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const statuses = ['False', 'True', 'Unknown'];

/** Source: v1.28 pkg/apis/batch/validation/validation.go:validatePodFailurePolicy. */
export function validatePodFailurePolicy(
  policy: JsonObject,
  spec: JsonObject,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const rules = objectsOf(policy, 'rules');
  const place = child(at, 'rules');
  if (rules.length > mostRules) errors.tooMany(place, rules.length, mostRules);
  const names = containerNamesOf(spec);
  for (const [i, rule] of rules.entries()) validateRule(rule, spec, names, index(place, i), errors);
}

function validateRule(
  rule: JsonObject,
  spec: JsonObject,
  names: readonly string[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const action = textOf(rule, 'action');
  const place = child(at, 'action');
  if (action === '') errors.required(place, validValues(actions));
  else if (action === 'FailIndex') {
    if (!has(spec, 'backoffLimitPerIndex')) {
      errors.invalid(place, action, 'requires the backoffLimitPerIndex to be set');
    }
  } else if (!actions.includes(action)) errors.notSupported(place, action, actions);
  const exitCodes = objectOf(rule, 'onExitCodes');
  const conditions = objectsOf(rule, 'onPodConditions');
  if (exitCodes) validateExitCodes(exitCodes, names, child(at, 'onExitCodes'), errors);
  if (conditions.length > 0) validateConditions(conditions, child(at, 'onPodConditions'), errors);
  if (exitCodes && conditions.length > 0) {
    errors.invalidPlace(at, 'specifying both OnExitCodes and OnPodConditions is not supported');
  }
  if (!exitCodes && conditions.length === 0) {
    errors.invalidPlace(at, 'specifying one of OnExitCodes and OnPodConditions is required');
  }
}

function validateConditions(patterns: readonly JsonObject[], at: ErrorPath, errors: FieldErrors): void {
  if (patterns.length > mostConditions) errors.tooMany(at, patterns.length, mostConditions);
  for (const [i, pattern] of patterns.entries()) {
    const place = index(at, i);
    const type = textOf(pattern, 'type');
    const status = textOf(pattern, 'status');
    errors.invalidEach(child(place, 'type'), type, isQualifiedName(type));
    if (status === '') errors.required(child(place, 'status'), validValues(statuses));
    else if (!statuses.includes(status)) errors.notSupported(child(place, 'status'), status, statuses);
  }
}

function validateExitCodes(
  requirement: JsonObject,
  names: readonly string[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const operator = textOf(requirement, 'operator');
  const operators = ['In', 'NotIn'];
  if (operator === '') errors.required(child(at, 'operator'), validValues(operators));
  else if (!operators.includes(operator)) errors.notSupported(child(at, 'operator'), operator, operators);
  const name = textOf(requirement, 'containerName');
  if (has(requirement, 'containerName') && !names.includes(name)) {
    errors.invalid(
      child(at, 'containerName'),
      name,
      'must be one of the container or initContainer names in the pod template',
    );
  }
  const values = numbersOf(requirement, 'values');
  const place = child(at, 'values');
  const shown = goList('int32', has(requirement, 'values') ? values : null);
  if (values.length === 0) errors.invalid(place, shown, 'at least one value is required');
  else if (values.length > mostExitCodes) errors.tooMany(place, values.length, mostExitCodes);
  for (const [i, value] of values.entries()) {
    if (operator === 'In' && value === 0) {
      errors.invalid(index(place, i), value, 'must not be 0 for the In operator');
    }
    if (values.indexOf(value) < i) errors.duplicate(index(place, i), value);
  }
  if (values.some((value, i) => i > 0 && (values[i - 1] ?? value) > value)) {
    errors.invalid(place, shown, 'must be ordered');
  }
}

function validValues(words: readonly string[]): string {
  return `valid values: [${words.map((word) => `"${word}"`).join(' ')}]`;
}

/** Names of all containers a rule may speak of. */
function containerNamesOf(spec: JsonObject): readonly string[] {
  const pod = objectOf(objectOf(spec, 'template'), 'spec');
  return ['containers', 'initContainers'].flatMap((field) =>
    objectsOf(pod, field).map((container) => textOf(container, 'name')),
  );
}
