import { has, numberOf, objectOf, objectsOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { goPointer, goQuoted, goStruct } from './goValue.ts';
import { validateLabelName, validateLabelSelector } from './labels.ts';
import { isQualifiedName, isValidLabelValue } from './nameRules.ts';

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateTolerations. */
export function validateTolerations(
  tolerations: readonly JsonObject[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  for (const [i, toleration] of tolerations.entries()) {
    const place = index(at, i);
    const operatorPlace = child(place, 'operator');
    const operator = textOf(toleration, 'operator');
    const value = textOf(toleration, 'value');
    const effect = textOf(toleration, 'effect');
    const name = textOf(toleration, 'key');
    if (name !== '') validateLabelName(name, child(place, 'key'), errors);
    else if (operator !== 'Exists') {
      errors.invalid(
        operatorPlace,
        operator,
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      );
    }
    if (has(toleration, 'tolerationSeconds') && effect !== 'NoExecute') {
      errors.invalid(
        child(place, 'effect'),
        effect,
        "effect must be 'NoExecute' when `tolerationSeconds` is set",
      );
    }
    if (operator === 'Exists') {
      if (value !== '') {
        errors.invalid(
          operatorPlace,
          goToleration(toleration),
          "value must be empty when `operator` is 'Exists'",
        );
      }
    } else if (operator === 'Equal' || operator === '') {
      const wrong = isValidLabelValue(value);
      if (wrong.length > 0) errors.invalid(operatorPlace, value, wrong.join(';'));
    } else errors.notSupported(operatorPlace, operator, ['Equal', 'Exists']);
    if (effect !== '' && !effects.includes(effect)) {
      errors.notSupported(child(place, 'effect'), effect, effects);
    }
  }
}

function goToleration(toleration: JsonObject) {
  return goStruct('core.Toleration', {
    Key: goQuoted(textOf(toleration, 'key')),
    Operator: goQuoted(textOf(toleration, 'operator')),
    Value: goQuoted(textOf(toleration, 'value')),
    Effect: goQuoted(textOf(toleration, 'effect')),
    TolerationSeconds: goPointer('int64', toleration.tolerationSeconds),
  });
}

const whenUnsatisfiables = ['DoNotSchedule', 'ScheduleAnyway'];
const inclusionPolicies = ['Honor', 'Ignore'];

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateTopologySpreadConstraints. */
export function validateTopologySpread(
  constraints: readonly JsonObject[],
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const same = (a: JsonObject, b: JsonObject) =>
    textOf(a, 'topologyKey') === textOf(b, 'topologyKey') &&
    textOf(a, 'whenUnsatisfiable') === textOf(b, 'whenUnsatisfiable');
  for (const [i, constraint] of constraints.entries()) {
    const place = index(at, i);
    const topologyKey = textOf(constraint, 'topologyKey');
    const when = textOf(constraint, 'whenUnsatisfiable');
    const maxSkew = numberOf(constraint, 'maxSkew');
    if (maxSkew <= 0) errors.invalid(child(place, 'maxSkew'), maxSkew, 'must be greater than zero');
    if (topologyKey === '') errors.required(child(place, 'topologyKey'), 'can not be empty');
    if (!whenUnsatisfiables.includes(when)) {
      errors.notSupported(child(place, 'whenUnsatisfiable'), when, whenUnsatisfiables);
    }
    if (constraints.slice(i + 1).some((other) => same(constraint, other))) {
      errors.duplicate(
        child(place, '{topologyKey, whenUnsatisfiable}', ['topologyKey']),
        `{${topologyKey}, ${when}}`,
      );
    }
    validateMinDomains(constraint, when, child(place, 'minDomains'), errors);
    for (const field of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) {
      const policy = textOf(constraint, field);
      if (has(constraint, field) && !inclusionPolicies.includes(policy)) {
        errors.notSupported(child(place, field), policy, inclusionPolicies);
      }
    }
    const selector = objectOf(constraint, 'labelSelector');
    validateMatchLabelKeys(
      textsOf(constraint, 'matchLabelKeys'),
      selector,
      child(place, 'matchLabelKeys'),
      errors,
    );
    validateLabelSelector(selector, child(place, 'labelSelector'), errors);
  }
}

function validateMinDomains(constraint: JsonObject, when: string, at: ErrorPath, errors: FieldErrors): void {
  if (!has(constraint, 'minDomains')) return;
  const minDomains = numberOf(constraint, 'minDomains');
  if (minDomains <= 0) errors.invalid(at, minDomains, 'must be greater than zero');
  if (when !== 'DoNotSchedule') {
    const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${when}`;
    errors.invalid(at, minDomains, detail);
  }
}

function validateMatchLabelKeys(
  keys: readonly string[],
  selector: JsonObject | undefined,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (keys.length === 0) return;
  if (selector === undefined) {
    errors.forbidden(at, 'must not be specified when labelSelector is not set');
  }
  const selected = [
    ...Object.keys(textMapOf(selector, 'matchLabels')),
    ...objectsOf(selector, 'matchExpressions').map((expression) => textOf(expression, 'key')),
  ];
  for (const [i, name] of keys.entries()) {
    validateLabelName(name, index(at, i), errors);
    if (selected.includes(name)) {
      errors.invalid(index(at, i), name, 'exists in both matchLabelKeys and labelSelector');
    }
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateReadinessGates, validateSchedulingGates. */
export function validateGates(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const [i, gate] of objectsOf(spec, 'readinessGates').entries()) {
    const type = textOf(gate, 'conditionType');
    const place = child(index(child(at, 'readinessGates'), i), 'conditionType');
    errors.invalidEach(place, type, isQualifiedName(type));
  }
  const names = new Set<string>();
  for (const [i, gate] of objectsOf(spec, 'schedulingGates').entries()) {
    const name = textOf(gate, 'name');
    const place = index(child(at, 'schedulingGates'), i);
    errors.invalidEach(place, name, isQualifiedName(name));
    if (names.has(name)) errors.duplicate(place, name);
    names.add(name);
  }
}
