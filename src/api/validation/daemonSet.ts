import { numberOf, objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { labelSelector } from '#api/labelSelector.ts';
import { child, type ErrorPath, type FieldErrors, root } from './fieldErrors.ts';
import { goIntOrString, goPointer, goQuoted, goStruct } from './goValue.ts';
import { validateLabelSelector } from './labels.ts';
import { isDNS1123Subdomain } from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { validatePodTemplateSpec } from './pod.ts';
import {
  amountOf,
  refuseEmptySelector,
  refuseLabels,
  templateLabels,
  validateAmount,
  validateAtMostAll,
  validateReadOnlyDisks,
  validateRunsForEver,
} from './workload.ts';

/** Source: v1.28 pkg/apis/apps/validation/validation.go:ValidateDaemonSet, ValidateDaemonSetSpec. */
export function validateDaemonSet(
  daemonSet: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(daemonSet, 'spec') ?? {};
  const template = objectOf(spec, 'template') ?? {};
  const selector = objectOf(spec, 'selector');
  const at = child(root, 'spec');
  const templatePlace = child(at, 'template');
  validateObjectMeta(
    objectOf(daemonSet, 'metadata'),
    { namespaced: true, name: isDNS1123Subdomain },
    child(root, 'metadata'),
    errors,
  );
  validateLabelSelector(selector, child(at, 'selector'), errors);
  if (labelSelector(selector)?.matches(templateLabels(template)) === false) {
    refuseLabels(template, templatePlace, errors);
  }
  if (selector) refuseEmptySelector(selector, 'daemonset', child(at, 'selector'), errors);
  validatePodTemplateSpec(template, templatePlace, options, errors);
  validateReadOnlyDisks(template, templatePlace, options, errors);
  validateRunsForEver(template, 'DaemonSet', templatePlace, errors);
  errors.nonnegative(child(at, 'minReadySeconds'), numberOf(spec, 'minReadySeconds'));
  validateUpdateStrategy(objectOf(spec, 'updateStrategy') ?? {}, child(at, 'updateStrategy'), errors);
  errors.nonnegative(child(at, 'revisionHistoryLimit'), numberOf(spec, 'revisionHistoryLimit'));
}

/** Source: v1.28 pkg/apis/apps/validation/validation.go:ValidateDaemonSetUpdateStrategy. */
function validateUpdateStrategy(strategy: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const type = textOf(strategy, 'type');
  const rollingUpdate = objectOf(strategy, 'rollingUpdate');
  if (type === 'OnDelete') return;
  if (type === 'RollingUpdate') {
    if (rollingUpdate) validateRollingUpdate(rollingUpdate, child(at, 'rollingUpdate'), errors);
    return;
  }
  const shown = goStruct('apps.DaemonSetUpdateStrategy', {
    Type: goQuoted(type),
    RollingUpdate: goPointer('apps.RollingUpdateDaemonSet', rollingUpdate),
  });
  errors.notSupported(at, shown, ['RollingUpdate', 'OnDelete']);
}

/** Exactly one of the two is not zero. Source: v1.28 pkg/apis/apps/validation/validation.go:ValidateRollingUpdateDaemonSet. */
function validateRollingUpdate(update: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const fields = ['maxUnavailable', 'maxSurge'];
  for (const field of fields) validateAmount(update, field, at, errors);
  for (const field of fields) validateAtMostAll(update, field, at, errors);
  const unavailable = amountOf(update, 'maxUnavailable') !== 0;
  const surge = amountOf(update, 'maxSurge') !== 0;
  if (unavailable && surge) {
    const { maxSurge } = update;
    const shown = goIntOrString(typeof maxSurge === 'string' ? maxSurge : Number(maxSurge));
    errors.invalid(child(at, 'maxSurge'), shown, 'may not be set when maxUnavailable is non-zero');
  } else if (!unavailable && !surge) {
    errors.required(child(at, 'maxUnavailable'), 'cannot be 0 when maxSurge is 0');
  }
}
