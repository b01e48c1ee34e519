import { has, numberOf, objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors, root } from './fieldErrors.ts';
import { type GoSyntax, goIntOrString, goPointer, goQuoted, goStruct } from './goValue.ts';
import { isDNS1123Label } from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { validateTemplateMeta } from './pod.ts';
import {
  amountOf,
  goLabelSelector,
  refuseLabels,
  templateLabels,
  validateAmount,
  validateAtMostAll,
  validateRunsForEver,
  validateSelector,
} from './workload.ts';

/** Source: v1.28 pkg/apis/apps/validation/validation.go:ValidateStatefulSet, ValidateStatefulSetSpec. */
export function validateStatefulSet(
  statefulSet: JsonObject,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(statefulSet, 'spec') ?? {};
  const at = child(root, 'spec');
  validateObjectMeta(
    objectOf(statefulSet, 'metadata'),
    { namespaced: true, name: isDNS1123Label },
    child(root, 'metadata'),
    errors,
  );
  const management = textOf(spec, 'podManagementPolicy');
  if (management !== 'OrderedReady' && management !== 'Parallel') {
    errors.invalid(child(at, 'podManagementPolicy'), management, "must be 'OrderedReady' or 'Parallel'");
  }
  validateUpdateStrategy(objectOf(spec, 'updateStrategy') ?? {}, child(at, 'updateStrategy'), errors);
  const policy = objectOf(spec, 'persistentVolumeClaimRetentionPolicy');
  for (const field of policy ? ['whenDeleted', 'whenScaled'] : []) {
    const word = textOf(policy, field);
    if (word !== 'Retain' && word !== 'Delete') {
      const place = child(child(at, 'persistentVolumeClaimRetentionPolicy'), field);
      errors.notSupported(place, word, ['Retain', 'Delete']);
    }
  }
  for (const field of ['replicas', 'minReadySeconds']) {
    errors.nonnegative(child(at, field), numberOf(spec, field));
  }
  errors.nonnegative(
    child(at, 'ordinals.start', ['ordinals', 'start']),
    numberOf(objectOf(spec, 'ordinals'), 'start'),
  );
  validateTemplate(spec, at, options, errors);
}

/** Only labels and annotations of the template are looked at: its pods are judged one by one when they are made. */
function validateTemplate(
  spec: JsonObject,
  at: ErrorPath,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const template = objectOf(spec, 'template') ?? {};
  const templatePlace = child(at, 'template');
  const selectorPlace = child(at, 'selector');
  const selector = validateSelector(spec, 'statefulset', selectorPlace, errors);
  if (selector === null) {
    errors.invalid(selectorPlace, goLabelSelector(objectOf(spec, 'selector') ?? {}), '');
  } else {
    if (!selector.empty && !selector.matches(templateLabels(template))) {
      refuseLabels(template, templatePlace, errors);
    }
    validateTemplateMeta(template, templatePlace, options, errors);
  }
  validateRunsForEver(template, 'StatefulSet', templatePlace, errors);
}

function validateUpdateStrategy(strategy: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const type = textOf(strategy, 'type');
  const rollingUpdate = objectOf(strategy, 'rollingUpdate');
  const place = child(at, 'rollingUpdate');
  if (type === 'OnDelete') {
    if (rollingUpdate) {
      errors.invalid(
        place,
        goRollingUpdate(rollingUpdate),
        "only allowed for updateStrategy 'RollingUpdate'",
      );
    }
  } else if (type === 'RollingUpdate') {
    if (rollingUpdate) validateRollingUpdate(rollingUpdate, place, errors);
  } else {
    const shown = goStruct('apps.StatefulSetUpdateStrategy', {
      Type: goQuoted(type),
      RollingUpdate: goPointer('apps.RollingUpdateStatefulSetStrategy', rollingUpdate),
    });
    errors.invalid(at, shown, "must be 'RollingUpdate' or 'OnDelete'");
  }
}

function validateRollingUpdate(update: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  errors.nonnegative(child(at, 'partition'), numberOf(update, 'partition'));
  if (!has(update, 'maxUnavailable')) return;
  validateAmount(update, 'maxUnavailable', at, errors);
  if (amountOf(update, 'maxUnavailable') === 0) {
    const { maxUnavailable } = update;
    const shown = goIntOrString(typeof maxUnavailable === 'string' ? maxUnavailable : Number(maxUnavailable));
    errors.invalid(child(at, 'maxUnavailable'), shown, 'cannot be 0');
  }
  validateAtMostAll(update, 'maxUnavailable', at, errors);
}

function goRollingUpdate(update: JsonObject): GoSyntax {
  return goStruct('apps.RollingUpdateStatefulSetStrategy', {
    Partition: String(numberOf(update, 'partition')),
    MaxUnavailable: goPointer('intstr.IntOrString', update.maxUnavailable),
  });
}
