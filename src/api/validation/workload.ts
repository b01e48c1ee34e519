import { intOrStringOf, numberOf, objectOf, objectsOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { labelSelector, type Selector } from '#api/labelSelector.ts';
import { child, type ErrorPath, type FieldErrors, index } from './fieldErrors.ts';
import { type GoSyntax, goIntOrString, goList, goQuoted, goStruct, goTextMap } from './goValue.ts';
import { validateLabelSelector } from './labels.ts';
import { isValidPercent } from './nameRules.ts';
import type { ValidationOptions } from './options.ts';
import { validatePodTemplateSpec } from './pod.ts';

/** Labels and template do not fit. */
const doesNotMatch = '`selector` does not match template `labels`';

/**
 * The selector of Deployments, ReplicaSets and StatefulSets: there, not empty, and right. Null when it cannot be
 * compiled.
 *
 * Source: v1.28 pkg/apis/apps/validation/validation.go:ValidateDeploymentSpec and its siblings.
 */
export function validateSelector(
  spec: JsonObject,
  emptyFor: string,
  at: ErrorPath,
  errors: FieldErrors,
): Selector | null {
  const selector = objectOf(spec, 'selector');
  if (selector === undefined) errors.required(at);
  else {
    validateLabelSelector(selector, at, errors);
    refuseEmptySelector(selector, emptyFor, at, errors);
  }
  return labelSelector(selector);
}

export function refuseEmptySelector(
  selector: JsonObject,
  emptyFor: string,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  if (labelSelector(selector)?.empty) {
    errors.invalid(at, goLabelSelector(selector), `empty selector is invalid for ${emptyFor}`);
  }
}

/** Go's `%#v` of a label selector. */
export function goLabelSelector(selector: JsonObject): GoSyntax {
  const expressions = objectsOf(selector, 'matchExpressions').map(
    (one) =>
      goStruct('v1.LabelSelectorRequirement', {
        Key: goQuoted(textOf(one, 'key')),
        Operator: goQuoted(textOf(one, 'operator')),
        Values: goList('string', one.values === undefined ? null : textsOf(one, 'values')).syntax,
      }).syntax,
  );
  const list = selector.matchExpressions === undefined ? '(nil)' : `{${expressions.join(', ')}}`;
  return goStruct('v1.LabelSelector', {
    MatchLabels: goTextMap(objectOf(selector, 'matchLabels')).syntax,
    MatchExpressions: `[]v1.LabelSelectorRequirement${list}`,
  });
}

export function templateLabels(template: JsonObject): Readonly<Record<string, string>> {
  return textMapOf(objectOf(template, 'metadata'), 'labels');
}

export function refuseLabels(template: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const labels = objectOf(objectOf(template, 'metadata'), 'labels');
  errors.invalid(child(child(at, 'metadata'), 'labels'), goTextMap(labels), doesNotMatch);
}

/**
 * The template of what keeps its pods running for ever.
 *
 * Source: v1.28 pkg/apis/apps/validation/validation.go:ValidatePodTemplateSpecForReplicaSet.
 */
export function validateReplicatedTemplate(
  spec: JsonObject,
  selector: Selector,
  kind: string,
  at: ErrorPath,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const template = objectOf(spec, 'template') ?? {};
  if (!selector.empty && !selector.matches(templateLabels(template))) refuseLabels(template, at, errors);
  validatePodTemplateSpec(template, at, options, errors);
  if (numberOf(spec, 'replicas') > 1) validateReadOnlyDisks(template, at, options, errors);
  validateRunsForEver(template, kind, at, errors);
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:ValidateReadOnlyPersistentDisks. */
export function validateReadOnlyDisks(
  template: JsonObject,
  at: ErrorPath,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  if (options.gateEnabled('SkipReadOnlyValidationGCE')) return;
  for (const [i, volume] of objectsOf(objectOf(template, 'spec'), 'volumes').entries()) {
    const disk = objectOf(volume, 'gcePersistentDisk');
    if (disk && disk.readOnly !== true) {
      const place = index(child(child(at, 'spec'), 'volumes'), i);
      errors.invalid(
        child(child(place, 'gcePersistentDisk'), 'readOnly'),
        false,
        'must be true for replicated pods > 1; GCE PD can only be mounted on multiple machines if it is read-only',
      );
    }
  }
}

export function validateRunsForEver(
  template: JsonObject,
  kind: string,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const spec = objectOf(template, 'spec');
  const place = child(at, 'spec');
  const policy = textOf(spec, 'restartPolicy');
  if (policy !== 'Always') errors.notSupported(child(place, 'restartPolicy'), policy, ['Always']);
  if (spec?.activeDeadlineSeconds !== undefined) {
    errors.forbidden(
      child(place, 'activeDeadlineSeconds'),
      `activeDeadlineSeconds in ${kind} is not Supported`,
    );
  }
}

/** A number of pods or a share of them. Source: v1.28 pkg/apis/apps/validation/validation.go:ValidatePositiveIntOrPercent. */
export function validateAmount(object: JsonObject, field: string, at: ErrorPath, errors: FieldErrors): void {
  const amount = intOrStringOf(object, field) ?? 0;
  if (typeof amount === 'number') errors.nonnegative(child(at, field), amount);
  else errors.invalidEach(child(at, field), goIntOrString(amount), isValidPercent(amount));
}

/** Source: v1.28 pkg/apis/apps/validation/validation.go:IsNotMoreThan100Percent. */
export function validateAtMostAll(
  object: JsonObject,
  field: string,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const amount = intOrStringOf(object, field);
  if (typeof amount !== 'string' || isValidPercent(amount).length > 0) return;
  if (Number.parseInt(amount, 10) > 100) {
    errors.invalid(child(at, field), goIntOrString(amount), 'must not be greater than 100%');
  }
}

/** The number in it; other texts count as the number Go reads in them, mostly 0. */
export function amountOf(object: JsonObject, field: string): number {
  const amount = intOrStringOf(object, field) ?? 0;
  if (typeof amount === 'number') return amount;
  return /^(?:\d+%|[+-]?\d+)$/.test(amount) ? Number.parseInt(amount, 10) : 0;
}
